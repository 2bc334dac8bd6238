package rebound.journal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.eventlog.codec.Json;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.eventlog.keys.WrappedKey;
import rebound.eventlog.log.LogName;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Answer.Outcome;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.testkit.PartitionFixture;
import rebound.journal.checkin.CheckInCommand;
import rebound.journal.day.About;
import rebound.journal.entry.EntryCommand;
import rebound.journal.fact.Applied;
import rebound.journal.fact.FactCommand;
import rebound.journal.fact.Revisit;
import rebound.journal.feedback.FeedbackCommand;
import rebound.journal.feedback.Weighing;
import rebound.journal.letter.LetterCommand;
import rebound.journal.reflection.Answer;
import rebound.journal.reflection.ReflectionCommand;
import rebound.journal.reflection.Sheet;
import rebound.journal.setback.Description;
import rebound.journal.setback.Facet;
import rebound.journal.setback.Remark;
import rebound.journal.setback.Remarks;
import rebound.journal.setback.SetbackCommand;
import rebound.journal.story.StoryCommand;

/**
 * What a person deletes is erased for good after 30 days, whatever it is: no word of it is left in any document, and its key
 * is overwritten. The documents are those of a replay from the beginning, to which it never said a word.
 */
class ErasureTest {

    private static final String SECRET = "overslept";

    /** All that can be done with a thing before it is deleted, and the deletion; for every kind that can be deleted. */
    private static final Map<String, Function<Instant, List<Object>>> LIVES = lives();

    private final PartitionFixture partition = new PartitionFixture(JournalModel.MODEL);
    private int sent;

    private static Map<String, Function<Instant, List<Object>>> lives() {
        var lives = JournalModel.FACTS.values().stream()
                .collect(Collectors.<AggregateType<?, ?, ?>, String, Function<Instant, List<Object>>>toMap(
                        AggregateType::name, type -> ErasureTest::fact));
        lives.put(JournalModel.CHECK_IN.name(), ErasureTest::checkIn);
        lives.put(JournalModel.ENTRY.name(), ErasureTest::entry);
        lives.put(JournalModel.REFLECTION.name(), ErasureTest::reflection);
        lives.put(JournalModel.SETBACK.name(), ErasureTest::setback);
        lives.put(JournalModel.FEEDBACK.name(), ErasureTest::feedback);
        lives.put(JournalModel.STORY.name(), ErasureTest::story);
        lives.put(JournalModel.LETTER.name(), ErasureTest::letter);
        return lives;
    }

    private static List<Object> checkIn(Instant now) {
        return List.of(
                new CheckInCommand.RecordCheckIn(now, null, null, null, false, moment("first")),
                new CheckInCommand.ReviseCheckIn(now.minus(Duration.ofDays(60)), null, null, false, moment("second")),
                new CheckInCommand.DeleteCheckIn(now),
                new CheckInCommand.RestoreCheckIn(now),
                new CheckInCommand.DeleteCheckIn(now));
    }

    private static Private<rebound.journal.checkin.Words> moment(String text) {
        return Private.of(new rebound.journal.checkin.Words(
                "mood", null, List.of(SECRET), List.of(), SECRET + " " + text, null, false));
    }

    private static List<Object> entry(Instant now) {
        return List.of(
                new EntryCommand.WriteEntry(now, null, null, null, true, entryWords("first")),
                new EntryCommand.ReviseEntry(null, null, null, true, entryWords("second")),
                new EntryCommand.ReviseEntry(now.minus(Duration.ofDays(60)), null, null, false, entryWords("third")),
                new EntryCommand.DeleteEntry(now),
                new EntryCommand.RestoreEntry(now),
                new EntryCommand.DeleteEntry(now));
    }

    private static Private<rebound.journal.entry.Words> entryWords(String text) {
        return Private.of(new rebound.journal.entry.Words(SECRET + " " + text, null, List.of(SECRET), List.of(SECRET)));
    }

