package rebound.eventlog.owner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import rebound.eventlog.codec.EventCodec;
import rebound.eventlog.keys.KeyRing.DataKey;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Model;
import rebound.eventlog.model.Policy;

/** Runs the policies of a service on the events of others. Pure but for the time it is given. Safe for any thread. */
public final class Policies {

    /** A fact older than this is history: it starts nothing. */
    static final Duration MOST_AGE = Duration.ofHours(24);

    /** The name under which events of any service say when something happened to the person. */
    private static final String HAPPENED_AT = "happenedAt";

    private final Map<String, List<Policy>> byEventType;

    public Policies(Model model) {
        this.byEventType = model.policies().stream().collect(Collectors.groupingBy(Policy::eventType));
    }

    /** Whether a policy wants to read what is private in this event, for which its key is needed. */
    boolean readPrivate(Input.Foreign input) {
        return policies(input).stream().anyMatch(Policy::readsPrivate);
    }

    /**
     * The commands that follow from a foreign event.
     *
     * @param key the data key of its aggregate; asked for only if {@link #readPrivate}
     * @throws IllegalArgumentException if the chain of policies has become too long, or the event cannot be read
     */
    List<Command<?>> react(Input.Foreign input, Instant now, Function<AggregateId, DataKey> key) {
        var policies = policies(input);
        var commands = new ArrayList<Command<?>>();
        if (policies.isEmpty()) {
            return commands;
        }
        var closed = EventCodec.readForeign(input.source());
        var isHistory = isHistory(closed, now);
        for (var policy : policies) {
            var event = policy.readsPrivate() ? EventCodec.opened(closed, key) : closed;
            if (!event.at().isBefore(policy.activeSince()) && !(isHistory && policy.startsSomething())) {
                var number = 0;
                for (var then : policy.when(event)) {
                    number++;
                    commands.add(command(policy, event, then, number, now));
                }
            }
        }
        return commands;
    }

    private List<Policy> policies(Input.Foreign input) {
        var header = input.source().headers().lastHeader("ce_type");
        return header == null
                ? List.of()
                : byEventType.getOrDefault(new String(header.value(), StandardCharsets.UTF_8), List.of());
    }

    /** Imported, late or backdated: by when it came in, and by when it happened, where the event says so. */
    private static boolean isHistory(Policy.ForeignEvent event, Instant now) {
        var oldest = now.minus(MOST_AGE);
        var happenedAt = event.data().path(HAPPENED_AT);
        return event.cause().origin() == Cause.Origin.IMPORT
                || event.at().isBefore(oldest)
                || happenedAt.isTextual()
                        && Instant.parse(happenedAt.textValue()).isBefore(oldest);
    }

    private static Command<?> command(
            Policy policy, Policy.ForeignEvent event, Policy.Then then, int number, Instant now) {
        var hops = event.cause().hops() + 1;
        if (hops > Cause.MOST_HOPS) {
            throw new IllegalArgumentException("More than " + Cause.MOST_HOPS + " policies in a row");
        }
        return new Command<>(
                event.id() + "/" + policy.name() + "/" + number,
                new AggregateId(event.userId(), then.aggregateType(), then.aggregateId()),
                Command.ANY_VERSION,
                now,
                "",
                new Cause(event.id(), hops, Cause.Origin.POLICY),
                null,
                then.command());
    }
}
