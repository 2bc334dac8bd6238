package rebound.journal.wiring;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import rebound.eventlog.domain.RestoreWindow;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Model;
import rebound.journal.day.Located;
import rebound.journal.entry.Entry;
import rebound.journal.entry.EntryCommand;
import rebound.journal.entry.EntryDecider;
import rebound.journal.entry.EntryEvent;
import rebound.journal.fact.Fact;
import rebound.journal.fact.FactCommand;
import rebound.journal.fact.FactDecider;
import rebound.journal.fact.FactEvent;
import rebound.journal.fact.FactType;
import rebound.journal.me.Me;
import rebound.journal.me.MeCommand;
import rebound.journal.me.MeDecider;
import rebound.journal.me.MeEvent;
import rebound.journal.policy.WhenAttemptFellShortThenOfferSetback;
import rebound.journal.policy.WhenReflectionCompletedThenKeepFacts;
import rebound.journal.read.revisions.EntryRevision;
import rebound.journal.read.revisions.RevisionsProjection;
import rebound.journal.read.timeline.TimelineMonthsProjection;
import rebound.journal.read.timeline.TimelineProjection;
import rebound.journal.reflection.Reflection;
import rebound.journal.reflection.ReflectionCommand;
import rebound.journal.reflection.ReflectionDecider;
import rebound.journal.reflection.ReflectionEvent;
import rebound.journal.setback.Setback;
import rebound.journal.setback.SetbackCommand;
import rebound.journal.setback.SetbackDecider;
import rebound.journal.setback.SetbackEvent;

/** What journal-service is made of, and every name it has on the wire. A name never changes. */
public final class JournalModel {

    public static final AggregateType<MeCommand, Me, MeEvent> ME = AggregateType.named(
                    "me", new MeDecider(), MeCommand.class, Me.class, MeEvent.class)
            .command("change-me", MeCommand.ChangeMe.class)
            .state("me", Me.class)
            .event("me-changed", 1, MeEvent.MeChanged.class)
            .build();

    public static final AggregateType<EntryCommand, Entry, EntryEvent> ENTRY = AggregateType.named(
                    "entry", new EntryDecider(), EntryCommand.class, Entry.class, EntryEvent.class)
            .command("write-entry", EntryCommand.WriteEntry.class)
            .command("revise-entry", EntryCommand.ReviseEntry.class)
            .command("delete-entry", EntryCommand.DeleteEntry.class)
            .command("restore-entry", EntryCommand.RestoreEntry.class)
            .command("erase-entry", EntryCommand.EraseEntry.class)
            .state("absent", Entry.Absent.class)
            .state("written", Entry.Written.class)
            .state("deleted", Entry.Deleted.class)
            .state("erased", Entry.Erased.class)
            .event("entry-written", 1, EntryEvent.EntryWritten.class)
            .event("entry-revised", 1, EntryEvent.EntryRevised.class)
            .event("entry-deleted", 1, EntryEvent.EntryDeleted.class)
            .event("entry-restored", 1, EntryEvent.EntryRestored.class)
            .erasing("entry-erased", 1, EntryEvent.EntryErased.class)
            .timer(entry -> entry instanceof Entry.Deleted deleted
                    ? erasing(deleted.deletedAt(), EntryCommand.EraseEntry::new)
                    : null)
            .informedBy(Set.of(ME), atHome(EntryCommand.class))
            .build();

