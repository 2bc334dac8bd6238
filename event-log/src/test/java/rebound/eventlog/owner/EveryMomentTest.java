package rebound.eventlog.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.eventlog.owner.Notebook.DIARY;
import static rebound.eventlog.owner.Notebook.NOORS;
import static rebound.eventlog.owner.Notebook.NOTE;
import static rebound.eventlog.owner.Notebook.OTHER;
import static rebound.eventlog.owner.Notebook.written;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Command;
import rebound.eventlog.testkit.Moments;
import rebound.eventlog.testkit.Moments.Moment;
import rebound.eventlog.testkit.Note;
import rebound.eventlog.testkit.Note.Happened;
import rebound.eventlog.testkit.PartitionFixture.Instance;
import rebound.eventlog.testkit.Seeded;

/**
 * Whatever happens to an owner, at whatever moment of a take-over or of a batch: in the end everything has been decided
 * once, a retry is answered as the first try was, and the documents are those of the log.
 */
class EveryMomentTest {

    private enum Mishap {
        THE_PROCESS_DIES((notes, instance) -> Moments.crash()),
        KAFKA_FAILS((notes, instance) -> Notebook.kafkaFails()),
        THE_TRANSACTION_TIMES_OUT((notes, instance) -> notes.log.timeOutTransaction()),
        THE_DATABASE_FAILS((notes, instance) -> {
            notes.documents.goAway();
            notes.moments.atNumber(7, notes.documents::comeBack);
        }),
        THE_DATABASE_IS_DROPPED((notes, instance) -> notes.documents.drop()),
        THE_PARTITION_IS_REVOKED((notes, instance) -> instance.revoke()),
        THE_PARTITION_IS_LOST((notes, instance) -> instance.lose()),
        THE_COMMANDS_CANNOT_BE_TRUSTED((notes, instance) -> instance.owner().restart()),
        ANOTHER_BEGINS_TO_TAKE_OVER((notes, instance) -> {
            var other = notes.partition.start();
            for (var i = 0; i < 6; i++) {
                other.step();
            }
        }),
        ANOTHER_TAKES_OVER((notes, instance) -> notes.partition.start().settle()),
        ANOTHER_TAKES_OVER_AND_DIES((notes, instance) -> {
            notes.moments.at(Moment.BEFORE_CHECKPOINT, Moments::crash);
            notes.partition.start().settle();
        }),
        ANOTHER_TAKES_OVER_AND_GIVES_BACK((notes, instance) -> {
            var other = notes.partition.start().settle();
            other.revoke();
            other.step();
            instance.comeBack();
        });

        private final BiConsumer<Notebook, Instance> happens;

        Mishap(BiConsumer<Notebook, Instance> happens) {
            this.happens = happens;
        }

        boolean isOvertaking() {
            return name().startsWith("ANOTHER");
        }
    }

    /** A partition with a past, in which two owners left things undone, and with much that waits to be decided. */
    private static final class Story {

        private final Notebook notes = new Notebook(new WhenTaskFailedThenWriteNote());
        private final List<Command<?>> sent = new ArrayList<>();

        private Story() {
            var first = notes.partition.start().settle();
            sent.add(notes.write(NOTE, "first"));
            sent.add(notes.write(DIARY, "erased"));
            sent.add(notes.ringAt(NOTE, Notebook.START.plus(Duration.ofDays(1))));
            first.settle();
            // Committed, but not in the documents.
            sent.add(notes.write(OTHER, "second"));
            notes.moments.at(Moment.AFTER_COMMIT, Moments::crash);
            first.settle();
            // Decided, but not committed: its transaction is open and has a new key in it.
            sent.add(notes.write(NOORS, "third"));
            notes.taskFailed("chore");
            notes.moments.at(Moment.AFTER_OFFSETS, Moments::crash);
            notes.partition.start().settle();
            sent.add(notes.write(NOORS, "fourth"));
            sent.add(notes.write(NOTE, "fifth"));
            sent.add(notes.seal(OTHER));
            sent.add(notes.send(NOTE, new Note.Command.Explode()));
            sent.add(notes.send(NOORS, new Note.Command.Ring(Notebook.START)));
            notes.partition.send("maria", new byte[] {1, 2, 3}, Map.of());
            sent.add(notes.ringAt(NOTE, Notebook.START.plus(Duration.ofDays(2))));
            sent.add(notes.burn(DIARY));
            sent.add(notes.write(DIARY, "too late"));
            notes.partition.send(sent.get(3));
            notes.partition.send(sent.get(6));
        }

