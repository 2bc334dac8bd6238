package rebound.eventlog.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A reaction to another service's events: one of them in, commands of this service out. Pure; named as a sentence,
 * {@code When…Then…}. The owner of a partition runs it, and what follows is committed together with the position in the
 * foreign log, so its effect happens exactly once.
 */
public interface Policy {

    /** The stable name; part of the ids of the commands it makes. */
    String name();

    /** The full CloudEvents type it reacts to, such as {@code rebound.plan.attempt-finished.v1}. */
    String eventType();

    /** Events before this instant set nothing off. */
    Instant activeSince();

    /** The commands that follow; empty for none. */
    List<Then> when(ForeignEvent event);

    /**
     * A fact of another service, in its own words: no service shares event classes with another.
     *
     * @param data the clear part of the event's JSON; private fields stay encrypted
     */
    record ForeignEvent(
            String id, String type, String userId, String subject, Instant at, Cause cause, JsonNode data) {}

    /** A command that follows, for an aggregate of the same user. */
    record Then(String aggregateType, String aggregateId, Object command) {}
}
