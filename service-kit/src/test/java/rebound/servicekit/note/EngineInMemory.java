package rebound.servicekit.note;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.CommandGateway;
import rebound.eventlog.EventLogHealth;
import rebound.eventlog.LiveTail;
import rebound.eventlog.NotReadable;
import rebound.eventlog.Reader;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Reason;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Model;
import rebound.eventlog.model.Neighbours;
import rebound.eventlog.projection.Projection;
import rebound.servicekit.health.EngineHealth;

/**
 * Decides everything at once, with receipts, and behaves badly on request. Stands in for the engine where only HTTP is tested.
 */
@Singleton
public class EngineInMemory implements CommandGateway, Reader, LiveTail {

    public enum Mood {
        ANSWERS,
        IS_SLOW,
        LOSES_TRACK,
        FAILS,
        FINDS_TOO_LARGE,
        IS_REBUILDING
    }

    public volatile Mood mood = Mood.ANSWERS;
    public volatile EventLogHealth health = new EventLogHealth(null, null, null, List.of());
    private final Map<AggregateId, Aggregate<?, ?, ?>> aggregates = new HashMap<>();
    private final Map<AggregateId, Long> changed = new HashMap<>();
    private final Map<String, Answer> receipts = new HashMap<>();
    private final Map<Long, Command<?>> undecided = new HashMap<>();
    private final List<Map.Entry<String, LongConsumer>> followers = new CopyOnWriteArrayList<>();
    private long offset;

    @Produces
    @Singleton
    Model model() {
        return Note.MODEL;
    }

    @Produces
    @Singleton
    EngineHealth health() {
        return () -> health;
    }

    /** How many commands have changed something. */
    public synchronized long versions() {
        return aggregates.values().stream().mapToLong(Aggregate::version).sum();
    }

    /** Decides what was left undecided. */
    public synchronized void catchUp() {
        undecided.forEach((at, command) -> decide(command, at));
        undecided.clear();
    }

    /** Behaves again, and forgets what it owes. */
    public synchronized void calmDown() {
        mood = Mood.ANSWERS;
        undecided.clear();
    }

    public synchronized void forgetReceipts() {
        receipts.clear();
    }

    @Override
    public synchronized Outcome submit(Command<?> command, Duration wait) {
        return switch (mood) {
            case ANSWERS, IS_REBUILDING -> new Outcome.Answered(decide(command, offset++));
            case IS_SLOW -> {
                undecided.put(offset, command);
                yield new Outcome.Pending(command.id(), offset++);
            }
            case LOSES_TRACK -> new Outcome.Unknown(command.id());
            case FAILS -> new Outcome.Answered(failed(command, "bug"));
            case FINDS_TOO_LARGE -> new Outcome.Answered(failed(command, "too-large"));
        };
    }

    private Answer decide(Command<?> command, long at) {
        return receipts.computeIfAbsent(command.id(), id -> decideFirst(command, at));
    }

    private Answer decideFirst(Command<?> command, long at) {
        return decideFirst(
                command, at, aggregates.getOrDefault(command.aggregate(), Aggregate.absent(type(command.aggregate()))));
    }

    private <E> Answer decideFirst(Command<?> command, long at, Aggregate<?, ?, E> before) {
        return switch (before.decide(command.body(), command.at(), new Neighbours(Map.of()))) {
            case Decision.Rejected<E>(var reason) -> refused(command, at, before.version(), reason);
            case Decision.Accepted<E> accepted
            when command.expectedVersion() != Command.ANY_VERSION && command.expectedVersion() != before.version() ->
                refused(command, at, before.version(), Stale.STALE_VERSION);
            case Decision.Accepted<E>(var events) -> {
                var after = before;
                for (var event : events) {
                    after = after.after(event, command.at());
                }
                if (!events.isEmpty()) {
                    aggregates.put(command.aggregate(), after);
                    changed.put(command.aggregate(), at);
                    tell(command.aggregate().userId(), at);
                }
                yield answer(command, at, Answer.Outcome.ACCEPTED, after.version(), null, null);
            }
        };
    }

    private static AggregateType<?, ?, ?> type(AggregateId id) {
        return Note.MODEL.aggregate(id.type());
    }

    private enum Stale implements Reason {
        STALE_VERSION;

        @Override
        public Kind kind() {
            return Kind.STALE;
        }
    }

    private static Answer refused(Command<?> command, long at, long version, Reason reason) {
        return answer(command, at, Answer.Outcome.REFUSED, version, reason.code(), reason.kind());
    }

    private static Answer failed(Command<?> command, String reason) {
        return answer(command, 0, Answer.Outcome.FAILED, 0, reason, null);
    }

    private static Answer answer(
            Command<?> command,
            long at,
            Answer.Outcome outcome,
            long version,
            @Nullable String reason,
            Reason.@Nullable Kind kind) {
        return new Answer(
                command.id(),
                command.aggregate(),
                at,
                Instant.EPOCH,
                outcome,
                version,
                reason,
                kind,
                command.fingerprint());
    }

    @Override
    public synchronized Status status(String userId, String commandId, long commandsOffset) {
        requireReadable();
        var receipt = receipts.get(commandId);
        if (receipt != null) {
            return new Status.Decided(receipt);
        }
        return undecided.containsKey(commandsOffset) ? new Status.Undecided() : new Status.Forgotten();
    }

    @Override
    public synchronized <S> Optional<Stored<S>> state(AggregateType<?, S, ?> type, String userId, String id) {
        requireReadable();
        return Optional.ofNullable(aggregates.get(new AggregateId(userId, type.name(), id)))
                .map(found -> stored(type, found));
    }

    private static <S> Stored<S> stored(AggregateType<?, S, ?> type, Aggregate<?, ?, ?> found) {
        return Stored.of(found).as(type);
    }

    @Override
    public synchronized Changes changes(String userId, long after, int limit) {
        requireReadable();
        var items = changed.entrySet().stream()
                .filter(last -> last.getKey().userId().equals(userId) && last.getValue() > after)
                .sorted(Map.Entry.comparingByValue())
                .limit(limit)
                .map(last -> new Changed(
                        last.getKey(), last.getValue(), stored(type(last.getKey()), aggregates.get(last.getKey()))))
                .toList();
        var isAll = items.size() < limit;
        return new Changes(
                "in-memory", items, isAll ? offset - 1 : items.getLast().offset());
    }

    @Override
    public Following follow(String userId, LongConsumer seen) {
        var follower = Map.entry(userId, seen);
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** As if there was an event at that offset, which the documents may not hold yet. */
    public void tell(String userId, long at) {
        followers.stream().filter(follower -> follower.getKey().equals(userId)).forEach(follower -> follower.getValue()
                .accept(at));
    }

    private void requireReadable() {
        if (mood == Mood.IS_REBUILDING) {
            throw new NotReadable("rebuilding");
        }
    }

    @Override
    public <S> Map<String, Stored<S>> states(AggregateType<?, S, ?> type, String userId, Collection<String> ids) {
        var found = new HashMap<String, Stored<S>>();
        for (var id : new ArrayList<>(ids)) {
            state(type, userId, id).ifPresent(stored -> found.put(id, stored));
        }
        return found;
    }

    @Override
    public <V> Optional<V> view(Projection<V> projection, String userId, String document) {
        return Optional.empty();
    }

    @Override
    public <V> Map<String, V> views(Projection<V> projection, String userId, Collection<String> documents) {
        return Map.of();
    }

    @Override
    public Optional<Answer> receipt(String userId, String commandId) {
        return Optional.ofNullable(receipts.get(commandId));
    }
}
