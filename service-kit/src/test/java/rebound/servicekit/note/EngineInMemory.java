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
import org.jspecify.annotations.Nullable;
import rebound.eventlog.CommandGateway;
import rebound.eventlog.EventLogHealth;
import rebound.eventlog.NotReadable;
import rebound.eventlog.Reader;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Reason;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Model;
import rebound.eventlog.projection.Projection;
import rebound.servicekit.health.EngineHealth;

/**
 * Decides notes at once, with receipts, and behaves badly on request. Stands in for the engine where only HTTP is tested.
 */
@Singleton
public class EngineInMemory implements CommandGateway, Reader {

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
    private final Map<AggregateId, Stored<Note>> notes = new HashMap<>();
    private final Map<String, Answer> receipts = new HashMap<>();
    private final Map<Long, Command<?>> undecided = new HashMap<>();
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
        return notes.values().stream().mapToLong(Stored::version).sum();
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
        var before = notes.get(command.aggregate());
        var version = before == null ? 0 : before.version();
        var state = before == null ? new Note.Absent() : before.state();
        return switch (Note.TYPE.decider().decide((Note.Command) command.body(), state)) {
            case Decision.Rejected<Note.Event>(var reason) -> refused(command, at, version, reason);
            case Decision.Accepted<Note.Event> accepted
            when command.expectedVersion() != Command.ANY_VERSION && command.expectedVersion() != version ->
                refused(command, at, version, Stale.STALE_VERSION);
            case Decision.Accepted<Note.Event>(var events) -> {
                var after = state;
                for (var event : events) {
                    after = Note.TYPE.decider().evolve(after, event);
                }
                var newVersion = version + events.size();
                var recordedAt = before == null ? command.at() : before.recordedAt();
                notes.put(command.aggregate(), new Stored<>(after, newVersion, recordedAt, command.at()));
                yield answer(command, at, Answer.Outcome.ACCEPTED, newVersion, null, null);
            }
        };
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
    @SuppressWarnings("unchecked") // There are only notes.
    public synchronized <S> Optional<Stored<S>> state(AggregateType<?, S, ?> type, String userId, String id) {
        requireReadable();
        return Optional.ofNullable((Stored<S>) notes.get(new AggregateId(userId, type.name(), id)));
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
