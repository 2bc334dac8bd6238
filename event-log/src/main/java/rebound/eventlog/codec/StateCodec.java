package rebound.eventlog.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Model;

/** Aggregates as documents: the state under its wire name, with what the engine knows of it. Safe for any thread. */
public final class StateCodec {

    private record StateJson(
            String type, long version, Instant recordedAt, Instant changedAt, String stage, JsonNode state) {}

    private final Map<String, AggregateType<?, ?, ?>> types;

    public StateCodec(Model model) {
        this.types = model.aggregates().stream().collect(Collectors.toMap(AggregateType::name, type -> type));
    }

    public String write(Aggregate<?, ?, ?> aggregate) {
        var state = aggregate.state();
        return Json.write(new StateJson(
                aggregate.type().name(),
                aggregate.version(),
                aggregate.recordedAt(),
                aggregate.changedAt(),
                aggregate.type().nameOf(aggregate.state()),
                Json.MAPPER.valueToTree(state)));
    }

    public Aggregate<?, ?, ?> read(String json) {
        var stored = Json.read(json, StateJson.class);
        var type = types.get(stored.type());
        if (type == null) {
            throw new IllegalArgumentException("A state is of an unknown kind: " + stored.type());
        }
        return read(type, stored);
    }

    private static <C, S, E> Aggregate<C, S, E> read(AggregateType<C, S, E> type, StateJson stored) {
        var stage = type.states().get(stored.stage());
        if (stage == null) {
            throw new IllegalArgumentException("A state of " + type.name() + " is unknown: " + stored.stage());
        }
        S state = Json.read(stored.state(), stage);
        return new Aggregate<>(type, state, stored.version(), stored.recordedAt(), stored.changedAt());
    }
}
