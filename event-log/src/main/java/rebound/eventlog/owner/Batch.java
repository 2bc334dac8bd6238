package rebound.eventlog.owner;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.codec.Json;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Reason;
import rebound.eventlog.keys.KeyRing;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.log.Transaction;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Answer.Outcome;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Event;
import rebound.eventlog.model.Event.Recorded;
import rebound.eventlog.model.Neighbours;
import rebound.eventlog.owner.Shapes.Answered;
import rebound.eventlog.owner.Shapes.KeyRecord;

/**
 * Decides what was drained together and becomes one transaction. Each command sees what those before it in the batch
 * decided, as if that had already happened; so nothing of it, refusals included, may be told to anyone before the
 * transaction has committed. A command that throws or does not fit is rolled back alone.
 *
 * <p>Lives in the owner's thread, for one turn of its loop.
 */
final class Batch {

    /** A command of this batch, with the input that it is or follows from. */
    private record Task(Command<?> command, Input source) {}

    private record Reply(
            @Nullable String replica,
            Answer answer,
            @Nullable Aggregate<?, ?, ?> left) {}

    /** A record of the batch that has to be found again once it has an offset. */
    private record Placed<T>(int index, T content) {}

    /** A line for each event, by which a story can be followed through the services: ids and types, no word of anybody's. */
    private static final System.Logger TRACE = System.getLogger("rebound.eventlog.trace");

    private final Owned owned;
    private final Documents documents;
    private final KeyRing keyRing;
    private final Instant now;

    private final List<Task> tasks = new ArrayList<>();
    private final List<Incoming> unreadable = new ArrayList<>();
    private final Map<AggregateId, Aggregate<?, ?, ?>> overlay = new HashMap<>();
    private final Map<String, Answer> decidedHere = new HashMap<>();
    private final List<Outgoing> records = new ArrayList<>();
    private final List<Placed<Event<?>>> events = new ArrayList<>();
    private final List<Placed<Answer>> answers = new ArrayList<>();
    private final List<Placed<KeyRing.Change>> keys = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final Map<String, Long> reacted = new LinkedHashMap<>();
    private @Nullable Long decided;

    Batch(Owned owned, Documents documents, KeyRing keyRing) {
        this.owned = owned;
        this.documents = documents;
        this.keyRing = keyRing;
        this.now = owned.clock().instant();
    }

    /** Decides all of it. What is due wakes after everything that came in before it. */
    void decide(List<Input> inputs, List<AggregateId> due) {
        loadKeysToRead(inputs);
        inputs.forEach(this::open);
        load(due);
        for (var task : tasks) {
            decide(task);
        }
        for (var source : unreadable) {
            fail(source);
        }
        for (var id : due) {
            wake(id);
        }
    }

    boolean isEmpty() {
        return records.isEmpty() && decided == null && reacted.isEmpty() && replies.isEmpty();
    }

    Transaction transaction() {
        return new Transaction(List.copyOf(records), decided, Map.copyOf(reacted));
    }

    /** Tells the log of the service what was committed, where that is wanted. */
    void trace() {
        if (!TRACE.isLoggable(System.Logger.Level.DEBUG)) {
            return;
        }
        for (var placed : events) {
            var event = placed.content();
            var type = records.get(placed.index()).headers().lastHeader("ce_type");
            TRACE.log(System.Logger.Level.DEBUG, () -> "Event %s, %s of %s, by command %s, caused by %s, %d policies on"
                    .formatted(
                            event.id(),
                            new String(type.value(), StandardCharsets.UTF_8),
                            event.aggregate().local(),
                            event.commandId(),
                            event.cause().id(),
                            event.cause().hops()));
        }
    }

    /** Writes what was committed into the documents: keys, states and views, and last the receipts. */
    int apply(long[] offsets) {
        keyRing.commit();
        var changed = keys.stream()
                .map(key -> new KeyRecord(
                        offsets[key.index()], key.content().id(), key.content().key()))
                .toList();
        var written = documents.apply(changed, recorded(offsets));
        if (!answers.isEmpty()) {
            var answered = answers.stream()
                    .map(answer -> new Answered(offsets[answer.index()], answer.content()))
                    .toList();
            written += documents.receipts.apply(answered, answered.getLast().offset() + 1, false);
        }
        return written;
    }

