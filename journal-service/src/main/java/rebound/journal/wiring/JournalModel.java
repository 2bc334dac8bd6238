package rebound.journal.wiring;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.RestoreWindow;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Model;
import rebound.eventlog.model.Neighbours;
import rebound.eventlog.model.Policy;
import rebound.journal.checkin.CheckIn;
import rebound.journal.checkin.CheckInCommand;
import rebound.journal.checkin.CheckInDecider;
import rebound.journal.checkin.CheckInEvent;
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
import rebound.journal.feedback.Feedback;
import rebound.journal.feedback.FeedbackCommand;
import rebound.journal.feedback.FeedbackDecider;
import rebound.journal.feedback.FeedbackEvent;
import rebound.journal.firststep.FirstStep;
import rebound.journal.firststep.FirstStepCommand;
import rebound.journal.firststep.FirstStepDecider;
import rebound.journal.firststep.FirstStepEvent;
import rebound.journal.letter.Letter;
import rebound.journal.letter.LetterCommand;
import rebound.journal.letter.LetterDecider;
import rebound.journal.letter.LetterEvent;
import rebound.journal.letterbox.Letterbox;
import rebound.journal.letterbox.LetterboxCommand;
import rebound.journal.letterbox.LetterboxDecider;
import rebound.journal.letterbox.LetterboxEvent;
import rebound.journal.me.Me;
import rebound.journal.me.MeCommand;
import rebound.journal.me.MeDecider;
import rebound.journal.me.MeEvent;
import rebound.journal.policy.WhenAttemptFellShortThenOfferSetback;
import rebound.journal.policy.WhenEvidenceChangedThenCountIt;
import rebound.journal.policy.WhenLetterWaitsNoMoreThenTakeItOutOfTheLetterbox;
import rebound.journal.policy.WhenLetterWaitsThenPutItInTheLetterbox;
import rebound.journal.policy.WhenLetterboxEmptiedThenOpenItsLetters;
import rebound.journal.policy.WhenMoodStatedThenNoteSignal;
import rebound.journal.policy.WhenMoodTakenBackThenWithdrawSignal;
import rebound.journal.policy.WhenReflectionCompletedThenKeepFacts;
import rebound.journal.policy.WhenSetbackIsThereThenEmptyTheLetterbox;
import rebound.journal.policy.WhenSetbackToldThenSuggestEvidence;
import rebound.journal.policy.WhenStandingMayEndThenQuestionSuggestions;
import rebound.journal.policy.WhenStepDoneThenNoteFirstStep;
import rebound.journal.policy.WhenSuggestionCrowdedOutThenWithdrawIt;
import rebound.journal.policy.WhenSuggestionDeclinedThenStopSuggesting;
import rebound.journal.policy.WhenSuggestionOfferedThenNoteIt;
import rebound.journal.policy.WhenSuggestionPromptedThenOfferIt;
import rebound.journal.policy.WhenSuggestionWaitsNoMoreThenForgetIt;
import rebound.journal.policy.WhenSuggestionsQuestionedThenReviewThem;
import rebound.journal.read.index.IndexProjection;
import rebound.journal.read.index.RemarksProjection;
import rebound.journal.read.reflections.CompletedReflectionsProjection;
import rebound.journal.read.revisions.EntryRevision;
import rebound.journal.read.revisions.FactRevision;
import rebound.journal.read.revisions.RevisionsProjection;
import rebound.journal.read.setbacks.OpenSetbacksProjection;
import rebound.journal.read.suggestions.SuggestionsProjection;
import rebound.journal.read.timeline.TimelineMonthsProjection;
import rebound.journal.read.timeline.TimelineProjection;
import rebound.journal.read.writing.WritingProjection;
import rebound.journal.reflection.Reflection;
import rebound.journal.reflection.ReflectionCommand;
import rebound.journal.reflection.ReflectionDecider;
import rebound.journal.reflection.ReflectionEvent;
import rebound.journal.setback.Setback;
import rebound.journal.setback.SetbackCommand;
import rebound.journal.setback.SetbackDecider;
import rebound.journal.setback.SetbackEvent;
import rebound.journal.silence.Quiet;
import rebound.journal.silence.Silences;
import rebound.journal.silence.SilencesCommand;
import rebound.journal.silence.SilencesDecider;
import rebound.journal.silence.SilencesEvent;
import rebound.journal.story.Story;
import rebound.journal.story.StoryCommand;
import rebound.journal.story.StoryDecider;
import rebound.journal.story.StoryEvent;
import rebound.journal.suggestion.LingeringRule;
import rebound.journal.suggestion.Preferences;
import rebound.journal.suggestion.PreferencesCommand;
import rebound.journal.suggestion.PreferencesDecider;
import rebound.journal.suggestion.PreferencesEvent;
import rebound.journal.suggestion.Signals;
import rebound.journal.suggestion.SignalsCommand;
import rebound.journal.suggestion.SignalsDecider;
import rebound.journal.suggestion.SignalsEvent;
import rebound.journal.suggestion.Standing;
import rebound.journal.suggestion.Suggestion;
import rebound.journal.suggestion.SuggestionCommand;
import rebound.journal.suggestion.SuggestionDecider;
import rebound.journal.suggestion.SuggestionEvent;

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
            .command("delete-setback", SetbackCommand.DeleteSetback.class)
            .command("restore-setback", SetbackCommand.RestoreSetback.class)
            .command("erase-setback", SetbackCommand.EraseSetback.class)
            .state("absent", Setback.Absent.class)
            .state("offered", Setback.Offered.class)
            .state("declined", Setback.Declined.class)
            .state("open", Setback.Open.class)
            .state("closed", Setback.Closed.class)
            .state("deleted", Setback.Deleted.class)
            .state("erased", Setback.Erased.class)
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
            .event("setback-deleted", 1, SetbackEvent.SetbackDeleted.class)
            .event("setback-restored", 1, SetbackEvent.SetbackRestored.class)
            .erasing("setback-erased", 1, SetbackEvent.SetbackErased.class)
            .timer(setback -> setback instanceof Setback.Deleted deleted
                    ? erasing(deleted.deletedAt(), SetbackCommand.EraseSetback::new)
                    : null)
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
            .command("revisit-reflection", ReflectionCommand.RevisitReflection.class)
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
            .event("reflection-revisit-scheduled", 1, ReflectionEvent.ReflectionRevisitScheduled.class)
            .event("reflection-deleted", 1, ReflectionEvent.ReflectionDeleted.class)
            .event("reflection-restored", 1, ReflectionEvent.ReflectionRestored.class)
            .erasing("reflection-erased", 1, ReflectionEvent.ReflectionErased.class)
            .timer(reflection -> reflection instanceof Reflection.Deleted deleted
                    ? erasing(deleted.deletedAt(), ReflectionCommand.EraseReflection::new)
                    : null)
            .informedBy(Set.of(ME), atHome(ReflectionCommand.class))
            .build();

    public static final AggregateType<FeedbackCommand, Feedback, FeedbackEvent> FEEDBACK = AggregateType.named(
                    "feedback", new FeedbackDecider(), FeedbackCommand.class, Feedback.class, FeedbackEvent.class)
            .command("note-feedback", FeedbackCommand.NoteFeedback.class)
            .command("keep-feedback", FeedbackCommand.KeepFeedback.class)
            .command("revise-feedback", FeedbackCommand.ReviseFeedback.class)
            .command("receive-feedback", FeedbackCommand.ReceiveFeedback.class)
            .command("restate-feedback", FeedbackCommand.RestateFeedback.class)
            .command("react-to-feedback", FeedbackCommand.ReactToFeedback.class)
            .command("read-feedback-calmly", FeedbackCommand.ReadFeedbackCalmly.class)
            .command("weigh-feedback", FeedbackCommand.WeighFeedback.class)
            .command("revisit-feedback", FeedbackCommand.RevisitFeedback.class)
            .command("cool-off", FeedbackCommand.CoolOff.class)
            .command("hand-back", FeedbackCommand.HandBack.class)
            .command("hand-back-in-time", FeedbackCommand.HandBackInTime.class)
            .command("delete-feedback", FeedbackCommand.DeleteFeedback.class)
            .command("restore-feedback", FeedbackCommand.RestoreFeedback.class)
            .command("erase-feedback", FeedbackCommand.EraseFeedback.class)
            .state("absent", Feedback.Absent.class)
            .state("requested", Feedback.Requested.class)
            .state("received", Feedback.Received.class)
            .state("cooling-off", Feedback.CoolingOff.class)
            .state("deleted", Feedback.Deleted.class)
            .state("erased", Feedback.Erased.class)
            .event("feedback-requested", 1, FeedbackEvent.FeedbackRequested.class)
            .event("feedback-noted", 1, FeedbackEvent.FeedbackNoted.class)
            .event("feedback-received", 1, FeedbackEvent.FeedbackReceived.class)
            .event("feedback-revised", 1, FeedbackEvent.FeedbackRevised.class)
            .event("feedback-restated", 1, FeedbackEvent.FeedbackRestated.class)
            .event("feedback-reacted-to", 1, FeedbackEvent.FeedbackReactedTo.class)
            .event("feedback-read-calmly", 1, FeedbackEvent.FeedbackReadCalmly.class)
            .event("feedback-weighed", 1, FeedbackEvent.FeedbackWeighed.class)
            .event("feedback-revisit-scheduled", 1, FeedbackEvent.FeedbackRevisitScheduled.class)
            .event("feedback-set-aside", 1, FeedbackEvent.FeedbackSetAside.class)
            .event("feedback-handed-back", 1, FeedbackEvent.FeedbackHandedBack.class)
            .event("feedback-deleted", 1, FeedbackEvent.FeedbackDeleted.class)
            .event("feedback-restored", 1, FeedbackEvent.FeedbackRestored.class)
            .erasing("feedback-erased", 1, FeedbackEvent.FeedbackErased.class)
            .timer(feedback -> switch (feedback) {
                case Feedback.CoolingOff cooling ->
                    new AggregateType.Timer<>(cooling.until(), new FeedbackCommand.HandBackInTime(cooling.until()));
                case Feedback.Deleted deleted -> erasing(deleted.deletedAt(), FeedbackCommand.EraseFeedback::new);
                case Feedback.Absent absent -> null;
                case Feedback.Requested requested -> null;
                case Feedback.Received received -> null;
                case Feedback.Erased erased -> null;
            })
            .informedBy(Set.of(ME), atHome(FeedbackCommand.class))
            .build();

    public static final AggregateType<StoryCommand, Story, StoryEvent> STORY = AggregateType.named(
                    "story", new StoryDecider(), StoryCommand.class, Story.class, StoryEvent.class)
            .command("draft-story", StoryCommand.DraftStory.class)
            .command("revise-story", StoryCommand.ReviseStory.class)
            .command("publish-story", StoryCommand.PublishStory.class)
            .command("withdraw-story", StoryCommand.WithdrawStory.class)
            .command("delete-story", StoryCommand.DeleteStory.class)
            .command("restore-story", StoryCommand.RestoreStory.class)
            .command("erase-story", StoryCommand.EraseStory.class)
            .state("absent", Story.Absent.class)
            .state("draft", Story.Draft.class)
            .state("published", Story.Published.class)
            .state("deleted", Story.Deleted.class)
            .state("erased", Story.Erased.class)
            .event("story-drafted", 1, StoryEvent.StoryDrafted.class)
            .event("story-revised", 1, StoryEvent.StoryRevised.class)
            .event("story-published", 1, StoryEvent.StoryPublished.class)
            .event("story-withdrawn", 1, StoryEvent.StoryWithdrawn.class)
            .event("story-deleted", 1, StoryEvent.StoryDeleted.class)
            .event("story-restored", 1, StoryEvent.StoryRestored.class)
            .erasing("story-erased", 1, StoryEvent.StoryErased.class)
            .timer(story -> story instanceof Story.Deleted deleted
                    ? erasing(deleted.deletedAt(), StoryCommand.EraseStory::new)
                    : null)
            .informedBy(Set.of(ME), atHome(StoryCommand.class))
            .build();

    public static final AggregateType<LetterboxCommand, Letterbox, LetterboxEvent> LETTERBOX = AggregateType.named(
                    "letterbox", new LetterboxDecider(), LetterboxCommand.class, Letterbox.class, LetterboxEvent.class)
            .command("put-letter-in-letterbox", LetterboxCommand.PutLetterIn.class)
            .command("take-letter-out-of-letterbox", LetterboxCommand.TakeLetterOut.class)
            .command("empty-letterbox", LetterboxCommand.EmptyLetterbox.class)
            .state("letterbox", Letterbox.class)
            .event("letter-put-in-letterbox", 1, LetterboxEvent.LetterPutIn.class)
            .event("letter-taken-out-of-letterbox", 1, LetterboxEvent.LetterTakenOut.class)
            .event("letterbox-emptied", 1, LetterboxEvent.LetterboxEmptied.class)
            .build();

    public static final AggregateType<LetterCommand, Letter, LetterEvent> LETTER = AggregateType.named(
                    "letter", new LetterDecider(), LetterCommand.class, Letter.class, LetterEvent.class)
            .command("write-letter", LetterCommand.WriteLetter.class)
            .command("revise-letter", LetterCommand.ReviseLetter.class)
            .command("seal-letter", LetterCommand.SealLetter.class)
            .command("open-letter", LetterCommand.OpenLetter.class)
            .command("unseal-letter", LetterCommand.UnsealLetter.class)
            .command("open-letter-on-its-day", LetterCommand.OpenOnItsDay.class)
            .command("open-letter-after-setback", LetterCommand.OpenAfterSetback.class)
            .command("delete-letter", LetterCommand.DeleteLetter.class)
            .command("restore-letter", LetterCommand.RestoreLetter.class)
            .command("erase-letter", LetterCommand.EraseLetter.class)
            .state("absent", Letter.Absent.class)
            .state("written", Letter.Written.class)
            .state("sealed", Letter.Sealed.class)
            .state("opened", Letter.Opened.class)
            .state("deleted", Letter.Deleted.class)
            .state("erased", Letter.Erased.class)
            .event("letter-written", 1, LetterEvent.LetterWritten.class)
            .event("letter-revised", 1, LetterEvent.LetterRevised.class)
            .event("letter-sealed", 1, LetterEvent.LetterSealed.class)
            .event("letter-opened", 1, LetterEvent.LetterOpened.class)
            .event("letter-deleted", 1, LetterEvent.LetterDeleted.class)
            .event("letter-restored", 1, LetterEvent.LetterRestored.class)
            .erasing("letter-erased", 1, LetterEvent.LetterErased.class)
            .timer(JournalModel::opening)
            .informedBy(Set.of(ME, LETTERBOX), JournalModel::sealing)
            .build();

    public static final AggregateType<FirstStepCommand, FirstStep, FirstStepEvent> FIRST_STEP = AggregateType.named(
                    "first-step", new FirstStepDecider(), FirstStepCommand.class, FirstStep.class, FirstStepEvent.class)
            .command("note-step-done", FirstStepCommand.NoteStepDone.class)
            .state("first-step", FirstStep.class)
            .event("first-step-noted", 1, FirstStepEvent.FirstStepNoted.class)
            .build();

    public static final AggregateType<SilencesCommand, Silences, SilencesEvent> SILENCES = AggregateType.named(
                    "silences", new SilencesDecider(), SilencesCommand.class, Silences.class, SilencesEvent.class)
            .command("begin-silence", SilencesCommand.BeginSilence.class)
            .command("end-silence", SilencesCommand.EndSilence.class)
            .state("silences", Silences.class)
            .event("silence-begun", 1, SilencesEvent.SilenceBegun.class)
            .event("silence-ended", 1, SilencesEvent.SilenceEnded.class)
            .build();

    public static final AggregateType<CheckInCommand, CheckIn, CheckInEvent> CHECK_IN = AggregateType.named(
                    "check-in", new CheckInDecider(), CheckInCommand.class, CheckIn.class, CheckInEvent.class)
            .command("record-check-in", CheckInCommand.RecordCheckIn.class)
            .command("revise-check-in", CheckInCommand.ReviseCheckIn.class)
            .command("delete-check-in", CheckInCommand.DeleteCheckIn.class)
            .command("restore-check-in", CheckInCommand.RestoreCheckIn.class)
            .command("erase-check-in", CheckInCommand.EraseCheckIn.class)
            .state("absent", CheckIn.Absent.class)
            .state("recorded", CheckIn.Recorded.class)
            .state("deleted", CheckIn.Deleted.class)
            .state("erased", CheckIn.Erased.class)
            .event("check-in-recorded", 1, CheckInEvent.CheckInRecorded.class)
            .event("check-in-revised", 1, CheckInEvent.CheckInRevised.class)
            .event("check-in-deleted", 1, CheckInEvent.CheckInDeleted.class)
            .event("check-in-restored", 1, CheckInEvent.CheckInRestored.class)
            .erasing("check-in-erased", 1, CheckInEvent.CheckInErased.class)
            .timer(checkIn -> checkIn instanceof CheckIn.Deleted deleted
                    ? erasing(deleted.deletedAt(), CheckInCommand.EraseCheckIn::new)
                    : null)
            .informedBy(Set.of(ME), atHome(CheckInCommand.class))
            .build();

    public static final AggregateType<PreferencesCommand, Preferences, PreferencesEvent> SUGGESTION_PREFERENCES =
            AggregateType.named(
                            "suggestion-preferences",
                            new PreferencesDecider(),
                            PreferencesCommand.class,
                            Preferences.class,
                            PreferencesEvent.class)
                    .command("change-suggestion-preferences", PreferencesCommand.ChangePreferences.class)
                    .command("stop-suggesting", PreferencesCommand.StopSuggesting.class)
                    .state("suggestion-preferences", Preferences.class)
                    .event("suggestion-preferences-changed", 1, PreferencesEvent.PreferencesChanged.class)
                    .build();

    public static final AggregateType<SuggestionCommand, Suggestion, SuggestionEvent> SUGGESTION = AggregateType.named(
                    "suggestion",
                    new SuggestionDecider(),
                    SuggestionCommand.class,
                    Suggestion.class,
                    SuggestionEvent.class)
            .command("offer-suggestion", SuggestionCommand.OfferSuggestion.class)
            .command("accept-suggestion", SuggestionCommand.AcceptSuggestion.class)
            .command("decline-suggestion", SuggestionCommand.DeclineSuggestion.class)
            .command("set-suggestion-aside", SuggestionCommand.SetSuggestionAside.class)
            .command("review-suggestion", SuggestionCommand.ReviewSuggestion.class)
            .command("withdraw-suggestion", SuggestionCommand.WithdrawSuggestion.class)
            .state("absent", Suggestion.Absent.class)
            .state("offered", Suggestion.Offered.class)
            .state("accepted", Suggestion.Accepted.class)
            .state("declined", Suggestion.Declined.class)
            .state("set-aside", Suggestion.SetAside.class)
            .state("withdrawn", Suggestion.Withdrawn.class)
            .event("suggestion-offered", 1, SuggestionEvent.SuggestionOffered.class)
            .event("suggestion-accepted", 1, SuggestionEvent.SuggestionAccepted.class)
            .event("suggestion-declined", 1, SuggestionEvent.SuggestionDeclined.class)
            .event("suggestion-set-aside", 1, SuggestionEvent.SuggestionSetAside.class)
            .event("suggestion-withdrawn", 1, SuggestionEvent.SuggestionWithdrawn.class)
            .informedBy(Set.of(SUGGESTION_PREFERENCES, SILENCES), Set.of(SETBACK), JournalModel::weighing)
            .build();

    /** What a person keeps: alike but for their names. */
    public static final Map<FactType, AggregateType<FactCommand, Fact, FactEvent>> FACTS = facts();

    public static final RevisionsProjection<FactEvent, FactEvent.Told, FactRevision> FACT_REVISIONS =
            RevisionsProjection.ofFacts();

    public static final IndexProjection INDEX = new IndexProjection();

    /** What people say of things beside what makes them. */
    public static final RemarksProjection REMARKS = new RemarksProjection();

    public static final TimelineProjection TIMELINE = new TimelineProjection();

    public static final TimelineMonthsProjection TIMELINE_MONTHS = new TimelineMonthsProjection();

    /** What entries said before. */
    public static final RevisionsProjection<EntryEvent, EntryEvent.Told, EntryRevision> ENTRY_REVISIONS =
            RevisionsProjection.ofEntries();

    public static final CompletedReflectionsProjection COMPLETED_REFLECTIONS = new CompletedReflectionsProjection();

    public static final OpenSetbacksProjection OPEN_SETBACKS = new OpenSetbacksProjection();

    public static final SuggestionsProjection SUGGESTIONS = new SuggestionsProjection();

    public static final WritingProjection WRITING = new WritingProjection();

    /** With the rules as they are unless somebody sets others. */
    public static final Model MODEL = of(LingeringRule.DEFAULT);

    private JournalModel() {}

    /** @param rule by which a low mood lingers */
    public static Model of(LingeringRule rule) {
        return new Model(
                "journal",
                1,
                Stream.concat(
                                Stream.of(
                                        ME,
                                        ENTRY,
                                        SETBACK,
                                        REFLECTION,
                                        CHECK_IN,
                                        signals(rule),
                                        SUGGESTION,
                                        SUGGESTION_PREFERENCES,
                                        SILENCES,
                                        FEEDBACK,
                                        STORY,
                                        LETTER,
                                        LETTERBOX,
                                        FIRST_STEP),
                                FACTS.values().stream())
                        .toList(),
                List.of(
                        TIMELINE,
                        TIMELINE_MONTHS,
                        ENTRY_REVISIONS,
                        FACT_REVISIONS,
                        INDEX,
                        REMARKS,
                        COMPLETED_REFLECTIONS,
                        OPEN_SETBACKS,
                        SUGGESTIONS,
                        WRITING),
                Stream.<List<? extends Policy>>of(
                                List.of(
                                        new WhenAttemptFellShortThenOfferSetback(),
                                        new WhenStepDoneThenNoteFirstStep(),
                                        new WhenReflectionCompletedThenKeepFacts(),
                                        new WhenLetterWaitsThenPutItInTheLetterbox("letter-sealed"),
                                        new WhenLetterWaitsThenPutItInTheLetterbox("letter-restored"),
                                        new WhenLetterWaitsNoMoreThenTakeItOutOfTheLetterbox("letter-opened"),
                                        new WhenLetterWaitsNoMoreThenTakeItOutOfTheLetterbox("letter-deleted"),
                                        new WhenLetterboxEmptiedThenOpenItsLetters(),
                                        new WhenSetbackIsThereThenEmptyTheLetterbox("setback-recorded"),
                                        new WhenSetbackIsThereThenEmptyTheLetterbox("setback-named"),
                                        new WhenSuggestionPromptedThenOfferIt(),
                                        new WhenSuggestionDeclinedThenStopSuggesting(),
                                        new WhenSuggestionOfferedThenNoteIt(),
                                        new WhenSuggestionCrowdedOutThenWithdrawIt(),
                                        new WhenSuggestionsQuestionedThenReviewThem()),
                                WhenMoodStatedThenNoteSignal.all(rule),
                                WhenMoodTakenBackThenWithdrawSignal.all(),
                                WhenEvidenceChangedThenCountIt.all(),
                                WhenSetbackToldThenSuggestEvidence.all(),
                                WhenSuggestionWaitsNoMoreThenForgetIt.all(),
                                WhenStandingMayEndThenQuestionSuggestions.all())
                        .<Policy>flatMap(List::stream)
                        .toList());
    }

    private static AggregateType<SignalsCommand, Signals, SignalsEvent> signals(LingeringRule rule) {
        return AggregateType.named(
                        "signals", new SignalsDecider(rule), SignalsCommand.class, Signals.class, SignalsEvent.class)
                .command("note-signal", SignalsCommand.NoteSignal.class)
                .command("withdraw-signal", SignalsCommand.WithdrawSignal.class)
                .command("count-evidence", SignalsCommand.CountEvidence.class)
                .command("uncount-evidence", SignalsCommand.UncountEvidence.class)
                .command("note-setback", SignalsCommand.NoteSetback.class)
                .command("note-suggestion", SignalsCommand.NoteSuggestion.class)
                .command("forget-suggestion", SignalsCommand.ForgetSuggestion.class)
                .command("question-suggestions", SignalsCommand.QuestionSuggestions.class)
                .state("signals", Signals.class)
                .event("signal-noted", 1, SignalsEvent.SignalNoted.class)
                .event("signal-withdrawn", 1, SignalsEvent.SignalWithdrawn.class)
                .event("evidence-counted", 1, SignalsEvent.EvidenceCounted.class)
                .event("evidence-uncounted", 1, SignalsEvent.EvidenceUncounted.class)
                .event("suggestion-prompted", 1, SignalsEvent.SuggestionPrompted.class)
                .event("suggestion-noted", 1, SignalsEvent.SuggestionNoted.class)
                .event("suggestion-forgotten", 1, SignalsEvent.SuggestionForgotten.class)
                .event("suggestion-crowded-out", 1, SignalsEvent.SuggestionCrowdedOut.class)
                .event("suggestions-questioned", 1, SignalsEvent.SuggestionsQuestioned.class)
                .informedBy(
                        Set.of(ME, SUGGESTION_PREFERENCES),
                        (command, at, around) -> command instanceof SignalsCommand.Prompting prompting
                                ? prompting.around(SignalsCommand.Around.of(
                                        at, around.state(ME).home(), around.state(SUGGESTION_PREFERENCES)))
                                : command)
                .build();
    }

    private static Map<FactType, AggregateType<FactCommand, Fact, FactEvent>> facts() {
        var facts = new EnumMap<FactType, AggregateType<FactCommand, Fact, FactEvent>>(FactType.class);
        for (var type : FactType.alike()) {
            facts.put(type, fact(type.code()));
        }
        return Collections.unmodifiableMap(facts);
    }

    private static AggregateType<FactCommand, Fact, FactEvent> fact(String name) {
        return AggregateType.named(name, new FactDecider(), FactCommand.class, Fact.class, FactEvent.class)
                .command("note-" + name, FactCommand.NoteFact.class)
                .command("keep-" + name, FactCommand.KeepFact.class)
                .command("revise-" + name, FactCommand.ReviseFact.class)
                .command("apply-" + name, FactCommand.ApplyFact.class)
                .command("withdraw-" + name, FactCommand.WithdrawFact.class)
                .command("review-" + name, FactCommand.ReviewFact.class)
                .command("delete-" + name, FactCommand.DeleteFact.class)
                .command("restore-" + name, FactCommand.RestoreFact.class)
                .command("erase-" + name, FactCommand.EraseFact.class)
                .state("absent", Fact.Absent.class)
                .state("noted", Fact.Noted.class)
                .state("deleted", Fact.Deleted.class)
                .state("erased", Fact.Erased.class)
                .event(name + "-noted", 1, FactEvent.FactNoted.class)
                .event(name + "-revised", 1, FactEvent.FactRevised.class)
                .event(name + "-applied", 1, FactEvent.FactApplied.class)
                .event(name + "-withdrawn", 1, FactEvent.FactWithdrawn.class)
                .event(name + "-reviewed", 1, FactEvent.FactReviewed.class)
                .event(name + "-deleted", 1, FactEvent.FactDeleted.class)
                .event(name + "-restored", 1, FactEvent.FactRestored.class)
                .erasing(name + "-erased", 1, FactEvent.FactErased.class)
                .timer(fact -> fact instanceof Fact.Deleted deleted
                        ? erasing(deleted.deletedAt(), FactCommand.EraseFact::new)
                        : null)
                .informedBy(Set.of(ME), atHome(FactCommand.class))
                .build();
    }

    private static AggregateType.@Nullable Timer<LetterCommand> opening(Letter letter) {
        return switch (letter) {
            case Letter.Sealed sealed ->
                sealed.seal().opensAt() == null
                        ? null
                        : new AggregateType.Timer<>(
                                sealed.seal().opensAt(),
                                new LetterCommand.OpenOnItsDay(sealed.seal().opensAt()));
            case Letter.Deleted deleted -> erasing(deleted.deletedAt(), LetterCommand.EraseLetter::new);
            case Letter.Absent absent -> null;
            case Letter.Written written -> null;
            case Letter.Opened opened -> null;
            case Letter.Erased erased -> null;
        };
    }

    private static LetterCommand sealing(LetterCommand command, Instant at, Neighbours around) {
        var located = JournalModel.atHome(LetterCommand.class).inform(command, at, around);
        return located instanceof LetterCommand.Waiting waiting
                ? waiting.withBox(around.state(LETTERBOX).isFull())
                : located;
    }

    private static SuggestionCommand weighing(SuggestionCommand command, Instant at, Neighbours around) {
        if (!(command instanceof SuggestionCommand.Weighed weighed)) {
            return command;
        }
        var id = weighed.setbackId();
        return weighed.by(new Standing(
                around.state(SUGGESTION_PREFERENCES),
                id != null && mayComeBack(id, around.state(SETBACK), around.state(SILENCES)) ? Set.of(id) : Set.of(),
                weighed.hasEvidence()));
    }

    /** Whether a setback may come back to the person by itself: only one that is open, and not silenced. */
    public static boolean mayComeBack(String id, Setback setback, Silences silences) {
        return setback instanceof Setback.Open(var account)
                && new Quiet(silences, Set.of()).mayComeBack(SETBACK.name(), id, account);
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
