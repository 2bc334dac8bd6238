package rebound.eventlog.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.eventlog.owner.Notebook.NOORS;
import static rebound.eventlog.owner.Notebook.NOTE;
import static rebound.eventlog.owner.Notebook.OTHER;
import static rebound.eventlog.owner.Notebook.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.owner.PartitionOwner.Phase;
import rebound.eventlog.projection.Checkpoint;
import rebound.eventlog.projection.Document;
import rebound.eventlog.testkit.InMemoryDocuments;
import rebound.eventlog.testkit.Moments;
import rebound.eventlog.testkit.Moments.Moment;
import rebound.eventlog.testkit.Note;
import rebound.eventlog.testkit.Note.Happened;
import rebound.eventlog.testkit.PartitionFixture.Instance;

class TimersTest {

    private static final Instant DUE = START.plus(Duration.ofMinutes(10));

    private final Notebook notes = new Notebook();
    private final Instance owner = notes.partition.start().settle();

    @Test
    void ringWhenTheirTimeHasComeAndNotBefore() {
        notes.ringAt(NOTE, DUE);
        owner.settle();
        notes.clock.advanceTo(DUE.minusNanos(1));
        owner.settle();
        assertThat(rings()).isEmpty();

        notes.clock.advanceTo(DUE);
        owner.step();

        assertThat(rings()).containsExactly(DUE);
        var rang = notes.partition.events().getLast().event();
        assertThat(rang.at()).isEqualTo(DUE);
        assertThat(rang.id()).isEqualTo("timer/maria/note/monday/1/1");
        assertThat(rang.cause().origin()).isEqualTo(Cause.Origin.TIMER);
        assertThat(notes.kept(NOTE).due()).isNull();
        owner.settle();
        notes.clock.advance(Duration.ofHours(2));
        owner.settle();
        assertThat(rings()).containsExactly(DUE);
        notes.check();
    }

    @Test
    void ringAlsoBetweenTwoMilliseconds() {
        var due = DUE.plusNanos(178_371_944);
        notes.ringAt(NOTE, due);
        owner.settle();
        notes.clock.advanceTo(due.plusNanos(1));
        owner.settle();

        assertThat(rings()).hasSize(1);
        notes.check();
    }

    @Test
    void ringAlsoWhenTheyAreFurtherAwayThanAnOwnerLooksAhead() {
        var due = START.plus(Timers.WINDOW.multipliedBy(3)).plusSeconds(7);
        notes.ringAt(NOTE, due);
        for (var minutes = 0; minutes < 100; minutes++) {
            owner.settle();
            assertThat(rings()).isEqualTo(notes.clock.instant().isBefore(due) ? List.of() : List.of(due));
            notes.clock.advance(Duration.ofMinutes(1));
        }
        notes.check();
    }

    @Test
    void ringAgainAsAnotherEventAtTheSameTime() {
        notes.ringAt(NOTE, START);
        owner.settle();
        notes.ringAt(NOTE, START);
        owner.settle();

        assertThat(rings()).containsExactly(START, START);
        notes.check();
    }

    @Test
    void ringNeitherAtTheOldTimeOnceRescheduled() {
        notes.ringAt(NOTE, DUE);
        owner.settle();
        var later = DUE.plus(Duration.ofMinutes(5));
        notes.ringAt(NOTE, later);
        owner.settle();

        notes.clock.advanceTo(DUE);
        owner.settle();
        assertThat(rings()).isEmpty();
        notes.clock.advanceTo(later);
        owner.settle();
        assertThat(rings()).containsExactly(later);
        notes.check();
    }

    @Test
    void ringNeitherAtTheOldTimeWhenTheyAreRescheduledInTheVeryBatch() {
        notes.ringAt(NOTE, DUE);
        owner.settle();
        notes.clock.advanceTo(DUE);
        var later = DUE.plus(Duration.ofMinutes(5));
        notes.ringAt(NOTE, later);
        owner.step();

        assertThat(rings()).isEmpty();
        notes.clock.advanceTo(later);
        owner.settle();
        assertThat(rings()).containsExactly(later);
        notes.check();
    }

    @Test
    void ringNeitherAtTheOldTimeAfterAHandOver() {
        notes.ringAt(NOTE, DUE);
        owner.settle();
        var later = DUE.plus(Duration.ofMinutes(5));
        notes.ringAt(NOTE, later);
        notes.moments.at(Moment.AFTER_COMMIT, Moments::crash);
        owner.step();
        notes.clock.advanceTo(DUE);
        notes.partition.settle();

        assertThat(rings()).isEmpty();
        notes.clock.advanceTo(later);
        notes.partition.settle();
        assertThat(rings()).containsExactly(later);
        notes.check();
    }