    /** Tells everybody who waits, once it can be read. */
    void reply() {
        for (var reply : replies) {
            if (reply.replica() != null) {
                owned.replies().reply(reply.replica(), reply.answer(), reply.left());
            }
        }
    }

    /** The aggregates that have new events, as they are now. */
    Map<AggregateId, Aggregate<?, ?, ?>> changed() {
        return overlay;
    }

    /** Of those that were due, the ones that changed nothing and asked to be woken again at a certain moment. */
    Map<AggregateId, Instant> again(List<AggregateId> due) {
        var again = new HashMap<AggregateId, Instant>();
        for (var id : due) {
            var timer = Shapes.States.timer(aggregate(id));
            if (!overlay.containsKey(id)
                    && timer != null
                    && timer.again() != null
                    && timer.again().isAfter(now)) {
                again.put(id, timer.again());
            }
        }
        return again;
    }

    private List<Recorded> recorded(long[] offsets) {
        return events.stream()
                .map(event -> new Recorded(offsets[event.index()], event.content()))
                .toList();
    }

    /** Of events of this service's own, in which a policy reads what is private. */
    private void loadKeysToRead(List<Input> inputs) {
        var read = new LinkedHashSet<AggregateId>();
        for (var input : inputs) {
            if (input instanceof Input.Foreign foreign && owned.policies().readPrivate(foreign)) {
                read.add(owned.events().aggregate(foreign.source()));
            }
        }
        keyRing.load(List.of(), read, documents::wrappedKeys);
    }

    private void open(Input input) {
        var source = input.source();
        switch (input) {
            case Input.Accepted accepted -> {
                decided = source.offset() + 1;
                owned.metrics().queued(owned.partition(), (now.toEpochMilli() - source.timestamp()) * 1_000_000);
                try {
                    tasks.add(new Task(owned.commands().read(source), input));
                } catch (RuntimeException | StackOverflowError e) {
                    bury(owned.commands().deadLetter(source, reason("undecodable", e)), "undecodable");
                    unreadable.add(source);
                }
            }
            case Input.Foreign foreign -> {
                reacted.put(foreign.service(), source.offset() + 1);
                try {
                    for (var command : owned.policies().react(foreign, now, keyRing::get)) {
                        tasks.add(new Task(command, input));
                    }
                } catch (RuntimeException | StackOverflowError e) {
                    bury(owned.commands().deadLetter(source, reason("policy", e)), "policy");
                }
            }
        }
    }

    /** Everything the batch needs, in one query for each collection. */
    private void load(List<AggregateId> due) {
        var users = new LinkedHashSet<String>();
        var states = new LinkedHashSet<String>();
        var receipts = new LinkedHashSet<String>();
        for (var task : tasks) {
            var command = task.command();
            users.add(command.aggregate().userId());
            states.add(command.aggregate().global());
            neighbours(command.aggregate()).forEach(neighbour -> states.add(neighbour.global()));
            receipts.add(Shapes.receiptId(command.aggregate().userId(), command.id()));
        }
        for (var source : unreadable) {
            receipts.add(Shapes.receiptId(source.key(), owned.commands().id(source)));
        }
        for (var id : due) {
            users.add(id.userId());
            states.add(id.global());
            neighbours(id).forEach(neighbour -> states.add(neighbour.global()));
        }
        var aggregates = new LinkedHashSet<>(due);
        tasks.forEach(task -> aggregates.add(task.command().aggregate()));
        documents.load(states, receipts, keyRing.unknown(users, aggregates));
        var known = new LinkedHashSet<>(aggregates);
        // Without an event there is no key: it is written in the same transaction as the first event that needs it.
        known.removeIf(id -> documents.states.get(id.global()) == null);
        keyRing.load(users, known, documents::loadedKeys);
    }

