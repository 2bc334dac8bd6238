package rebound.servicekit.rules;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A date or a time that may lie ahead: of the years 1 to 9999, wherever on earth the person is. */
@Documented
@Constraint(validatedBy = {FourDigitYear.OfTime.class, FourDigitYear.OfDate.class})
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface FourDigitYear {

    /** The first day of year 1 is one of year 0 somewhere on earth. */
    Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

    Instant LATEST = Instant.parse("9999-12-30T23:59:59.999999999Z");

    String message() default "must be of the years 1 to 9999";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null means: not said. */
    final class OfTime implements ConstraintValidator<FourDigitYear, Instant> {

        @Override
        public boolean isValid(@Nullable Instant at, ConstraintValidatorContext context) {
            return at == null || !at.isBefore(EARLIEST) && !at.isAfter(LATEST);
        }
    }

    /** Null means: not said. */
    final class OfDate implements ConstraintValidator<FourDigitYear, LocalDate> {

        @Override
        public boolean isValid(@Nullable LocalDate date, ConstraintValidatorContext context) {
            return date == null || date.getYear() >= 1 && date.getYear() <= 9999;
        }
    }
}
