package rebound.eventlog.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rebound.eventlog.projection.Projection;

/**
 * What one service is made of.
 *
 * @param service its name in topics, event types and paths, such as {@code journal}
 * @param statesVersion goes up with every change of an {@code evolve} that would make other states of the same log
 * @param policies its reactions to the events of other services
 */
public record Model(
        String service,
        int statesVersion,
        List<AggregateType<?, ?, ?>> aggregates,
        List<Projection<?>> projections,
        List<Policy> policies) {

    public Model {
        aggregates = List.copyOf(aggregates);
        projections = List.copyOf(projections);
        policies = List.copyOf(policies);
        for (var policy : policies) {
            if (policy.readsPrivate() && !policy.eventType().startsWith("rebound." + service + ".")) {
                throw new IllegalArgumentException(policy.name() + " cannot read what is private in another service");
            }
        }
        for (var type : aggregates) {
            if (!aggregates.containsAll(type.neighbours()) || !aggregates.containsAll(type.namesakes())) {
                throw new IllegalArgumentException("A neighbour of " + type.name() + " is not part of the model");
            }
        }
    }

    /** The services whose events the policies read. */
    public Set<String> foreignServices() {
        return policies.stream()
                .map(policy -> policy.eventType().split("\\.")[1])
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The kind of aggregate with that wire name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public AggregateType<?, ?, ?> aggregate(String type) {
        return aggregates.stream()
                .filter(aggregate -> aggregate.name().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No aggregate is named " + type));
    }
}