    private void decide(Task task) {
        var command = task.command();
        var userId = command.aggregate().userId();
        var earlier = decidedHere.get(command.id());
        if (earlier == null) {
            earlier = documents.receipts.get(Shapes.receiptId(userId, command.id()));
        }
        if (!(task.source() instanceof Input.Accepted accepted)) {
            if (earlier == null) {
                react(command, task.source());
            }
            return;
        }
        if (earlier != null) {
            replies.add(new Reply(command.replyTo(), earlier, null));
            return;
        }
        var answer =
                switch (attempt(command)) {
                    case Result.Done done ->
                        answer(command, accepted.source().offset(), Outcome.ACCEPTED, done.version(), null, null);
                    case Result.Refused refused ->
                        answer(
                                command,
                                accepted.source().offset(),
                                Outcome.REFUSED,
                                refused.version(),
                                refused.reason().code(),
                                refused.reason().kind());
                    case Result.Failed failed -> {
                        bury(owned.commands().deadLetter(accepted.source(), failed.reason()), failed.code());
                        yield answer(command, accepted.source().offset(), Outcome.FAILED, 0, failed.code(), null);
                    }
                };
        answer(answer);
        var left = answer.outcome() == Outcome.ACCEPTED ? aggregate(command.aggregate()) : null;
        replies.add(new Reply(command.replyTo(), answer, left));
    }

    /**
     * What a policy asks for is answered only if it had an effect, so that it has none a second time where the event is heard
     * again; what had none is asked anew.
     */
    private void react(Command<?> command, Input source) {
        switch (attempt(command)) {
            case Result.Done done
            when done.hasRecorded() -> {
                var nowhere = -1;
                answer(answer(command, nowhere, Outcome.ACCEPTED, done.version(), null, null));
            }
            case Result.Failed failed ->
                bury(owned.commands().deadLetter(source.source(), failed.reason()), failed.code());
            default -> {}
        }
    }

    /** A timer is an input like any other; the decider says whether it still means anything. */
    private void wake(AggregateId id) {
        var aggregate = aggregate(id);
        var timer = Shapes.States.timer(aggregate);
        if (timer != null && !timer.due().isAfter(now)) {
            // Each event of an aggregate has a version of its own; a time may come twice.
            var commandId = "timer/" + id.global() + "/" + aggregate.version();
            var command = new Command<>(
                    commandId,
                    id,
                    Command.ANY_VERSION,
                    now,
                    "",
                    new Cause(commandId, 0, Cause.Origin.TIMER),
                    null,
                    timer.command());
            if (attempt(command) instanceof Result.Failed failed) {
                bury(owned.commands().deadLetter(command, failed.reason()), failed.code());
            }
        }
    }

    private sealed interface Result {
        /** @param hasRecorded whether there is an event of it */
        record Done(long version, boolean hasRecorded) implements Result {}

        record Refused(Reason reason, long version) implements Result {}

        /** @param code the stable name of the failure, for whoever sent the command */
        record Failed(String code, String reason) implements Result {}
    }

    private Result attempt(Command<?> command) {
        try {
            var before = aggregate(command.aggregate());
            if (keyRing.isErased(command.aggregate().userId())) {
                return new Result.Refused(EngineReason.PERSON_ERASED, before.version());
            }
            var decision = before.decide(command.body(), command.at(), around(command.aggregate()));
            return switch (decision) {
                case Decision.Rejected<?> rejected -> new Result.Refused(rejected.reason(), before.version());
                case Decision.Accepted<?> accepted -> {
                    if (command.expectedVersion() != Command.ANY_VERSION
                            && command.expectedVersion() != before.version()) {
                        yield new Result.Refused(EngineReason.STALE_VERSION, before.version());
                    }
                    yield record(command, before, accepted.events());
                }
            };
        } catch (TooLargeException e) {
            keyRing.forget();
            return new Result.Failed("too-large", "too large");
        } catch (RuntimeException | StackOverflowError e) {
            // Any other error is the process's own and not the command's.
            keyRing.forget();
            return new Result.Failed("bug", reason("bug", e));
        }
    }

