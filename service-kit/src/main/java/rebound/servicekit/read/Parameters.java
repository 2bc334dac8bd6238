package rebound.servicekit.read;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.problem.Problem;

/**
 * Reads parameters as strictly as bodies. A query parameter that cannot be read is a 400 that names it; an id in the path
 * that is no id at all is a 404 like that of any other unknown thing.
 */
@Provider
public class Parameters implements ParamConverterProvider {

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        var name = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .orElse("");
        if (type == ResourceId.class) {
            return converter(text -> ResourceId.parse(text).orElseThrow(Problem::notFound));
        } else if (type == Instant.class) {
            return converter(text -> instant(name, text));
        } else if (type == LocalDate.class) {
            return converter(text -> date(name, text));
        } else if (type == int.class || type == Integer.class) {
            return converter(text -> integer(name, text));
        }
        return null;
    }

    private static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalidParameter(name, "must be a time such as 2026-11-05T07:30:00Z");
        }
    }

    private static LocalDate date(String name, String text) {
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw Problem.invalidParameter(name, "must be a date such as 2026-11-05");
    }

    private static Integer integer(String name, String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw Problem.invalidParameter(name, "must be an integer");
        }
    }

    @SuppressWarnings("unchecked") // Only called with the type that was asked for.
    private static <T> ParamConverter<T> converter(Function<String, ?> read) {
        return new ParamConverter<>() {
            @Override
            public @Nullable T fromString(@Nullable String text) {
                return text == null ? null : (T) read.apply(text);
            }

            @Override
            public String toString(T value) {
                return value.toString();
            }
        };
    }
}
