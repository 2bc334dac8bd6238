package rebound.servicekit.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A stream that may also be opened with a ticket, since a browser's {@code EventSource} sends no headers. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ByTicket {

    /** The query parameter with the ticket. */
    String PARAMETER = "ticket";

    /** The name of the stream; a ticket is good for one. */
    String value();
}