    /** Evolves, encrypts and measures everything before any of it counts. */
    private Result record(Command<?> command, Aggregate<?, ?, ?> before, List<?> bodies) {
        var aggregate = before;
        var written = new ArrayList<Outgoing>();
        var facts = new ArrayList<Event<?>>();
        for (var body : bodies) {
            aggregate = aggregate.after(body, command.at());
            var event = new Event<>(
                    command.id() + "/" + (facts.size() + 1),
                    command.aggregate(),
                    aggregate.version(),
                    command.at(),
                    command.id(),
                    command.cause(),
                    body);
            var outgoing = owned.events().write(event, () -> keyRing.use(command.aggregate()));
            if (outgoing.size() > LogName.MOST_RECORD_BYTES) {
                throw new TooLargeException();
            }
            facts.add(event);
            written.add(outgoing);
            if (aggregate.type().erases(body.getClass())) {
                erase(aggregate, event);
            }
        }
        for (var key : keyRing.keep()) {
            keys.add(new Placed<>(records.size(), key));
            records.add(new Outgoing(LogName.KEYS, key.id(), Json.bytes(key.key()), new RecordHeaders()));
        }
        for (var i = 0; i < facts.size(); i++) {
            events.add(new Placed<>(records.size(), facts.get(i)));
            records.add(written.get(i));
        }
        if (!facts.isEmpty()) {
            overlay.put(command.aggregate(), aggregate);
        }
        return new Result.Done(aggregate.version(), !facts.isEmpty());
    }

    /** What nobody can open any more must not be left in the clear either. */
    private void erase(Aggregate<?, ?, ?> aggregate, Event<?> event) {
        if (Json.saysSomethingPrivate(aggregate.state())) {
            throw new IllegalStateException(
                    "Something private is left in " + aggregate.state().getClass());
        }
        keyRing.erase(event.aggregate(), event.at());
    }

    /** Which aggregates inform the commands of this one; none for one of an unknown kind. */
    private List<AggregateId> neighbours(AggregateId id) {
        for (var type : owned.model().aggregates()) {
            if (type.name().equals(id.type())) {
                return Stream.concat(
                                type.neighbours().stream()
                                        .map(one -> new AggregateId(id.userId(), one.name(), id.userId())),
                                type.namesakes().stream().map(one -> new AggregateId(id.userId(), one.name(), id.id())))
                        .toList();
            }
        }
        return List.of();
    }

    private Neighbours around(AggregateId id) {
        var states = new HashMap<AggregateType<?, ?, ?>, Object>();
        for (var neighbour : neighbours(id)) {
            var aggregate = aggregate(neighbour);
            states.put(aggregate.type(), aggregate.state());
        }
        return new Neighbours(states);
    }

    private Aggregate<?, ?, ?> aggregate(AggregateId id) {
        var pending = overlay.get(id);
        if (pending != null) {
            return pending;
        }
        var stored = documents.states.get(id.global());
        return stored != null ? stored : Aggregate.absent(owned.model().aggregate(id.type()));
    }

    private Answer answer(
            Command<?> command,
            long commandsOffset,
            Outcome outcome,
            long version,
            @Nullable String reason,
            Reason.@Nullable Kind kind) {
        return new Answer(
                command.id(),
                command.aggregate(),
                commandsOffset,
                now,
                outcome,
                version,
                reason,
                kind,
                command.fingerprint());
    }

    /** Who sent what nobody can read may still be waiting; unless it is a retry, and decided. */
    private void fail(Incoming source) {
        var commandId = owned.commands().id(source);
        var userId = source.key();
        if (!commandId.isEmpty()
                && !decidedHere.containsKey(commandId)
                && documents.receipts.get(Shapes.receiptId(userId, commandId)) == null) {
            var nothing = new AggregateId(userId, "", "");
            answer(new Answer(commandId, nothing, source.offset(), now, Outcome.FAILED, 0, "undecodable", null, ""));
        }
    }

    private void answer(Answer answer) {
        decidedHere.put(answer.commandId(), answer);
        answers.add(new Placed<>(records.size(), answer));
        records.add(
                new Outgoing(LogName.ANSWERS, answer.aggregate().userId(), Json.bytes(answer), new RecordHeaders()));
    }

    private void bury(Outgoing deadLetter, String code) {
        records.add(deadLetter);
        owned.metrics().deadLetter(owned.partition(), code);
    }

    /** The kind of the exception and where it came from; never its message, which may quote the person. */
    private static String reason(String what, Throwable e) {
        return what + ": " + Failure.describe(e);
    }

    /** What a command decided does not fit into the log. */
    private static final class TooLargeException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;
    }
}
