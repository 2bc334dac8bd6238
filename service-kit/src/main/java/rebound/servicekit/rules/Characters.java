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
import org.jspecify.annotations.Nullable;

/**
 * A short text: not blank, and at most so many characters, counted in code points as JSON Schema counts them (an emoji is
 * one). Say the same to the documentation with {@code @Schema(minLength = 1, maxLength = …)}.
 */
@Documented
@Constraint(validatedBy = Characters.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Characters {

    int max();

    String message() default "must have 1 to {max} characters and not only blanks";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is for {@code @NotNull} to judge. */
    final class Check implements ConstraintValidator<Characters, CharSequence> {

        private int max;

        @Override
        public void initialize(Characters rule) {
            max = rule.max();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null
                    || !text.toString().isBlank() && Character.codePointCount(text, 0, text.length()) <= max;
        }
    }
}
