package rebound.journal.read.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.codec.Json;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.ProjectionSpec;
import rebound.eventlog.testkit.Seeded;
import rebound.journal.day.About;
import rebound.journal.day.Mood;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryRestored;
import rebound.journal.entry.EntryEvent.EntryRevised;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.entry.Words;
import rebound.journal.fact.FactEvent.FactNoted;
import rebound.journal.feedback.FeedbackEvent.FeedbackHandedBack;
import rebound.journal.feedback.FeedbackEvent.FeedbackNoted;
import rebound.journal.feedback.FeedbackEvent.FeedbackSetAside;
import rebound.journal.letter.LetterEvent.LetterRestored;
import rebound.journal.reflection.Answer;
import rebound.journal.reflection.ReflectionEvent.ReflectionCompleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.reflection.Sheet;
import rebound.journal.setback.Description;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.silence.Quiet;
import rebound.journal.silence.Silence;
import rebound.journal.silence.Silences;

class IndexProjectionTest {

    private static final String NOVEMBER = "index/2026-11/0";
    private static final String DECEMBER = "index/2026-12/0";
    private static final Instant MORNING = Instant.parse("2026-11-20T07:00:00Z");
    private static final LocalDate THAT_DAY = LocalDate.parse("2026-11-20");
    private static final About THE_EXAM = new About("setback", "exam");
    private static final About THE_REFLECTION = new About("reflection", "one");

    private final Envelopes log = new Envelopes();
    private final ProjectionSpec<IndexView> index =
            ProjectionSpec.of(() -> new IndexProjection(IndexProjection.MOST_ITEMS, 1));

