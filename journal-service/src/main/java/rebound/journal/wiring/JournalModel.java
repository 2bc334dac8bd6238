package rebound.journal.wiring;

import java.util.List;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Model;
import rebound.journal.entry.Entry;
import rebound.journal.entry.EntryCommand;
import rebound.journal.entry.EntryDecider;
import rebound.journal.entry.EntryEvent;
import rebound.journal.read.timeline.TimelineMonthsProjection;
import rebound.journal.read.timeline.TimelineProjection;
import rebound.journal.setback.Setback;
import rebound.journal.setback.SetbackCommand;
import rebound.journal.setback.SetbackDecider;
import rebound.journal.setback.SetbackEvent;

/** What journal-service is made of, and every name it has on the wire. A name never changes. */
public final class JournalModel {

    public static final AggregateType<EntryCommand, Entry, EntryEvent> ENTRY = AggregateType.named(
                    "entry", new EntryDecider(), EntryCommand.class, Entry.class, EntryEvent.class)
            .command("write-entry", EntryCommand.WriteEntry.class)
            .command("revise-entry", EntryCommand.ReviseEntry.class)
            .command("delete-entry", EntryCommand.DeleteEntry.class)
            .command("restore-entry", EntryCommand.RestoreEntry.class)
            .state("absent", Entry.Absent.class)
            .state("written", Entry.Written.class)
            .state("deleted", Entry.Deleted.class)
            .event("entry-written", 1, EntryEvent.EntryWritten.class)
            .event("entry-revised", 1, EntryEvent.EntryRevised.class)
            .event("entry-deleted", 1, EntryEvent.EntryDeleted.class)
            .event("entry-restored", 1, EntryEvent.EntryRestored.class)
            .build();

    public static final AggregateType<SetbackCommand, Setback, SetbackEvent> SETBACK = AggregateType.named(
                    "setback", new SetbackDecider(), SetbackCommand.class, Setback.class, SetbackEvent.class)
            .command("record-setback", SetbackCommand.RecordSetback.class)
            .command("close-setback", SetbackCommand.CloseSetback.class)
            .command("reopen-setback", SetbackCommand.ReopenSetback.class)
            .state("absent", Setback.Absent.class)
            .state("open", Setback.Open.class)
            .state("closed", Setback.Closed.class)
            .event("setback-recorded", 1, SetbackEvent.SetbackRecorded.class)
            .event("setback-closed", 1, SetbackEvent.SetbackClosed.class)
            .event("setback-reopened", 1, SetbackEvent.SetbackReopened.class)
            .build();

    public static final TimelineProjection TIMELINE = new TimelineProjection();

    public static final TimelineMonthsProjection TIMELINE_MONTHS = new TimelineMonthsProjection();

    public static final Model MODEL =
            new Model("journal", 1, List.of(ENTRY, SETBACK), List.of(TIMELINE, TIMELINE_MONTHS), List.of());

    private JournalModel() {}
}
