package rebound.eventlog.owner;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.eventlog.testkit.Note;

/** Writes a line into a note for every task of the plan that has failed. */
record WhenTaskFailedThenWriteNote(Instant activeSince, boolean startsSomething) implements Policy {

    static final String TYPE = "rebound.plan.task-failed.v1";

    WhenTaskFailedThenWriteNote() {
        this(Instant.EPOCH, true);
    }

    @Override
    public String name() {
        return "when-task-failed-then-write-note";
    }

    @Override
    public String eventType() {
        return TYPE;
    }

    @Override
    public List<Then> when(ForeignEvent event) {
        var line = Notebook.privately(event.data().path("task").textValue());
        return List.of(new Then("note", Notebook.NOTE.id(), new Note.Command.Write(line)));
    }
}
