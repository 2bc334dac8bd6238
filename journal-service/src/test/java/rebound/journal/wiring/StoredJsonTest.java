package rebound.journal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.eventlog.codec.Json;
import rebound.eventlog.domain.Private;
import rebound.journal.checkin.CheckIn;
import rebound.journal.checkin.CheckInCommand;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.day.Mood;
import rebound.journal.entry.Entry;
import rebound.journal.entry.EntryCommand;
import rebound.journal.entry.Words;
import rebound.journal.fact.Applied;
import rebound.journal.fact.Fact;
import rebound.journal.fact.FactCommand;
import rebound.journal.fact.Revisit;
import rebound.journal.feedback.Feedback;
import rebound.journal.feedback.FeedbackCommand;
import rebound.journal.feedback.Readings;
import rebound.journal.feedback.Weighing;
import rebound.journal.firststep.FirstStep;
import rebound.journal.firststep.FirstStepCommand;
import rebound.journal.letter.Letter;
import rebound.journal.letter.LetterCommand;
import rebound.journal.letter.Seal;
import rebound.journal.letterbox.Letterbox;
import rebound.journal.letterbox.LetterboxCommand;
import rebound.journal.me.Consents;
import rebound.journal.me.Me;
import rebound.journal.me.MeCommand;
import rebound.journal.quantity.Measure;
import rebound.journal.quantity.Money;
import rebound.journal.reflection.Answer;
import rebound.journal.reflection.Reflection;
import rebound.journal.reflection.ReflectionCommand;
import rebound.journal.reflection.Sheet;
import rebound.journal.setback.Account;
import rebound.journal.setback.Description;
import rebound.journal.setback.Description.Cost;
import rebound.journal.setback.Facet;
import rebound.journal.setback.Facets;
import rebound.journal.setback.Remark;
import rebound.journal.setback.Remarks;
import rebound.journal.setback.Setback;
import rebound.journal.setback.SetbackCommand;
import rebound.journal.silence.Silence;
import rebound.journal.silence.Silences;
import rebound.journal.silence.SilencesCommand;
import rebound.journal.story.Story;
import rebound.journal.story.StoryCommand;
import rebound.journal.suggestion.Preferences;
import rebound.journal.suggestion.PreferencesCommand;
import rebound.journal.suggestion.Proposal;
import rebound.journal.suggestion.Signals;
import rebound.journal.suggestion.SignalsCommand;
import rebound.journal.suggestion.Standing;
import rebound.journal.suggestion.Suggestion;
import rebound.journal.suggestion.SuggestionCommand;

