package rebound.eventlog.owner;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import rebound.eventlog.domain.Private;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Model;
import rebound.eventlog.model.Policy;
import rebound.eventlog.testkit.InMemoryDocuments;
import rebound.eventlog.testkit.InMemoryLog;
import rebound.eventlog.testkit.ManualClock;
import rebound.eventlog.testkit.Moments;
import rebound.eventlog.testkit.Note;
import rebound.eventlog.testkit.Note.Happened;
import rebound.eventlog.testkit.PartitionFixture;

/** A partition of notes, and the requests of two people who keep them. Everything that they write is private. */
final class Notebook {

    /** A word that is in every line. */
    static final String SECRET = "overslept";

    static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    static final AggregateId NOTE = new AggregateId("maria", "note", "monday");
    static final AggregateId OTHER = new AggregateId("maria", "note", "tuesday");
    static final AggregateId DIARY = new AggregateId("maria", "note", "diary");
    static final AggregateId NOORS = new AggregateId("noor", "note", "monday");

    final PartitionFixture partition;
    final InMemoryLog log;
    final InMemoryDocuments documents;
    final Moments moments;
    final ManualClock clock;
    private int sent;

    Notebook(Policy... policies) {
        this(Note.model(policies));
    }

    Notebook(Model model) {
        partition = new PartitionFixture(model);
        log = partition.log();
        documents = partition.documents();
        moments = partition.moments();
        clock = partition.clock();
    }

    Command<?> write(String line) {
        return write(NOTE, line);
    }

    Command<?> write(AggregateId note, String line) {
        return send(note, new Note.Command.Write(privately(line)));
    }

    Command<?> seal(AggregateId note) {
        return send(note, new Note.Command.Seal());
    }

    Command<?> burn(AggregateId note) {
        return send(note, new Note.Command.Burn());
    }

    Command<?> ringAt(AggregateId note, Instant due) {
        return send(note, new Note.Command.RingAt(due));
    }

    Command<?> send(AggregateId note, Note.Command body) {
        return send(note, Command.ANY_VERSION, body);
    }

    Command<?> send(AggregateId note, long expectedVersion, Note.Command body) {
        var command = command(note, expectedVersion, body);
        partition.send(command);
        return command;
    }

    /** A command that is not sent yet. */
    Command<?> command(AggregateId note, long expectedVersion, Note.Command body) {
        var id = "command-" + ++sent;
        return new Command<>(
                id, note, expectedVersion, clock.instant(), "fingerprint", Cause.request(id), "replica", body);
    }

    /** An event of the plan, of just now. */
    void taskFailed(String id) {
        taskFailed(id, clock.instant(), 0, Cause.Origin.REQUEST);
    }

    /** An event of the plan; {@link WhenTaskFailedThenWriteNote} reacts to it. */
    void taskFailed(String id, Instant at, int hops, Cause.Origin origin) {
        taskFailed(id, at, hops, origin, "{\"task\":\"" + id + "\"}");
    }

    /** One that says when it happened. */
    void taskFailed(String id, Instant at, Instant happenedAt) {
        var data = "{\"task\":\"%s\",\"happenedAt\":\"%s\"}".formatted(id, happenedAt);
        taskFailed(id, at, 0, Cause.Origin.REQUEST, data);
    }

    private void taskFailed(String id, Instant at, int hops, Cause.Origin origin, String data) {
        var headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "/rebound/plan",
                        "ce_type",
                        WhenTaskFailedThenWriteNote.TYPE,
                        "ce_subject",
                        "task/" + id,
                        "ce_time",
                        at.toString(),
                        "ce_causationid",
                        "request-" + id,
                        "ce_hops",
                        Integer.toString(hops),
                        "ce_origin",
                        origin.name().toLowerCase(Locale.ROOT),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        log.appendForeign(
                "plan", new Outgoing(LogName.EVENTS, "maria", data.getBytes(StandardCharsets.UTF_8), headers));
    }

    static Private<String> privately(String line) {
        return Private.of(SECRET + " " + line);
    }

    static Happened written(String line) {
        return new Happened.LineWritten(privately(line));
    }

    /** The lines of a note in its document; empty if there is none. */
    List<String> lines(AggregateId note) {
        return partition
                .stored(note)
                .map(aggregate -> ((Note.Kept) aggregate.state())
                        .text()
                        .value()
                        .lines()
                        .map(line -> line.substring(SECRET.length() + 1))
                        .toList())
                .orElse(List.of());
    }

    Note.Kept kept(AggregateId note) {
        return (Note.Kept) partition.stored(note).orElseThrow().state();
    }

    void check() {
        partition.check(SECRET);
    }

    static void kafkaFails() {
        throw new KafkaException("injected");
    }
}