    public static final AggregateType<SetbackCommand, Setback, SetbackEvent> SETBACK = AggregateType.named(
                    "setback", new SetbackDecider(), SetbackCommand.class, Setback.class, SetbackEvent.class)
            .command("offer-setback", SetbackCommand.OfferSetback.class)
            .command("accept-setback", SetbackCommand.AcceptSetback.class)
            .command("decline-setback", SetbackCommand.DeclineSetback.class)
            .command("record-setback", SetbackCommand.RecordSetback.class)
            .command("revise-setback", SetbackCommand.ReviseSetback.class)
            .command("say-setback-facet", SetbackCommand.SayFacet.class)
            .command("withdraw-setback-facet", SetbackCommand.WithdrawFacet.class)
            .command("schedule-setback-review", SetbackCommand.ScheduleReview.class)
            .command("cancel-setback-review", SetbackCommand.CancelReview.class)
            .command("close-setback", SetbackCommand.CloseSetback.class)
            .command("reopen-setback", SetbackCommand.ReopenSetback.class)
            .command("declare-back-on-track", SetbackCommand.DeclareBackOnTrack.class)
            .command("withdraw-back-on-track", SetbackCommand.WithdrawBackOnTrack.class)
            .state("absent", Setback.Absent.class)
            .state("offered", Setback.Offered.class)
            .state("declined", Setback.Declined.class)
            .state("open", Setback.Open.class)
            .state("closed", Setback.Closed.class)
            .event("setback-offered", 1, SetbackEvent.SetbackOffered.class)
            .event("setback-declined", 1, SetbackEvent.SetbackDeclined.class)
            .event("setback-named", 1, SetbackEvent.SetbackNamed.class)
            .event("setback-recorded", 1, SetbackEvent.SetbackRecorded.class)
            .event("setback-revised", 1, SetbackEvent.SetbackRevised.class)
            .event("setback-causes-named", 1, SetbackEvent.SetbackCausesNamed.class)
            .event("setback-factors-named", 1, SetbackEvent.SetbackFactorsNamed.class)
            .event("setback-process-walked", 1, SetbackEvent.SetbackProcessWalked.class)
            .event("setback-ownership-stated", 1, SetbackEvent.SetbackOwnershipStated.class)
            .event("setback-reframed", 1, SetbackEvent.SetbackReframed.class)
            .event("setback-signal-read", 1, SetbackEvent.SetbackSignalRead.class)
            .event("setback-decided", 1, SetbackEvent.SetbackDecided.class)
            .event("setback-readiness-declared", 1, SetbackEvent.SetbackReadinessDeclared.class)
            .event("setback-next-move-chosen", 1, SetbackEvent.SetbackNextMoveChosen.class)
            .event("setback-coping-noted", 1, SetbackEvent.SetbackCopingNoted.class)
            .event("setback-facet-withdrawn", 1, SetbackEvent.SetbackFacetWithdrawn.class)
            .event("setback-review-scheduled", 1, SetbackEvent.SetbackReviewScheduled.class)
            .event("setback-review-cancelled", 1, SetbackEvent.SetbackReviewCancelled.class)
            .event("setback-closed", 1, SetbackEvent.SetbackClosed.class)
            .event("setback-reopened", 1, SetbackEvent.SetbackReopened.class)
            .event("setback-back-on-track", 1, SetbackEvent.SetbackBackOnTrack.class)
            .event("setback-not-yet-back-on-track", 1, SetbackEvent.SetbackNotYetBackOnTrack.class)
            .informedBy(Set.of(ME), atHome(SetbackCommand.class))
            .build();

    public static final AggregateType<ReflectionCommand, Reflection, ReflectionEvent> REFLECTION = AggregateType.named(
                    "reflection",
                    new ReflectionDecider(),
                    ReflectionCommand.class,
                    Reflection.class,
                    ReflectionEvent.class)
            .command("draft-reflection", ReflectionCommand.DraftReflection.class)
            .command("revise-reflection", ReflectionCommand.ReviseReflection.class)
            .command("complete-reflection", ReflectionCommand.CompleteReflection.class)
            .command("delete-reflection", ReflectionCommand.DeleteReflection.class)
            .command("restore-reflection", ReflectionCommand.RestoreReflection.class)
            .command("erase-reflection", ReflectionCommand.EraseReflection.class)
            .state("absent", Reflection.Absent.class)
            .state("draft", Reflection.Draft.class)
            .state("completed", Reflection.Completed.class)
            .state("deleted", Reflection.Deleted.class)
            .state("erased", Reflection.Erased.class)
            .event("reflection-drafted", 1, ReflectionEvent.ReflectionDrafted.class)
            .event("reflection-revised", 1, ReflectionEvent.ReflectionRevised.class)
            .event("reflection-completed", 1, ReflectionEvent.ReflectionCompleted.class)
            .event("reflection-deleted", 1, ReflectionEvent.ReflectionDeleted.class)
            .event("reflection-restored", 1, ReflectionEvent.ReflectionRestored.class)
            .erasing("reflection-erased", 1, ReflectionEvent.ReflectionErased.class)
            .timer(reflection -> reflection instanceof Reflection.Deleted deleted
                    ? erasing(deleted.deletedAt(), ReflectionCommand.EraseReflection::new)
                    : null)
            .informedBy(Set.of(ME), atHome(ReflectionCommand.class))
            .build();