    private static List<Object> setback(Instant now) {
        return List.of(
                new SetbackCommand.OfferSetback(new About("attempt", "a"), now, null),
                new SetbackCommand.AcceptSetback(now, null, null, description("first")),
                new SetbackCommand.ReviseSetback(now.minus(Duration.ofDays(60)), null, description("second")),
                new SetbackCommand.SayFacet(now, Facet.CAUSES, Private.of(Remarks.of(Remark.of("decision", SECRET)))),
                new SetbackCommand.SayFacet(now, Facet.READY, Private.of(Remarks.of(Remark.of(null, SECRET)))),
                new SetbackCommand.WithdrawFacet(now, Facet.READY),
                new SetbackCommand.ScheduleReview(now, LocalDate.parse("2999-01-01")),
                new SetbackCommand.CancelReview(now),
                new SetbackCommand.DeclareBackOnTrack(now, null),
                new SetbackCommand.CloseSetback(now),
                new SetbackCommand.DeleteSetback(now),
                new SetbackCommand.RestoreSetback(now),
                new SetbackCommand.ReopenSetback(now),
                new SetbackCommand.DeleteSetback(now));
    }

    private static Private<Description> description(String text) {
        return Private.of(new Description(
                SECRET + " " + text,
                SECRET,
                null,
                null,
                null,
                List.of(Remark.of("trust", SECRET)),
                SECRET,
                null,
                null,
                null));
    }

    private static List<Object> reflection(Instant now) {
        return List.of(
                new ReflectionCommand.DraftReflection(now, null, null, null, sheet("first")),
                new ReflectionCommand.ReviseReflection(now.minus(Duration.ofDays(60)), null, null, sheet("second")),
                new ReflectionCommand.CompleteReflection(now),
                new ReflectionCommand.RevisitReflection(now, LocalDate.EPOCH),
                new ReflectionCommand.DeleteReflection(now),
                new ReflectionCommand.RestoreReflection(now),
                new ReflectionCommand.DeleteReflection(now));
    }

    private static Private<Sheet> sheet(String text) {
        return Private.of(new Sheet(
                new Sheet.Template("yet", 1),
                List.of(Answer.ofText("question", SECRET + " " + text)),
                List.of(),
                List.of()));
    }

    private static List<Object> fact(Instant now) {
        var goal = new About("goal", "g");
        return List.of(
                new FactCommand.NoteFact(now, null, null, null, null, factWords("first")),
                new FactCommand.ReviseFact(
                        now,
                        now.minus(Duration.ofDays(60)),
                        null,
                        null,
                        new Revisit("daily", null, null),
                        factWords("second")),
                new FactCommand.ApplyFact(now, new Applied(goal, Private.of(SECRET))),
                new FactCommand.ReviewFact(now, null),
                new FactCommand.DeleteFact(now),
                new FactCommand.RestoreFact(now),
                new FactCommand.DeleteFact(now));
    }

    private static Private<rebound.journal.fact.Words> factWords(String text) {
        return Private.of(new rebound.journal.fact.Words(SECRET + " " + text, SECRET, SECRET));
    }

    private static List<Object> feedback(Instant now) {
        var said = Private.of(SECRET);
        return List.of(
                new FeedbackCommand.NoteFeedback(now, null, null, null, feedbackWords(null)),
                new FeedbackCommand.ReceiveFeedback(
                        now, Private.of(new FeedbackCommand.ReceiveFeedback.Answer(SECRET, SECRET))),
                new FeedbackCommand.ReviseFeedback(
                        now.minus(Duration.ofDays(60)), null, null, feedbackWords(SECRET + " second")),
                new FeedbackCommand.RestateFeedback(now, said),
                new FeedbackCommand.ReactToFeedback(now, said),
                new FeedbackCommand.CoolOff(now, now.plus(Duration.ofDays(1))),
                new FeedbackCommand.ReadFeedbackCalmly(now, said),
                new FeedbackCommand.HandBack(now),
                new FeedbackCommand.WeighFeedback(now, Private.of(new Weighing("no", SECRET))),
                new FeedbackCommand.DeleteFeedback(now),
                new FeedbackCommand.RestoreFeedback(now),
                new FeedbackCommand.DeleteFeedback(now));
    }

    private static Private<rebound.journal.feedback.Words> feedbackWords(@Nullable String text) {
        return Private.of(new rebound.journal.feedback.Words(text, SECRET, SECRET, SECRET, SECRET));
    }

