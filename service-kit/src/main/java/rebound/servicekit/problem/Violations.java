package rebound.servicekit.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.json.JsonPointers;
import rebound.servicekit.problem.Problem.FieldError;

/** Says in terms of the request what Bean Validation found in the arguments of a resource's method. */
final class Violations {

    /** More of them help nobody. */
    private static final int MOST_SHOWN = 100;

    private Violations() {}

    /** In a stable order, the first so many; empty if it is not the request that is wrong. */
    static List<FieldError> errors(ConstraintViolationException failure) {
        var errors = new TreeMap<String, FieldError>();
        for (var violation : failure.getConstraintViolations()) {
            error(violation).ifPresent(error -> errors.put(error.toString(), error));
            if (errors.size() > MOST_SHOWN) {
                errors.pollLastEntry();
            }
        }
        return List.copyOf(errors.values());
    }

    private static Optional<FieldError> error(ConstraintViolation<?> violation) {
        var path = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        if (path.size() < 2 || path.get(1).getKind() != ElementKind.PARAMETER) {
            return Optional.empty();
        }
        var parameter = parameter(violation.getRootBeanClass(), path);
        var query = parameter == null ? null : parameter.getAnnotation(QueryParam.class);
        if (query != null) {
            return Optional.of(FieldError.inParameter(query.value(), violation.getMessage()));
        }
        var header = parameter == null ? null : parameter.getAnnotation(HeaderParam.class);
        if (header != null) {
            return Optional.of(FieldError.inHeader(header.value(), violation.getMessage()));
        }
        return Optional.of(FieldError.inBody(pointer(path.subList(2, path.size())), message(violation)));
    }

    private static String message(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation().annotationType() == NotNull.class
                ? "is required"
                : violation.getMessage();
    }

    /** The declared parameter, also when the bean is a generated subclass of the resource. */
    private static @Nullable Parameter parameter(Class<?> bean, List<Path.Node> path) {
        var method = path.get(0).as(Path.MethodNode.class);
        var types = method.getParameterTypes().toArray(Class<?>[]::new);
        var index = path.get(1).as(Path.ParameterNode.class).getParameterIndex();
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            try {
                var parameter = type.getDeclaredMethod(method.getName(), types).getParameters()[index];
                if (parameter.getAnnotations().length > 0) {
                    return parameter;
                }
            } catch (NoSuchMethodException inherited) {
                continue;
            }
        }
        return null;
    }

    private static String pointer(List<Path.Node> path) {
        var pointer = new StringBuilder();
        for (var node : path) {
            if (node.isInIterable() && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(JsonPointers.escape(node.getName()));
            }
        }
        return pointer.toString();
    }
}
