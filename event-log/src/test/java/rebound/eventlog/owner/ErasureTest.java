package rebound.eventlog.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.eventlog.owner.Notebook.DIARY;
import static rebound.eventlog.owner.Notebook.NOTE;
import static rebound.eventlog.owner.Notebook.SECRET;
import static rebound.eventlog.owner.Notebook.START;
import static rebound.eventlog.owner.Notebook.privately;
import static rebound.eventlog.owner.Notebook.written;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rebound.eventlog.codec.Json;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.eventlog.keys.WrappedKey;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Answer.Outcome;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Model;
import rebound.eventlog.testkit.Moments;
import rebound.eventlog.testkit.Moments.Moment;
import rebound.eventlog.testkit.Note;
import rebound.eventlog.testkit.Note.Happened;
import rebound.eventlog.testkit.PartitionFixture;

/**
 * What is left of something that was erased for good: that it was there. {@link Notebook#check} compares the documents of
 * whoever was there with those of a replay, to which everything comes back without its words.
 */
class ErasureTest {

    private static final Happened WORDLESS = new Happened.LineWritten(Private.erased());

    private final Notebook notes =
            new Notebook(new Model("testing", 1, List.of(Note.TYPE), List.of(Note.TOTALS, Note.LAST_LINES), List.of()));

    @AfterEach
    void isAsAfterAReplay() {
        notes.check();
    }