/** Commands wait in the log and states in documents, as JSON: both must come back as they were. */
class StoredJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00.123456789Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-21");
    private static final Private<Words> WORDS =
            Private.of(new Words("text \" \\ 🌱", new Mood(0.1, null), List.of("a"), List.of("b", "c")));
    private static final Private<Words> FEW_WORDS = Private.of(new Words("", null, List.of(), List.of()));
    private static final Private<Description> DESCRIPTION =
            Private.of(new Description("title", "area", "kind", "tone"));
    private static final Private<Description> ALL_OF_IT = Private.of(new Description(
            "title",
            "area",
            "kind",
            "tone",
            "others",
            List.of(Remark.of("opportunity", "note"), Remark.of("trust", null)),
            "Ana",
            new Money("12.50", "EUR"),
            new Measure("pages", 20.0, null),
            new Cost("time", null, new Money("1", "EUR"))));
    private static final Private<Remarks> REMARKS =
            Private.of(Remarks.of(new Remark("people", "note", true), Remark.of(null, null)));
    private static final Private<Facets> FACETS = Private.of(
            new Facets(new TreeMap<>(Map.of("next-move", REMARKS.value(), "causes", new Remarks(List.of())))));
    private static final Private<Description> TITLE = Private.of(new Description("title", null, null, null));
    private static final Private<rebound.journal.checkin.Words> MOMENT = Private.of(new rebound.journal.checkin.Words(
            "envy",
            new Mood(-1.0, null),
            List.of("a"),
            List.of(new rebound.journal.checkin.Words.Scale("b", 10)),
            "note",
            "not-safe",
            true));
    private static final Private<Proposal> PROPOSAL = Private.of(new Proposal(
            "evidence", new About("setback", "id"), List.of(new Proposal.Because("because", Map.of("days", 5)))));
    private static final Private<Signals.Stated> STATED = Private.of(new Signals.Stated(true, false));
    private static final Preferences PREFERENCES =
            new Preferences(Private.of(new Preferences.Wishes(true, List.of("evidence"))));
    private static final Standing STANDING = new Standing(PREFERENCES, Set.of("id"), true);
    private static final About ABOUT = new About("setback", "id");
    private static final About ATTEMPT = new About("attempt", "id");
    private static final About SETBACK = new About("setback", "id");
    private static final Private<Sheet> SHEET = Private.of(new Sheet(
            new Sheet.Template("post-mortem", 1),
            List.of(
                    Answer.ofText("goal", "text \" \\ 🌱"),
                    Answer.ofItems("list", List.of("a", "b")),
                    new Answer("choice", null, List.of("a"), null, null, null, null, null, null),
                    new Answer("scale", null, null, -1, null, null, null, null, null),
                    new Answer("money", null, null, null, null, new Money("12.50", "EUR"), null, null, null),
                    new Answer("date", null, null, null, null, null, DATE, null, null),
                    new Answer("person", null, null, null, null, null, null, "Ana", null),
                    new Answer("measure", null, null, null, null, null, null, null, new Measure("km", 0.1, null))),
            List.of("strategy"),
            List.of(
                    new Sheet.Keep("list", "evidence", "helped"),
                    new Sheet.Keep("goal", "lesson", null, "date", "choice"))));
    private static final Private<Silence> SILENCE = Private.of(new Silence(Silence.TOPIC, "exam \" \\ 🌱"));
    private static final About REFLECTION = new About("reflection", "id");
    private static final Private<rebound.journal.fact.Words> LESSON =
            Private.of(new rebound.journal.fact.Words("text \" \\ 🌱", "helped", "Ana"));
    private static final Private<rebound.journal.feedback.Words> SAID =
            Private.of(new rebound.journal.feedback.Words("text", null, "Ana", "question", null));
    private static final Feedback.Received RECEIVED = new Feedback.Received(
            NOW,
            "Z",
            DATE,
            SETBACK,
            null,
            SAID,
            Private.of(new Readings(null, "text", null, "partly", null)),
            NOW,
            NOW);
    private static final Private<rebound.journal.story.Words> STORY =
            Private.of(new rebound.journal.story.Words(null, "text"));
    private static final Private<rebound.journal.letter.Words> LETTER =
            Private.of(new rebound.journal.letter.Words("title", "text"));
    private static final Letter.Sealed SEALED =
            new Letter.Sealed(NOW, "Z", DATE, LETTER, NOW, new Seal(DATE, NOW, null));
    private static final Revisit MONTHLY = new Revisit("monthly", DATE, null);
    private static final Applied APPLIED = new Applied(REFLECTION, Private.of("how"));
    private static final Fact.Noted NOTED =
            new Fact.Noted(NOW, "Z", DATE, REFLECTION, REFLECTION, MONTHLY, List.of(APPLIED), LESSON);
    private static final Entry.Written WRITTEN = new Entry.Written(NOW, "Z", DATE, ABOUT, false, WORDS);

    @ParameterizedTest
    @MethodSource
    void commands(Object command) {
        assertThat(Json.read(Json.write(command), command.getClass())).isEqualTo(command);
    }

    static List<Object> commands() {
        return List.of(
                new EntryCommand.WriteEntry(NOW, NOW, ZoneId.of("Europe/Berlin"), ABOUT, false, WORDS),
                new EntryCommand.WriteEntry(NOW, null, null, null, false, FEW_WORDS),
                new EntryCommand.ReviseEntry(NOW, ZoneOffset.ofHours(14), ABOUT, false, WORDS),
                new EntryCommand.ReviseEntry(null, null, null, false, FEW_WORDS),
                new EntryCommand.DeleteEntry(NOW),
                new EntryCommand.RestoreEntry(NOW),
                new EntryCommand.EraseEntry(NOW),
                new CheckInCommand.RecordCheckIn(NOW, NOW, ZoneId.of("UTC"), ABOUT, true, MOMENT),
                new CheckInCommand.RecordCheckIn(NOW, null, null, null, false, MOMENT)
                        .livingIn(Home.in(ZoneId.of("UTC"))),
                new CheckInCommand.ReviseCheckIn(null, null, null, false, MOMENT),
                new CheckInCommand.DeleteCheckIn(NOW),
                new CheckInCommand.RestoreCheckIn(NOW),
                new CheckInCommand.EraseCheckIn(NOW),
                new SignalsCommand.NoteSignal(ABOUT, DATE, NOW, STATED, null),
                new SignalsCommand.NoteSignal(ABOUT, DATE, NOW, STATED, null)
                        .around(new SignalsCommand.Around(NOW, DATE, PREFERENCES)),
                new SignalsCommand.WithdrawSignal(ABOUT),
                new SignalsCommand.CountEvidence(ABOUT),
                new SignalsCommand.UncountEvidence(ABOUT),
                new SignalsCommand.NoteSetback(ABOUT, null),
                new SignalsCommand.NoteSuggestion("id"),
                new SignalsCommand.ForgetSuggestion("id"),
                new SignalsCommand.QuestionSuggestions(),
                new SuggestionCommand.OfferSuggestion(NOW, PROPOSAL, null),
                new SuggestionCommand.OfferSuggestion(NOW, PROPOSAL, null).by(STANDING),
                new SuggestionCommand.ReviewSuggestion(NOW, "id", true, null),
                new SuggestionCommand.ReviewSuggestion(NOW, "id", false, null).by(STANDING),
                new SuggestionCommand.WithdrawSuggestion(NOW),
                new SuggestionCommand.AcceptSuggestion(NOW),
                new SuggestionCommand.DeclineSuggestion(NOW),
                new SuggestionCommand.SetSuggestionAside(NOW),
                new PreferencesCommand.ChangePreferences(Private.of(new PreferencesCommand.Change(true, null, false))),
                new PreferencesCommand.StopSuggesting(PROPOSAL),
                new SetbackCommand.RecordSetback(NOW, NOW, ZoneId.of("UTC"), DESCRIPTION),
                new SetbackCommand.RecordSetback(NOW, null, null, TITLE),
                new EntryCommand.WriteEntry(NOW, null, null, null, false, FEW_WORDS)
                        .livingIn(Home.in(ZoneId.of("Europe/Berlin"))),
                new MeCommand.ChangeMe(ZoneId.of("Europe/Berlin"), "de", LocalTime.of(4, 0)),
                new MeCommand.ChangeMe(null, null, null, true),
                new MeCommand.ChangeMe(null, null, null),
                new SetbackCommand.OfferSetback(ATTEMPT, NOW, "UTC"),
                new SetbackCommand.OfferSetback(ATTEMPT, NOW, null),
                new SetbackCommand.AcceptSetback(NOW, NOW, ZoneId.of("UTC"), DESCRIPTION),
                new SetbackCommand.AcceptSetback(NOW, null, null, TITLE).livingIn(Home.in(ZoneId.of("UTC"))),
                new SetbackCommand.DeclineSetback(NOW),
                new SetbackCommand.ReviseSetback(NOW, ZoneId.of("UTC"), ALL_OF_IT),
                new SetbackCommand.ReviseSetback(null, null, TITLE).livingIn(Home.in(ZoneId.of("UTC"))),
                new SetbackCommand.SayFacet(NOW, Facet.NEXT_MOVE, REMARKS),
                new SetbackCommand.WithdrawFacet(NOW, Facet.CAUSES),
                new SetbackCommand.ScheduleReview(NOW, DATE),
                new SetbackCommand.CancelReview(NOW),
                new SetbackCommand.DeclareBackOnTrack(NOW, NOW),
                new SetbackCommand.DeclareBackOnTrack(NOW, null),
                new SetbackCommand.WithdrawBackOnTrack(NOW),
                new SilencesCommand.BeginSilence(NOW, SILENCE),
                new SilencesCommand.EndSilence(NOW, SILENCE),
                new SetbackCommand.CloseSetback(NOW),
                new SetbackCommand.ReopenSetback(NOW),
                new SetbackCommand.DeleteSetback(NOW),
                new SetbackCommand.RestoreSetback(NOW),
                new SetbackCommand.EraseSetback(NOW),
                new ReflectionCommand.DraftReflection(NOW, NOW, ZoneId.of("UTC"), SETBACK, SHEET),
                new ReflectionCommand.DraftReflection(NOW, null, null, null, SHEET).livingIn(Home.in(ZoneId.of("UTC"))),
                new ReflectionCommand.ReviseReflection(null, null, null, SHEET),
                new ReflectionCommand.CompleteReflection(NOW),
                new ReflectionCommand.RevisitReflection(NOW, DATE),
                new ReflectionCommand.RevisitReflection(NOW, null),
                new ReflectionCommand.DeleteReflection(NOW),
                new ReflectionCommand.RestoreReflection(NOW),
                new ReflectionCommand.EraseReflection(NOW),
                new FactCommand.NoteFact(NOW, NOW, ZoneId.of("UTC"), REFLECTION, MONTHLY, LESSON),
                new FactCommand.NoteFact(NOW, null, null, null, null, LESSON).livingIn(Home.in(ZoneId.of("UTC"))),
                new FactCommand.KeepFact(NOW, null, REFLECTION, null, LESSON),
                new FactCommand.KeepFact(NOW, REFLECTION, REFLECTION, null, LESSON).livingIn(Home.in(ZoneId.of("UTC"))),
                new FactCommand.ReviseFact(NOW, null, null, null, MONTHLY, LESSON),
                new FactCommand.ApplyFact(NOW, APPLIED),
                new FactCommand.WithdrawFact(NOW, REFLECTION),
                new FactCommand.ReviewFact(NOW, Home.in(ZoneId.of("UTC"))),
                new FactCommand.DeleteFact(NOW),
                new FactCommand.RestoreFact(NOW),
                new FactCommand.EraseFact(NOW),
                new FeedbackCommand.NoteFeedback(NOW, NOW, ZoneId.of("UTC"), SETBACK, SAID),
                new FeedbackCommand.KeepFeedback(NOW, null, REFLECTION, Home.in(ZoneId.of("UTC")), SAID),
                new FeedbackCommand.ReviseFeedback(null, null, null, SAID),
                new FeedbackCommand.ReceiveFeedback(
                        NOW, Private.of(new FeedbackCommand.ReceiveFeedback.Answer("text", null))),
                new FeedbackCommand.ReactToFeedback(NOW, Private.of("text")),
                new FeedbackCommand.WeighFeedback(NOW, Private.of(new Weighing("no", null))),
                new FeedbackCommand.RevisitFeedback(NOW, null),
                new FeedbackCommand.CoolOff(NOW, NOW),
                new FeedbackCommand.HandBackInTime(NOW),
                new StoryCommand.DraftStory(NOW, null, ZoneId.of("UTC"), STORY),
                new StoryCommand.PublishStory(NOW, true, Private.of("link")),
                new LetterCommand.WriteLetter(NOW, NOW, null, LETTER).livingIn(Home.in(ZoneId.of("UTC"))),
                new LetterCommand.SealLetter(NOW, DATE)
                        .livingIn(Home.in(ZoneId.of("UTC")))
                        .withBox(true),
                new LetterCommand.RestoreLetter(NOW).withBox(true),
                new LetterCommand.OpenOnItsDay(NOW),
                new LetterboxCommand.PutLetterIn("id"),
                new LetterboxCommand.EmptyLetterbox(),
                new FirstStepCommand.NoteStepDone(NOW));
    }

    @ParameterizedTest
    @MethodSource
    void states(Object state) {
        assertThat(Json.read(Json.write(state), state.getClass())).isEqualTo(state);
    }

    static List<Object> states() {
        return List.of(
                new Entry.Absent(),
                WRITTEN,
                new Entry.Written(NOW, "Z", DATE, null, false, FEW_WORDS),
                new Entry.Written(NOW, "Z", DATE, null, false, Private.erased()),
                new Entry.Deleted(NOW, WRITTEN),
                new Entry.Erased(),
                new CheckIn.Absent(),
                new CheckIn.Recorded(NOW, "Z", DATE, ABOUT, DATE, MOMENT),
                new CheckIn.Deleted(NOW, new CheckIn.Recorded(NOW, "Z", DATE, null, null, Private.erased())),
                new CheckIn.Erased(),
                Signals.NONE,
                new Signals(
                        Private.of(new Signals.Told(
                                List.of(new Signals.Signal(ABOUT, DATE, new Signals.Stated(true, true))))),
                        List.of("a"),
                        List.of("b"),
                        NOW),
                new Suggestion.Absent(),
                new Suggestion.Offered(PROPOSAL, NOW),
                new Suggestion.Accepted(PROPOSAL, NOW, NOW),
                new Suggestion.Declined(Private.erased(), NOW, NOW),
                new Suggestion.SetAside(PROPOSAL, NOW, NOW),
                new Suggestion.Withdrawn(PROPOSAL, NOW, NOW),
                PREFERENCES,
                new Setback.Absent(),
                new Setback.Offered(ATTEMPT, NOW, null),
                new Setback.Declined(ATTEMPT, NOW, "UTC"),
                new Setback.Open(new Account(NOW, "Z", DATE, DESCRIPTION, FACETS, ATTEMPT, NOW, DATE, true)),
                new Setback.Open(
                        new Account(NOW, "Z", DATE, Private.erased(), Private.erased(), null, null, null, false)),
                new Setback.Closed(
                        new Account(NOW, "Z", DATE, ALL_OF_IT, Private.of(Facets.NONE), null, NOW, null, true), NOW),
                new Setback.Deleted(
                        NOW, new Account(NOW, "Z", DATE, DESCRIPTION, FACETS, ATTEMPT, NOW, null, false), null),
                new Setback.Deleted(
                        NOW,
                        new Account(NOW, "Z", DATE, Private.erased(), Private.erased(), null, null, null, false),
                        NOW),
                new Setback.Erased(),
                new Fact.Absent(),
                NOTED,
                new Fact.Noted(NOW, "Z", DATE, null, null, Private.erased()),
                new Fact.Deleted(NOW, NOTED),
                new Fact.Erased(),
                new Feedback.Requested(NOW, "Z", DATE, SETBACK, SAID),
                RECEIVED,
                new Feedback.Received(NOW, "Z", DATE, null, null, Private.erased(), Private.erased(), null, null),
                new Feedback.CoolingOff(RECEIVED, NOW),
                new Feedback.Deleted(NOW, RECEIVED),
                new Feedback.Deleted(NOW, new Feedback.CoolingOff(RECEIVED, NOW)),
                new Feedback.Erased(),
                new Story.Draft(NOW, "Z", DATE, STORY),
                new Story.Published(NOW, "Z", DATE, STORY, NOW, Private.of("link")),
                new Story.Deleted(NOW, new Story.Draft(NOW, "Z", DATE, STORY)),
                new Letter.Written(NOW, "Z", DATE, LETTER),
                SEALED,
                new Letter.Opened(NOW, "Z", DATE, LETTER, NOW, "date"),
                new Letter.Deleted(NOW, SEALED),
                new Letter.Erased(),
                new Letterbox(List.of("id")),
                FirstStep.NONE,
                new FirstStep(NOW),
                new Reflection.Absent(),
                new Reflection.Draft(NOW, "Z", DATE, SETBACK, DATE, SHEET),
                new Reflection.Draft(NOW, "Z", DATE, null, null, Private.erased()),
                new Reflection.Completed(NOW, "Z", DATE, SETBACK, DATE, SHEET, NOW),
                new Reflection.Deleted(NOW, NOW, "Z", DATE, SETBACK, DATE, SHEET, null),
                new Reflection.Deleted(NOW, NOW, "Z", DATE, null, null, SHEET, NOW),
                new Reflection.Erased(),
                Silences.NONE,
                new Silences(Private.of(List.of(SILENCE.value(), new Silence(Silence.DATE, "02-29")))),
                new Me("Europe/Berlin", "de", "04:00", new Consents(true)));
    }
}