    @Test
    void ringOnceWhenTheyBecameDueWhileNobodyOwnedThePartitionAndNotDuringTheReplay() {
        notes.ringAt(NOTE, DUE);
        notes.ringAt(NOORS, DUE);
        notes.moments.at(Moment.AFTER_COMMIT, Moments::crash);
        owner.step();
        notes.clock.advanceTo(DUE.plus(Duration.ofDays(1)));
        notes.documents.drop();

        var next = notes.partition.start();
        while (next.phase() != Phase.ACTIVE) {
            next.step();
            assertThat(rings()).isEmpty();
        }
        next.settle();

        assertThat(rings()).containsExactly(DUE, DUE);
        notes.partition.start().settle();
        assertThat(rings()).hasSize(2);
        notes.check();
    }

    @Test
    void ringOnceWhateverHappensToTheBatchThatTheyAreIn() {
        for (var number = 1; crashesAt(number, new Notebook()); number++) {
            assertThat(number).isLessThan(100);
        }
    }

    private static boolean crashesAt(int number, Notebook notes) {
        var owner = notes.partition.start().settle();
        notes.ringAt(NOTE, DUE);
        owner.settle();
        notes.clock.advanceTo(DUE);
        notes.moments.atNumber(number, Moments::crash);
        owner.step();
        notes.moments.clear();
        var crashed = owner.hasEnded();
        notes.partition.settle();
        assertThat(rings(notes)).as("crash at %d", number).containsExactly(DUE);
        notes.check();
        return crashed;
    }

    @Test
    void ringOnTimeAfterAHandOverAlsoWithinAMillisecond() {
        var due = DUE.plusNanos(500_000);
        notes.ringAt(NOTE, due);
        owner.settle().kill();
        var next = notes.partition.start().settle();

        notes.clock.advanceTo(DUE);
        next.settle();
        assertThat(rings()).isEmpty();
        notes.clock.advanceTo(DUE.plusMillis(1));
        next.settle();

        assertThat(rings()).containsExactly(due);
        notes.check();
    }

    @Test
    void ringAllWhenManyAreDueAtOnce() {
        IntStream.range(0, 1_200)
                .forEach(number -> notes.ringAt(new AggregateId("maria", "note", "note-" + number), DUE));
        owner.settle();
        notes.clock.advanceTo(DUE);
        while (rings().size() < 1_200) {
            var before = rings().size();
            owner.step();
            assertThat(rings()).hasSizeGreaterThan(before).hasSizeLessThanOrEqualTo(before + 500);
        }
        owner.settle();
        assertThat(rings()).hasSize(1_200);
    }

    @Test
    void ringAlsoWhenTheDatabaseWasDroppedWhileThereWasNothingToDecide() {
        notes.ringAt(NOTE, DUE);
        owner.settle();
        notes.documents.drop();
        // Past the moment at which what is due is looked up anew.
        notes.clock.advanceTo(DUE.minusSeconds(1));
        owner.settle();
        notes.clock.advance(Duration.ofHours(1));
        owner.settle();
        notes.partition.settle();

        assertThat(rings()).containsExactly(DUE);
        notes.check();
    }

    @Test
    void thatHitABugAreBuriedAndDoNotStopTheOthers() {
        notes.ringAt(NOTE, Note.CURSED.plusSeconds(1));
        notes.ringAt(OTHER, Note.CURSED);
        owner.settle();
        notes.clock.advanceTo(Note.CURSED.plusSeconds(1));
        owner.settle();

        assertThat(rings()).containsExactly(Note.CURSED.plusSeconds(1));
        assertThat(owner.recoveries()).isEmpty();
        assertThat(owner.countedDeadLetters()).containsExactly("bug");
        notes.check();
    }

    private List<Instant> rings() {
        return rings(notes);
    }

    private static List<Instant> rings(Notebook notes) {
        return notes.partition.bodies().stream()
                .filter(Happened.Rang.class::isInstance)
                .map(body -> ((Happened.Rang) body).due())
                .toList();
    }

    @Test
    void comePageByPageAndThoseThatStayDueComeAgainOnlyWithTheNextLook() {
        var documents = new InMemoryDocuments();
        var begun = documents.begin("states", 1, "topic");
        documents.write(
                "states",
                1,
                Stream.of("a", "b", "c", "d", "e")
                        .map(id -> new Document("maria/note/" + id, 1, "maria", "{}", START, null))
                        .toList(),
                new Checkpoint("topic", begun.generation(), 2, true, -1));
        var timers = new Timers(documents, "states", 1, 2);

        for (var look = 0; look < 2; look++) {
            var now = START.plus(Timers.WINDOW.multipliedBy(look));
            assertThat(local(timers.due(now, 10))).containsExactly("note/a", "note/b");
            assertThat(timers.next()).isBeforeOrEqualTo(now);
            assertThat(local(timers.due(now, 10))).containsExactly("note/c", "note/d");
            assertThat(local(timers.due(now, 10))).containsExactly("note/e");
            assertThat(timers.due(now, 10)).isEmpty();
            assertThat(timers.next()).isAfter(now);
        }
    }

    private static List<String> local(List<AggregateId> ids) {
        return ids.stream().map(AggregateId::local).toList();
    }
}
