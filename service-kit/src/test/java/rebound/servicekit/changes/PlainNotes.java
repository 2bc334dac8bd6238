package rebound.servicekit.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import rebound.eventlog.CommandGateway;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.servicekit.note.Note;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;

/** Shows a note as its text. */
final class PlainNotes implements Representation<Note.Command, Note> {

    @Override
    public AggregateType<Note.Command, Note, ?> type() {
        return Note.TYPE;
    }

    @Override
    public String path() {
        return "/notes";
    }

    @Override
    public boolean isGone(Note note) {
        return note instanceof Note.Gone;
    }

    @Override
    public long size(Note note) {
        return note instanceof Note.Kept kept ? kept.text().length() : 0;
    }

    @Override
    public Object represent(ResourceId id, Stored<Note> stored) {
        return ((Note.Kept) stored.state()).text();
    }

    static void keep(CommandGateway engine, String userId, String text) {
        submit(engine, userId, Note.TYPE, UUID.randomUUID().toString(), new Note.Command.Keep(text));
    }

    static void submit(CommandGateway engine, String userId, AggregateType<?, ?, ?> type, String id, Object body) {
        var commandId = UUID.randomUUID().toString();
        engine.submit(
                new Command<>(
                        commandId,
                        new AggregateId(userId, type.name(), id),
                        Command.ANY_VERSION,
                        Instant.EPOCH,
                        "",
                        Cause.request(commandId),
                        null,
                        body),
                Duration.ZERO);
    }
}