    @Test
    void leavesNoWordAndNoKey() {
        var owner = notes.partition.start().settle();
        notes.write(DIARY, "first");
        notes.write(DIARY, "second");
        notes.write(NOTE, "another");
        owner.settle();
        var burnt = notes.burn(DIARY);
        owner.settle();

        assertThat(notes.partition.answer(burnt).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(notes.partition.bodies())
                .containsExactly(WORDLESS, WORDLESS, written("another"), new Happened.Burnt());
        assertThat(notes.partition.stored(DIARY).orElseThrow().state()).isEqualTo(new Note.Ashes());
        assertThat(notes.lines(NOTE)).containsExactly("another");
        assertThatNothingIsLeft();
        assertThat(keys(DIARY)).hasSize(2);
        assertThat(keys(DIARY).getLast().erased()).isEqualTo(burnt.at());
        assertThat(keys(NOTE)).hasSize(1);
    }

    @Test
    void isForGoodForThisOwnerAndForTheNext() {
        var owner = notes.partition.start().settle();
        notes.write(DIARY, "first");
        notes.burn(DIARY);
        owner.settle();
        var late = notes.write(DIARY, "late");
        owner.settle();
        var later = notes.write(DIARY, "later");
        var again = notes.burn(DIARY);
        notes.partition.start().settle();

        for (var refused : List.of(late, later, again)) {
            assertThat(notes.partition.answer(refused).reason()).isEqualTo("burnt");
        }
        assertThat(keys(DIARY)).hasSize(2);
        assertThatNothingIsLeft();
    }

    @Test
    void isSeenByWhatFollowsInTheSameBatch() {
        var owner = notes.partition.start().settle();
        notes.write(DIARY, "first");
        notes.burn(DIARY);
        var late = notes.write(DIARY, "late");
        owner.step();

        assertThat(owner.batches()).containsExactly(3);
        assertThat(notes.partition.answer(late).reason()).isEqualTo("burnt");
        assertThat(notes.partition.bodies()).containsExactly(WORDLESS, new Happened.Burnt());
        assertThatNothingIsLeft();
    }

    @Test
    void mayComeWithTheLastWords() {
        var owner = notes.partition.start().settle();
        notes.send(DIARY, new Note.Command.WriteAndBurn(privately("farewell")));
        owner.settle();

        assertThat(notes.partition.bodies()).containsExactly(WORDLESS, new Happened.Burnt());
        assertThatNothingIsLeft();
    }

    @Test
    void needsNoMarkerWhereNothingWasEverEncrypted() {
        var owner = notes.partition.start().settle();
        notes.ringAt(DIARY, START.plusSeconds(60));
        notes.burn(DIARY);
        owner.settle();

        assertThat(keys(DIARY)).isEmpty();
        assertThat(notes.partition.stored(DIARY).orElseThrow().state()).isEqualTo(new Note.Ashes());
    }

    @Test
    void isTakenBackWithACommandThatIsRolledBackAlone() {
        var owner = notes.partition.start().settle();
        notes.write(DIARY, "first");
        var bug = notes.send(DIARY, new Note.Command.BurnAndWrite(privately("never")));
        notes.write(DIARY, "second");
        owner.step();

        assertThat(notes.partition.answer(bug).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(notes.partition.bodies()).containsExactly(written("first"), written("second"));
        assertThat(keys(DIARY)).hasSize(1);
        assertThat(notes.lines(DIARY)).containsExactly("first", "second");
    }

    @Test
    void isTakenBackWithABatchThatIsAborted() {
        var owner = notes.partition.start().settle();
        notes.write(DIARY, "first");
        owner.settle();
        notes.burn(DIARY);
        notes.moments.at(Moment.BEFORE_COMMIT, Notebook::kafkaFails);
        owner.step();

        assertThat(keys(DIARY)).hasSize(1);
        assertThat(notes.lines(DIARY)).containsExactly("first");
        owner.settle();
        assertThat(keys(DIARY)).hasSize(2);
        assertThatNothingIsLeft();
    }

    @Test
    void isCarriedOutByTheNextOwnerWhereTheLastOneDiedAfterItsCommit() {
        notes.partition.start().settle();
        notes.write(DIARY, "first");
        notes.partition.settle();
        notes.burn(DIARY);
        notes.moments.at(Moment.AFTER_COMMIT, Moments::crash);
        notes.partition.current().settle();
        assertThat(notes.lines(DIARY)).containsExactly("first");

        notes.partition.start().settle();

        assertThatNothingIsLeft();
    }

    /** It holds the key in its memory, and does not know that others have gone on. */
    @Test
    void isNotUndoneByAnOwnerThatWasOvertaken() {
        var first = notes.partition.start().settle();
        notes.write(DIARY, "first");
        first.settle();
        first.stopReading();
        var second = notes.partition.start().settle();
        notes.burn(DIARY);
        second.settle();
        first.goOnReading();
        first.comeBack();
        var late = notes.write(DIARY, "late");
        for (var i = 0; i < 40; i++) {
            notes.clock.advance(Duration.ofMillis(100));
            first.step();
        }
        notes.partition.settle();

        assertThat(notes.partition.answer(late).reason()).isEqualTo("burnt");
        assertThat(keys(DIARY)).hasSize(2);
        assertThatNothingIsLeft();
    }

    @Test
    void isTheSameWhenTheDatabaseIsDroppedInBetween() {
        var owner = notes.partition.start().settle();
        notes.write(DIARY, "first");
        owner.settle();
        notes.documents.drop();
        notes.burn(DIARY);
        owner.settle();
        assertThatNothingIsLeft();
        notes.documents.drop();
        notes.clock.advance(Duration.ofSeconds(2));
        owner.step();
        owner.settle();

        assertThatNothingIsLeft();
    }

    @Test
    void isABugWhereTheStateStillSaysSomethingPrivate() {
        var leaky = AggregateType.named("leaky", new Leaky(), Leak.class, Kept.class, Leaked.class)
                .command("leak", Leak.class)
                .state("kept", Kept.class)
                .erasing("leaked", 1, Leaked.class)
                .build();
        var partition = new PartitionFixture(new Model("testing", 1, List.of(leaky), List.of(), List.of()));
        var owner = partition.start().settle();
        var command = new Command<>(
                "command-1",
                new AggregateId("maria", "leaky", "one"),
                Command.ANY_VERSION,
                partition.clock().instant(),
                "fingerprint",
                Cause.request("command-1"),
                "replica",
                new Leak());
        partition.send(command);
        owner.settle();

        assertThat(partition.answer(command).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(partition.deadLetters()).hasSize(1);
        assertThat(partition.events()).isEmpty();
        partition.check(SECRET);
    }

    /** The keys log of the aggregate, from its beginning. */
    private List<WrappedKey> keys(AggregateId id) {
        return notes.log.committed(LogName.KEYS).stream()
                .filter(key -> key.key().equals(id.global()))
                .map(Incoming::value)
                .map(key -> Json.read(key, WrappedKey.class))
                .toList();
    }

    private void assertThatNothingIsLeft() {
        assertThat(Json.read(
                        Objects.requireNonNull(notes.documents.find(Shapes.KEYS, DIARY.global()))
                                .json(),
                        WrappedKey.class))
                .isEqualTo(keys(DIARY).getLast())
                .extracting(WrappedKey::wrapped)
                .isNull();
        assertThat(notes.documents.all().values())
                .filteredOn(document -> document.id().equals(DIARY.global()))
                .hasSize(3)
                .allSatisfy(document -> assertThat(document.json()).doesNotContain(SECRET));
    }

    record Leak() {}

    record Leaked() {}

    record Box(List<Private<String>> words) {}

    record Kept(Box box) {}

    private static final class Leaky implements Decider<Leak, Kept, Leaked> {

        @Override
        public Kept initial() {
            return new Kept(new Box(List.of()));
        }

        @Override
        public Decision<Leaked> decide(Leak command, Kept state) {
            return Decision.accept(new Leaked());
        }

        @Override
        public Kept evolve(Kept state, Leaked event) {
            return new Kept(new Box(List.of(privately("left"))));
        }
    }
}