        /** Everybody goes on for a while; then all has happened once, and a retry is told the same. */
        private void end() {
            notes.moments.clear();
            notes.documents.comeBack();
            notes.partition.settle();
            for (var i = 0; i < 40; i++) {
                notes.clock.advance(Duration.ofMillis(100));
                notes.partition.settle();
            }
            var answers = sent.stream().map(notes.partition::answer).toList();
            sent.forEach(notes.partition::send);
            notes.write(NOTE, "last");
            var owner = notes.partition.settle();

            assertThat(owner.told()).containsAll(answers);
            assertThat(notes.partition.bodies())
                    .containsExactlyInAnyOrder(
                            written("first"),
                            new Happened.LineWritten(Private.erased()),
                            new Happened.RingSet(Notebook.START.plus(Duration.ofDays(1))),
                            written("second"),
                            written("third"),
                            written("chore"),
                            written("fourth"),
                            written("fifth"),
                            new Happened.RingSet(Notebook.START.plus(Duration.ofDays(2))),
                            new Happened.Burnt(),
                            written("last"));
            assertThat(notes.lines(NOTE))
                    .startsWith("first")
                    .contains("chore", "fifth")
                    .endsWith("last");
            assertThat(notes.lines(OTHER)).containsExactly("second");
            assertThat(notes.lines(NOORS)).containsExactly("third", "fourth");
            assertThat(notes.partition.stored(DIARY).orElseThrow().state()).isEqualTo(new Note.Ashes());
            assertThat(notes.partition.deadLetters()).hasSize(2);
            notes.check();
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingInTheEnd(Mishap mishap) {
        for (var number = 1; happensAt(number, mishap); number++) {
            assertThat(number).as("the number of moments").isLessThan(500);
        }
    }

    /** Returns whether there is such a moment. */
    private static boolean happensAt(int number, Mishap mishap) {
        var story = new Story();
        var notes = story.notes;
        var reached = notes.moments.passed().size() + number;
        var instance = notes.partition.start();
        notes.moments.atNumber(number, () -> mishap.happens.accept(notes, instance));
        try {
            notes.partition.settle();
            if (notes.moments.passed().size() < reached) {
                return false;
            }
            story.end();
            if (mishap.isOvertaking() && notes.partition.current() != instance) {
                assertThat(notes.partition.current().recoveries())
                        .as("the counted owner is disturbed at most once")
                        .hasSizeLessThanOrEqualTo(1);
            }
            return true;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    mishap + " at moment " + number + ", "
                            + notes.moments.passed().get(reached - 1) + ": " + e.getMessage(),
                    e);
        }
    }

    @Test
    void changesNothingInTheEndWhenMuchHappens() {
        Seeded.cases(Integer.getInteger("n", 60), EveryMomentTest::muchHappens);
    }

    private static void muchHappens(Random random) {
        var notes = new Notebook(new WhenTaskFailedThenWriteNote());
        var sent = new ArrayList<Command<?>>();
        var tasks = 0;
        notes.partition.start();
        for (var i = 0; i < 60; i++) {
            switch (random.nextInt(9)) {
                case 0 -> sent.add(notes.seal(note(random)));
                case 1 ->
                    sent.add(notes.send(
                            note(random), random.nextInt(4), new Note.Command.Write(Notebook.privately("exactly"))));
                case 2 -> notes.taskFailed("task-" + ++tasks);
                case 3 -> {
                    if (!sent.isEmpty()) {
                        notes.partition.send(sent.get(random.nextInt(sent.size())));
                    }
                }
                case 4 ->
                    sent.add(notes.ringAt(note(random), notes.clock.instant().plusMillis(random.nextInt(3_000))));
                case 5 -> {
                    var diary = new AggregateId("maria", "note", "diary-" + i / 20);
                    sent.add(random.nextInt(3) == 0 ? notes.burn(diary) : notes.write(diary, "line " + i));
                }
                default -> sent.add(notes.write(note(random), "line " + i));
            }
            if (random.nextInt(3) == 0) {
                var mishap = Mishap.values()[random.nextInt(Mishap.values().length)];
                var instance = notes.partition.current();
                notes.moments.atNumber(1 + random.nextInt(60), () -> mishap.happens.accept(notes, instance));
            }
            for (var steps = random.nextInt(12); steps > 0; steps--) {
                notes.clock.advance(Duration.ofMillis(random.nextInt(200)));
                if (notes.partition.current().hasEnded()) {
                    notes.partition.start();
                }
                var instances = notes.partition.instances();
                instances.get(random.nextInt(instances.size())).step();
            }
        }
        notes.moments.clear();
        notes.documents.comeBack();
        notes.clock.advance(Duration.ofSeconds(5));
        notes.partition.settle();
        var answers = sent.stream().map(notes.partition::answer).toList();
        sent.forEach(notes.partition::send);
        notes.write(NOTE, "last");
        assertThat(notes.partition.settle().told()).containsAll(answers);
        assertThat(answers)
                .filteredOn(answer -> answer.outcome() == Answer.Outcome.FAILED)
                .isEmpty();
        assertThat(notes.partition.deadLetters()).isEmpty();
        for (var task = 1; task <= tasks; task++) {
            assertThat(notes.lines(NOTE)).containsOnlyOnce("task-" + task);
        }
        notes.check();
    }

    private static AggregateId note(Random random) {
        return List.of(NOTE, OTHER, NOORS).get(random.nextInt(3));
    }
}
