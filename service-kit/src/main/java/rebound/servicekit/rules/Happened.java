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

/**
 * A time at which something has happened to a person: since anybody alive was born, and not ahead by more than clocks go wrong.
 * So the months in which something lies are not many, whatever somebody says.
 */
@Documented
@Constraint(validatedBy = Happened.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Happened {

    /** How far a client's clock may be ahead of ours. */
    Duration MOST_AHEAD = Duration.ofMinutes(5);

    Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /** The same in words, for what is documented of each. */
    String BOUNDS = "from 1900 on, and at most 5 minutes ahead";

    String message() default "must be a time " + BOUNDS;

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