    private static List<Object> story(Instant now) {
        var first = Private.of(new rebound.journal.story.Words(SECRET, SECRET + " first"));
        var second = Private.of(new rebound.journal.story.Words(SECRET, SECRET + " second"));
        return List.of(
                new StoryCommand.DraftStory(now, null, null, first),
                new StoryCommand.ReviseStory(now.minus(Duration.ofDays(60)), null, second),
                new StoryCommand.PublishStory(now, true, Private.of(SECRET + " link")),
                new StoryCommand.DeleteStory(now),
                new StoryCommand.RestoreStory(now),
                new StoryCommand.DeleteStory(now));
    }

    private static List<Object> letter(Instant now) {
        var first = Private.of(new rebound.journal.letter.Words(SECRET, SECRET + " first"));
        var second = Private.of(new rebound.journal.letter.Words(SECRET, SECRET + " second"));
        var late = LocalDate.parse("2999-01-01");
        return List.of(
                new LetterCommand.WriteLetter(now, null, null, first),
                new LetterCommand.ReviseLetter(now.minus(Duration.ofDays(60)), null, second),
                new LetterCommand.SealLetter(now, late),
                new LetterCommand.UnsealLetter(now),
                new LetterCommand.SealLetter(now, late),
                new LetterCommand.DeleteLetter(now),
                new LetterCommand.RestoreLetter(now),
                new LetterCommand.DeleteLetter(now));
    }

    @Test
    void everyKindThatCanBeDeletedIsErasedInTheEnd() {
        assertThat(JournalModel.MODEL.aggregates())
                .filteredOn(type -> type.states().containsKey("deleted"))
                .allSatisfy(type ->
                        assertThat(type.events().values()).as(type.name()).anyMatch(event -> type.erases(event)))
                .extracting(AggregateType::name)
                .containsExactlyInAnyOrderElementsOf(LIVES.keySet());
    }

    static Stream<String> kinds() {
        return LIVES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noWordIsLeft(String kind) {
        var id = new AggregateId("maria", kind, "one");
        var owner = partition.start().settle();
        var start = partition.clock().instant();
        var accepted = new ArrayList<Command<?>>();
        for (var body : Objects.requireNonNull(LIVES.get(kind)).apply(start)) {
            accepted.add(send(id, body));
        }
        owner.settle();
        assertThat(accepted)
                .allSatisfy(command ->
                        assertThat(partition.answer(command).outcome()).isEqualTo(Outcome.ACCEPTED));
        assertThat(events(id)).hasSameSizeAs(accepted);

        partition.clock().advanceTo(RestoreWindow.end(start).minusNanos(1));
        owner.settle();
        assertThat(stage(id)).isEqualTo("Deleted");
        assertThat(wrapped(id)).hasSize(1);

        partition.clock().advanceTo(RestoreWindow.end(start));
        owner.settle();
        assertThat(stage(id)).isEqualTo("Erased");
        assertThat(wrapped(id)).hasSize(2);
        assertThat(wrapped(id).getLast().wrapped()).isNull();
        assertThat(partition.documents().all().values())
                .allSatisfy(document ->
                        assertThat(document.json()).as(document.id()).doesNotContain(SECRET));
        partition.check(SECRET);

        // Its time has come, and it stays as it is.
        partition.clock().advance(RestoreWindow.LENGTH);
        owner.settle();
        assertThat(events(id)).hasSize(accepted.size() + 1);
    }

    /** Its own; policies may have noted something of it elsewhere. */
    private List<?> events(AggregateId id) {
        return partition.events().stream()
                .filter(recorded -> recorded.event().aggregate().equals(id))
                .toList();
    }

    private Command<?> send(AggregateId id, Object body) {
        var commandId = "command-" + ++sent;
        var command = new Command<>(
                commandId,
                id,
                Command.ANY_VERSION,
                partition.clock().instant(),
                "fingerprint",
                Cause.request(commandId),
                "replica",
                body);
        partition.send(command);
        return command;
    }

    private String stage(AggregateId id) {
        return partition.stored(id).orElseThrow().state().getClass().getSimpleName();
    }

    private List<WrappedKey> wrapped(AggregateId id) {
        return partition.log().committed(LogName.KEYS).stream()
                .filter(key -> key.key().equals(id.global()))
                .map(key -> Json.read(key.value(), WrappedKey.class))
                .toList();
    }
}
