package rebound.eventlog.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A reaction to events, mostly another service's: one of them in, commands of this service out. Pure; named as a sentence,
 * {@code When…Then…}. The owner of a partition runs it, and what follows is committed together with the position in the
 * log that was read, so its effect happens exactly once. A service may follow its own log too, where one aggregate follows
 * from another.
 */
public interface Policy {

    /** The stable name; part of the ids of the commands it makes. */
    String name();

    /** The full CloudEvents type it reacts to, such as {@code rebound.plan.attempt-finished.v1}. */
    String eventType();

    /** Events before this instant set nothing off. */
    Instant activeSince();

    /**
     * Whether something new begins for the person: an offer, a reminder. That is not begun for a fact that is more than a
     * day old when it comes in, or was then already. What only notes, cancels or carries on is done however late.
     */
    default boolean startsSomething() {
        return true;
    }

    /**
     * Whether it is given what is private in the event, too: of the service's own log only, whose keys its owner has. What
     * follows is then private where it came from something private.
     */
    default boolean readsPrivate() {
        return false;
    }

    /** The commands that follow; empty for none. */
    List<Then> when(ForeignEvent event);

    /**
     * A fact of another service, in its own words: no service shares event classes with another.
     *
     * @param data the clear part of the event's JSON; private fields stay encrypted, unless the policy {@link #readsPrivate}
     *     and they were not erased
     * @param version of its aggregate after it, counted from 1: one that is not above what was heard before is heard
     *     again; 0 if the event does not say
     */
    record ForeignEvent(
            String id,
            String type,
            String userId,
            String subject,
            Instant at,
            Cause cause,
            JsonNode data,
            long version) {

        /** A fact of which it does not matter when it is heard again. */
        public ForeignEvent(
                String id, String type, String userId, String subject, Instant at, Cause cause, JsonNode data) {
            this(id, type, userId, subject, at, cause, data, 0);
        }

        /** The id of the aggregate that it is about. */
        public String subjectId() {
            return subject.substring(subject.indexOf('/') + 1);
        }
    }

    /** A command that follows, for an aggregate of the same user. */
    record Then(String aggregateType, String aggregateId, Object command) {}
}