    /** What a person keeps: alike but for their names. */
    public static final Map<FactType, AggregateType<FactCommand, Fact, FactEvent>> FACTS = facts();

    public static final TimelineProjection TIMELINE = new TimelineProjection();

    public static final TimelineMonthsProjection TIMELINE_MONTHS = new TimelineMonthsProjection();

    /** What entries said before. */
    public static final RevisionsProjection<EntryEvent, EntryEvent.Told, EntryRevision> ENTRY_REVISIONS =
            RevisionsProjection.ofEntries();

    public static final Model MODEL = new Model(
            "journal",
            1,
            Stream.concat(Stream.of(ME, ENTRY, SETBACK, REFLECTION), FACTS.values().stream())
                    .toList(),
            List.of(TIMELINE, TIMELINE_MONTHS, ENTRY_REVISIONS),
            List.of(new WhenAttemptFellShortThenOfferSetback(), new WhenReflectionCompletedThenKeepFacts()));

    private JournalModel() {}

    private static Map<FactType, AggregateType<FactCommand, Fact, FactEvent>> facts() {
        var facts = new EnumMap<FactType, AggregateType<FactCommand, Fact, FactEvent>>(FactType.class);
        for (var type : FactType.values()) {
            facts.put(type, fact(type.code()));
        }
        return Collections.unmodifiableMap(facts);
    }

    private static AggregateType<FactCommand, Fact, FactEvent> fact(String name) {
        return AggregateType.named(name, new FactDecider(), FactCommand.class, Fact.class, FactEvent.class)
                .command("note-" + name, FactCommand.NoteFact.class)
                .command("keep-" + name, FactCommand.KeepFact.class)
                .command("revise-" + name, FactCommand.ReviseFact.class)
                .command("delete-" + name, FactCommand.DeleteFact.class)
                .command("restore-" + name, FactCommand.RestoreFact.class)
                .command("erase-" + name, FactCommand.EraseFact.class)
                .state("absent", Fact.Absent.class)
                .state("noted", Fact.Noted.class)
                .state("deleted", Fact.Deleted.class)
                .state("erased", Fact.Erased.class)
                .event(name + "-noted", 1, FactEvent.FactNoted.class)
                .event(name + "-revised", 1, FactEvent.FactRevised.class)
                .event(name + "-deleted", 1, FactEvent.FactDeleted.class)
                .event(name + "-restored", 1, FactEvent.FactRestored.class)
                .erasing(name + "-erased", 1, FactEvent.FactErased.class)
                .timer(fact -> fact instanceof Fact.Deleted deleted
                        ? erasing(deleted.deletedAt(), FactCommand.EraseFact::new)
                        : null)
                .informedBy(Set.of(ME), atHome(FactCommand.class))
                .build();
    }

    /** What was deleted is erased as soon as it cannot come back. */
    private static <C> AggregateType.Timer<C> erasing(Instant deletedAt, Function<Instant, ? extends C> erase) {
        var end = RestoreWindow.end(deletedAt);
        return new AggregateType.Timer<>(end, erase.apply(end));
    }

    /** Who does not say where they are is where {@link Me} says, as it was when the command was decided. */
    private static <C> AggregateType.Informing<C> atHome(Class<C> commands) {
        return (command, at, around) -> command instanceof Located<?> located
                ? commands.cast(located.livingIn(around.state(ME).home()))
                : command;
    }
}
