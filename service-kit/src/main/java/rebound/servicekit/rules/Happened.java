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
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time at which something has happened to a person: of our era, and not ahead by more than clocks go wrong. */
@Documented
@Constraint(validatedBy = Happened.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Happened {

    /** How far a client's clock may be ahead of ours. */
    Duration MOST_AHEAD = Duration.ofMinutes(5);

    /** The first day of year 1 is one of year 0 somewhere on earth, and dates here have four digits. */
    Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

    String message() default "must be a time from year 1 on, and at most 5 minutes ahead";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null means: not said. */
    final class Check implements ConstraintValidator<Happened, Instant> {

        @Override
        public boolean isValid(@Nullable Instant at, ConstraintValidatorContext context) {
            return at == null
                    || !at.isBefore(EARLIEST)
                            && !at.isAfter(context.getClockProvider()
                                    .getClock()
                                    .instant()
                                    .plus(MOST_AHEAD));
        }
    }
}
