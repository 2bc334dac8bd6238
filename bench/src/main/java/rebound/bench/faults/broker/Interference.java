package rebound.bench.faults.broker;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.protocol.ApiKeys;

/**
 * What a {@link BrokerProxy} does to one request.
 *
 * @param request its type
 * @param way on which side of what the broker does
 */
public record Interference(ApiKeys request, Way way, Kind kind) {

    /** Where the request, or its answer, is met. */
    public enum Way {
        /** The request, before the broker has it. */
        REQUEST,
        /** Its answer, when the broker has done what it was asked for. */
        ANSWER
    }

    /** What becomes of it. */
    public enum Kind {
        /** It comes later, and with it what follows on that connection. */
        DELAY,
        /** It never comes, nor does what follows on that connection in that direction, which stays open. */
        DROP,
        /** The connection is reset. */
        CUT
    }

    /** Everything that can be done to requests of a type. */
    public static Stream<Interference> all(ApiKeys request) {
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(Kind.values()).map(kind -> new Interference(request, way, kind)));
    }

    @Override
    public String toString() {
        return "%s %s of %s"
                .formatted(kind.name().toLowerCase(Locale.ROOT), way.name().toLowerCase(Locale.ROOT), request.name);
    }
}
