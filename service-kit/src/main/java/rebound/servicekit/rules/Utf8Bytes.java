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
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A long text: not blank, and at most so many bytes in UTF-8. In the documentation, {@code maxLength} of the same number is
 * true of every such text, and exact for ASCII.
 */
@Documented
@Constraint(validatedBy = Utf8Bytes.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Utf8Bytes {

    int max();

    String message() default "must have 1 to {max} bytes in UTF-8 and not only blanks";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is for {@code @NotNull} to judge. */
    final class Check implements ConstraintValidator<Utf8Bytes, String> {

        private int max;

        @Override
        public void initialize(Utf8Bytes rule) {
            max = rule.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null
                    || !text.isBlank() && text.length() <= max && text.getBytes(StandardCharsets.UTF_8).length <= max;
        }
    }
}
