package rebound.bench;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One practice of the guides, as {@link Practices} has it: what it is, and how it is done with each service that it is at home
 * in; null for a service that it is not.
 */
record Practice(
        String name,
        @Nullable Way journal,
        @Nullable Way plan,
        @Nullable Way reminder) {

    /** The ways by their service. */
    Map<String, Way> ways() {
        var ways = new LinkedHashMap<String, Way>();
        put(ways, "journal", journal);
        put(ways, "plan", plan);
        put(ways, "reminder", reminder);
        return ways;
    }

    private static void put(Map<String, Way> ways, String service, @Nullable Way way) {
        if (way != null) {
            ways.put(service, way);
        }
    }

    /**
     * How a practice is done with one service: what is asked, the events that this leaves, and where what was said is read again.
     * Or nothing of it, and what it waits for.
     *
     * @param waiting for what; null if it can be done
     * @param any values of which one is taken by chance, by their name
     */
    record Way(
            @Nullable String waiting,
            Map<String, List<JsonNode>> any,
            List<Request> requests,
            List<Event> events,
            List<Reading> reads) {

        Way {
            any = Objects.requireNonNullElse(any, Map.of());
            requests = Objects.requireNonNullElse(requests, List.of());
            events = Objects.requireNonNullElse(events, List.of());
            reads = Objects.requireNonNullElse(reads, List.of());
        }

        boolean isShown() {
            return waiting == null;
        }
    }

    /**
     * One request.
     *
     * @param request method and path
     * @param as what the id of that which it creates is called from then on; null if it creates nothing
     * @param keep what else of the answer is called how from then on: pointers by names
     * @param shows what its answer says on the way, by pointers
     * @param refused how it is refused; null if it is not
     */
    record Request(
            String request,
            Map<String, String> headers,
            @Nullable JsonNode body,
            @Nullable String as,
            Map<String, String> keep,
            Map<String, JsonNode> shows,
            @Nullable Refused refused) {

        Request {
            headers = Objects.requireNonNullElse(headers, Map.of());
            keep = Objects.requireNonNullElse(keep, Map.of());
            shows = Objects.requireNonNullElse(shows, Map.of());
        }

        String method() {
            return methodOf(request);
        }

        String path() {
            return pathOf(request);
        }

        int status() {
            if (refused != null) {
                return refused.status();
            }
            return as != null ? 201 : method().equals("DELETE") ? 204 : 200;
        }
    }

    /**
     * How a request is refused.
     *
     * @param pointer to what is wrong in its body; null if that is in order
     * @param reason of a refusal by the domain; null if the body is wrong
     */
    record Refused(
            int status, @Nullable String pointer, @Nullable String reason) {}

    /**
     * One event that is in the log then.
     *
     * @param event {@code <name> <subject>}
     * @param shows what it says in the clear, for other services, by pointers into its data
     */
    record Event(String event, Map<String, JsonNode> shows) {

        @JsonCreator
        Event {
            shows = Objects.requireNonNullElse(shows, Map.of());
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Event(String event) {
            this(event, Map.of());
        }

        String name() {
            return event.substring(0, event.indexOf(' '));
        }

        String subject() {
            return event.substring(event.indexOf(' ') + 1);
        }
    }

    /**
     * Where what was said is read again.
     *
     * @param read method and path
     * @param body null if there is none
     * @param shows what is there, by pointers
     * @param hides pointers to what is not there
     * @param byAnother whether somebody else reads it
     */
    record Reading(
            String read, @Nullable JsonNode body, Map<String, JsonNode> shows, List<String> hides, boolean byAnother) {

        Reading {
            hides = Objects.requireNonNullElse(hides, List.of());
        }

        String method() {
            return methodOf(read);
        }

        String path() {
            return pathOf(read);
        }
    }

    private static String methodOf(String asked) {
        return asked.substring(0, asked.indexOf(' '));
    }

    private static String pathOf(String asked) {
        return asked.substring(asked.indexOf(' ') + 1);
    }
}
