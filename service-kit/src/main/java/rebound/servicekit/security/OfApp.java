package rebound.servicekit.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation on what belongs to the app of the token, whoever uses it: then {@link Caller#id} is that of the app, which
 * has a partition like a person. A token that names no app is refused.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OfApp {

    /** The scope that is needed in the place of those for reading and writing, without the service before it. */
    String scope();
}