    @Test
    void hasTheWordsOfAnEntryEachOnceAndWhatItSaysBesides() {
        var words = new Words(
                "It hurts. It is ONE exam – it's over!", new Mood(-0.5, 0.25), List.of("Sad"), List.of("Uni"));
        index.given(log.add(entry("one"), new EntryWritten(MORNING, "Z", THAT_DAY, THE_EXAM, false, Private.of(words))))
                .thenOnly(NOVEMBER)
                .then(
                        NOVEMBER,
                        month(new IndexItem(
                                "entry",
                                "one",
                                MORNING,
                                THAT_DAY,
                                "written",
                                true,
                                THE_EXAM,
                                null,
                                List.of("Uni"),
                                List.of(),
                                List.of("Sad"),
                                -0.5,
                                0.25,
                                "it hurts is one exam it's over uni sad")))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void hasTitlesAnswersAndNames() {
        var recorded = new SetbackRecorded(
                MORNING, MORNING, "Z", THAT_DAY, Private.of(new Description("Failed the exam", "work", null, null)));
        assertThat(only(log.add(new AggregateId("person", "setback", "exam"), recorded)))
                .extracting(IndexItem::words, IndexItem::tags, IndexItem::state)
                .containsExactly("failed the exam work", List.of("work"), "open");
        var noted = new FactNoted(
                MORNING,
                "Z",
                THAT_DAY,
                null,
                THE_REFLECTION,
                Private.of(new rebound.journal.fact.Words("Begin in May", null, "Ana")));
        assertThat(only(log.add(new AggregateId("person", "lesson", "one"), noted)))
                .extracting(IndexItem::words, IndexItem::people, IndexItem::source)
                .containsExactly("begin in may ana", List.of("Ana"), THE_REFLECTION);
    }

    @Test
    void hasAllAnswersOfAReflectionAndItsStage() {
        var sheet = new Sheet(
                new Sheet.Template("curious", 1),
                List.of(
                        Answer.ofText("happened", "I sent it late"),
                        Answer.ofItems("leave-out", List.of("The night before", "The third coffee")),
                        new Answer("who", null, null, null, null, null, null, "Ana", null)),
                List.of(),
                List.of());
        var reflection = new AggregateId("person", "reflection", "one");
        var drafted = log.add(reflection, new ReflectionDrafted(MORNING, "Z", THAT_DAY, null, Private.of(sheet)));
        assertThat(only(drafted))
                .extracting(IndexItem::isDraft, IndexItem::mayComeBack)
                .containsExactly(true, false);
        var completed = log.add(reflection, new ReflectionCompleted(MORNING, THAT_DAY, null, Private.erased()));
        var item = index.given(drafted, completed)
                .replayEqualsLive()
                .view(NOVEMBER)
                .orElseThrow()
                .items()
                .getFirst();
        assertThat(item).extracting(IndexItem::isDraft, IndexItem::mayComeBack).containsExactly(false, true);
        assertThat(item.words()).isEqualTo("i sent it late the night before third coffee ana");
    }

    /** Safety rule 9: of whatever kind it is, and wherever it names what is silenced. */
    @Test
    void saysEnoughOfAThingToKeepItAway() {
        var tagged = new Words("It hurts", null, List.of(), List.of("Ana"));
        var of = new AggregateId("person", "feedback", "one");
        var said = Private.of(new rebound.journal.feedback.Words("Too long", null, null, null, null));
        var noted = log.add(of, new FeedbackNoted(MORNING, "Z", THAT_DAY, null, THE_REFLECTION, said));
        var aside = log.add(of, new FeedbackSetAside(MORNING, MORNING, "Z", THAT_DAY, null, MORNING));
        var back = log.add(of, new FeedbackHandedBack(MORNING, MORNING, "Z", THAT_DAY, null, THE_REFLECTION, said));
        var ana = new Silence(Silence.PERSON, "Ana");
        var reflection = new Silence(Silence.THING, "reflection/one");
        assertMayNotComeBack(
                ana, log.add(entry("one"), new EntryWritten(MORNING, "Z", THAT_DAY, null, false, Private.of(tagged))));
        assertMayNotComeBack(ana, written("one", "I met Ana's friends"));
        assertMayNotComeBack(
                ana,
                log.add(
                        new AggregateId("person", "letter", "one"),
                        new LetterRestored(
                                MORNING,
                                MORNING,
                                "Z",
                                THAT_DAY,
                                "opened",
                                null,
                                Private.of(new rebound.journal.letter.Words("To Ana", "It passes")))));
        assertMayNotComeBack(
                ana,
                log.add(
                        new AggregateId("person", "setback", "exam"),
                        new SetbackRecorded(
                                MORNING,
                                MORNING,
                                "Z",
                                THAT_DAY,
                                Private.of(new Description("Row with Ana", null, null, null)))));
        assertMayNotComeBack(reflection, noted);
        assertMayNotComeBack(reflection, noted, aside, back);
        assertThat(quiet(reflection).mayComeBack("entry", "one", only(written("one", "reflection"))))
                .isTrue();
    }

    private void assertMayNotComeBack(Silence silence, Event<?>... history) {
        var item = index.given(history).view(NOVEMBER).orElseThrow().items().getFirst();
        assertThat(item.mayComeBack()).isTrue();
        assertThat(quiet(silence).mayComeBack(item.type(), item.id(), item)).isFalse();
    }

    private static Quiet quiet(Silence silence) {
        return new Quiet(new Silences(Private.of(List.of(silence))), Set.of());
    }

    @Test
    void followsWhatBecomesOfThings() {
        var recorded = log.add(
                new AggregateId("person", "setback", "exam"),
                new SetbackRecorded(
                        MORNING, MORNING, "Z", THAT_DAY, Private.of(new Description("Exam", null, null, null))));
        var closed = log.add(new AggregateId("person", "setback", "exam"), new SetbackClosed(MORNING, THAT_DAY));
        assertThat(index.given(recorded, closed).view(NOVEMBER).orElseThrow().items())
                .extracting(IndexItem::state)
                .containsExactly("closed");
        index.given(
                        written("one", "First"),
                        log.add(
                                entry("one"),
                                new EntryRevised(
                                        MORNING,
                                        "Z",
                                        LocalDate.parse("2026-12-01"),
                                        THAT_DAY,
                                        null,
                                        false,
                                        words("Second"))))
                .thenOnly(NOVEMBER, DECEMBER)
                .then(NOVEMBER, IndexView.EMPTY)
                .replayEqualsLive();
    }

    @Test
    void keepsNoWordOfWhatIsRevisedOrDeleted() {
        var written = written("one", "canary");
        var revised = log.add(
                entry("one"), new EntryRevised(MORNING, "Z", THAT_DAY, THAT_DAY, null, false, words("something")));
        assertThat(Json.write(index.given(written, revised).views())).doesNotContain("canary");
        var deleted = log.add(entry("one"), new EntryDeleted(MORNING, THAT_DAY));
        index.given(written, deleted).then(NOVEMBER, IndexView.EMPTY).replayEqualsLive();
        var restored =
                log.add(entry("one"), new EntryRestored(MORNING, MORNING, "Z", THAT_DAY, null, false, words("canary")));
        index.given(written, deleted, restored)
                .then(NOVEMBER, month(item("one", "canary")))
                .replayEqualsLive();
    }

    /** A replay after an erasure meets the same events without their words. */
    @Test
    void endsAtTheSameDocumentsWhenTheWordsOfWhatWasDeletedAreErased() {
        var deleted = new EntryDeleted(MORNING, THAT_DAY);
        var live = index.given(written("one", "canary"), written("two", "kept"), log.add(entry("one"), deleted));
        var erased = new EntryWritten(MORNING, "Z", THAT_DAY, null, false, Private.erased());
        var replayed =
                index.given(log.add(entry("one"), erased), written("two", "kept"), log.add(entry("one"), deleted));
        assertThat(replayed.views()).isEqualTo(live.views());
        assertThat(only(log.add(entry("three"), erased)).words()).isEmpty();
    }

    @Test
    void keepsTheFirstWordsOfTheLongestTexts() {
        var text = IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        var words = only(written("one", text)).words();
        assertThat(words.length()).isBetween(IndexProjection.LONGEST_WORDS - 10, IndexProjection.LONGEST_WORDS);
        assertThat(text).startsWith(words + " ");
    }

    @Test
    void keepsTheNewestArrivalsAndCountsTheOthers() {
        var given = ProjectionSpec.of(() -> new IndexProjection(2, 1))
                .given(written("one", "a"), written("two", "b"), written("three", "c"), written("four", "d"))
                .replayEqualsLive()
                .view(NOVEMBER)
                .orElseThrow();
        assertThat(given.items()).extracting(IndexItem::id).containsExactly("three", "four");
        assertThat(given.leftOut()).isEqualTo(2);
    }

    /** With the most of everything, each character taking the most bytes that it can. */
    @Test
    void fitsIntoADocumentHoweverMuchIsSaid() {
        var number = new int[1];
        var names = IntStream.range(0, 40).mapToObj(i -> "\u0001".repeat(64)).toList();
        var text = Stream.generate(() -> Character.toString(0xAC00 + number[0] % 11_000) + number[0]++)
                .limit(5_000)
                .collect(Collectors.joining(" "));
        var item = only(log.add(
                entry("one"),
                new EntryWritten(
                        MORNING,
                        "Z",
                        THAT_DAY,
                        null,
                        false,
                        Private.of(new Words(text, new Mood(0.1, 0.1), names, names)))));
        var people = IntStream.range(0, IndexProjection.MOST_NAMES)
                .mapToObj(i -> "\u0001".repeat(200))
                .toList();
        var largest = new IndexItem(
                item.type(),
                item.id(),
                item.happenedAt(),
                item.localDate(),
                item.state(),
                item.mayComeBack(),
                THE_EXAM,
                THE_REFLECTION,
                item.tags(),
                people,
                item.emotions(),
                item.valence(),
                item.energy(),
                "한".repeat(IndexProjection.LONGEST_WORDS));
        assertThat(item.words().length()).isLessThanOrEqualTo(IndexProjection.LONGEST_WORDS);
        assertThat((long) Json.bytes(largest).length * IndexProjection.MOST_ITEMS)
                .isLessThan(15 * 1024 * 1024);
    }

    @Test
    void isTheSameAfterAnyReplay() {
        Seeded.cases(10, random -> {
            var events = new Envelopes();
            for (var i = 0; i < 120; i++) {
                var one = entry("id-" + random.nextInt(8));
                var words = words("word" + random.nextInt(50) + " " + "x".repeat(random.nextInt(400)));
                events.add(
                        one,
                        switch (random.nextInt(4)) {
                            case 0 -> new EntryDeleted(MORNING, THAT_DAY);
                            case 1 -> new EntryRevised(MORNING, "Z", THAT_DAY, THAT_DAY, null, false, words);
                            default -> new EntryWritten(MORNING, "Z", THAT_DAY, null, false, words);
                        });
            }
            ProjectionSpec.of(() -> new IndexProjection(3, 2))
                    .given(events.all())
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        });
    }

    private IndexItem only(Event<?> event) {
        return index.given(event).view(NOVEMBER).orElseThrow().items().getFirst();
    }

    private Event<?> written(String id, String text) {
        return log.add(entry(id), new EntryWritten(MORNING, "Z", THAT_DAY, null, false, words(text)));
    }

    private static IndexItem item(String id, String words) {
        return new IndexItem(
                "entry", id, MORNING, THAT_DAY, "written", true, null, null, List.of(), List.of(), List.of(), null,
                null, words);
    }

    private static IndexView month(IndexItem... items) {
        return new IndexView(List.of(items), 0);
    }

    private static Private<Words> words(String text) {
        return Private.of(new Words(text, null, List.of(), List.of()));
    }

    private static AggregateId entry(String id) {
        return new AggregateId("person", "entry", id);
    }
}
