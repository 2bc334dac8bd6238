package rebound.reminder.http;

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
import org.jspecify.annotations.Nullable;

/** A time of the years 1 to 9999, wherever on earth one reads it. */
@Documented
@Constraint(validatedBy = FourDigitYear.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface FourDigitYear {

    String message() default "must be a time of the years 1 to 9999";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is for {@code @NotNull} to judge. */
    final class Check implements ConstraintValidator<FourDigitYear, Instant> {

        private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
        private static final Instant LATEST = Instant.parse("9999-12-30T23:59:59Z");

        @Override
        public boolean isValid(@Nullable Instant at, ConstraintValidatorContext context) {
            return at == null || !at.isBefore(EARLIEST) && !at.isAfter(LATEST);
        }
    }
}
