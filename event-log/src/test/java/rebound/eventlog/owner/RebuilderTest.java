package rebound.eventlog.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.eventlog.owner.Notebook.NOORS;
import static rebound.eventlog.owner.Notebook.NOTE;
import static rebound.eventlog.owner.Notebook.OTHER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rebound.eventlog.codec.Json;
import rebound.eventlog.keys.WrappedKey;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.model.Event;
import rebound.eventlog.model.Model;
import rebound.eventlog.owner.PartitionOwner.Phase;
import rebound.eventlog.projection.Checkpoint;
import rebound.eventlog.projection.Document;
import rebound.eventlog.projection.Projection;
import rebound.eventlog.testkit.Moments;
import rebound.eventlog.testkit.Moments.Moment;
import rebound.eventlog.testkit.Note;
import rebound.eventlog.testkit.Note.Happened;
import rebound.eventlog.testkit.PartitionFixture.Instance;
import rebound.eventlog.testkit.PartitionFixture.Rebuilding;

/** A release that writes the totals is live; the next one also writes all that was said, in their second version. */
class RebuilderTest {

    private static final int PARTITION = 2;
    private static final String FORMER = "totals_v1";
    private static final String NEXT = "totals_v2";

    /** Everything that a user said, in its order: one too many, too few or in the wrong place shows. */
    record Said(List<String> lines) {}

    private static final Projection<Said> SAID = new Projection<>() {
        @Override
        public String name() {
            return "totals";
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public Class<Said> viewType() {
            return Said.class;
        }

        @Override
        public List<String> documents(Event<?> event) {
            return event.body() instanceof Happened.LineWritten ? List.of("said") : List.of();
        }

        @Override
        public Said evolve(@Nullable Said view, String document, Event<?> event) {
            var before = view == null ? Stream.<String>empty() : view.lines().stream();
            var line = ((Happened.LineWritten) event.body()).line().orElse("(erased)");
            return new Said(Stream.concat(before, Stream.of(line)).toList());
        }
    };

    private static final Model FIRST_RELEASE = Note.model();
    private static final Model NEXT_RELEASE =
            new Model("testing", 1, List.of(Note.TYPE), List.of(Note.TOTALS, SAID), List.of());

    private final Notebook notes = new Notebook(FIRST_RELEASE);
    private final Instance owner = notes.partition.start().settle();

    @BeforeEach
    void past() {
        IntStream.range(0, 8).forEach(number -> {
            notes.write(number % 3 == 0 ? NOORS : NOTE, "line " + number);
            owner.settle();
        });
        notes.ringAt(OTHER, Notebook.START.plus(Duration.ofDays(1)));
        owner.settle();
    }

    private Rebuilding rebuild() {
        return notes.partition.rebuild(NEXT_RELEASE);
    }

    private Checkpoint next() {
        return Objects.requireNonNull(notes.documents.checkpoint(NEXT, PARTITION));
    }

    private long statesAt() {
        return Objects.requireNonNull(notes.documents.checkpoint("states_v1", PARTITION))
                .offset();
    }

    private List<String> said(String userId) {
        return notes.partition.view(SAID, userId, "said").map(Said::lines).orElse(List.of());
    }

    /** One that has applied some of the past, and not all of it. */
    private Rebuilding halfway() {
        var rebuilding = rebuild();
        rebuilding.step();
        rebuilding.step();
        assertThat(next().offset()).isPositive().isLessThan(statesAt());
        return rebuilding;
    }

    /** It follows for a while, also once it is at the end. */
    private void goOn(Rebuilding rebuilding) {
        for (var i = 0; i < 12; i++) {
            rebuilding.step();
            notes.clock.advance(Rebuilder.AGAIN);
        }
    }

    /** An ordinary upgrade follows, and then everything is as in a replay. */
    private Instance upgrade() {
        notes.partition.upgrade(NEXT_RELEASE);
        notes.partition.start();
        notes.partition.settle();
        notes.write("after the upgrade");
        var upgraded = notes.partition.settle();
        notes.check();
        assertThat(next().isOf(Checkpoint.Writer.OWNER)).isTrue();
        assertThat(next().complete()).isTrue();
        return upgraded;
    }

    private Map<String, Document> documentsOf(String... collections) {
        var found = new TreeMap<String, Document>();
        notes.documents.all().forEach((id, document) -> {
            if (Stream.of(collections).anyMatch(collection -> id.startsWith(collection + "/"))) {
                found.put(id, document);
            }
        });
        return found;
    }

    @Nested
    class BesideAnOwner {

        @Test
        void buildsWhatTheOwnerDoesNotWriteAndFollowsIt() {
            var rebuilding = rebuild().settle();
            assertThat(rebuilding.rebuilder().phase()).isEqualTo(Rebuilder.Phase.REBUILT);
            assertThat(said("maria")).hasSize(5);
            assertThat(next().offset()).isEqualTo(statesAt());

            notes.write("meanwhile");
            owner.settle();
            rebuilding.step();

            assertThat(said("maria")).hasSize(6);
            assertThat(next().offset()).isEqualTo(statesAt());
            assertThat(rebuilding.recoveries()).isEmpty();
            upgrade();
        }

        @Test
        void disturbsNeitherItsDocumentsNorItsDecisions() {
            var before = documentsOf("states_v1", FORMER, "receipts_v1", "keys_v1");
            var checkpoints = Stream.of("states_v1", FORMER, "receipts_v1", "keys_v1")
                    .map(collection -> notes.documents.checkpoint(collection, PARTITION))
                    .toList();
            rebuild().settle();

            assertThat(documentsOf("states_v1", FORMER, "receipts_v1", "keys_v1"))
                    .isEqualTo(before);
            assertThat(Stream.of("states_v1", FORMER, "receipts_v1", "keys_v1")
                            .map(collection -> notes.documents.checkpoint(collection, PARTITION)))
                    .isEqualTo(checkpoints);
            var command = notes.write("decided all the same");
            owner.settle();
            assertThat(owner.told()).contains(notes.partition.answer(command));
            assertThat(owner.recoveries()).isEmpty();
            assertThat(owner.phase()).isEqualTo(Phase.ACTIVE);
        }

        @Test
        void isAtTheEndOnlyOnceItHasReachedTheOneThatItSawFirst() {
            var rebuilding = halfway();
            // That is not much, and yet it is not the end.
            assertThat(statesAt() - next().offset()).isLessThan(Rebuilder.MOST_BEHIND);
            assertThat(rebuilding.rebuilder().isAtTheEnd()).isFalse();
            assertThat(rebuilding.rebuilder().health().replayed()).isEqualTo(next().offset());
            assertThat(rebuilding.rebuilder().health().toReplay()).isEqualTo(statesAt());

            assertThat(rebuilding.settle().rebuilder().isAtTheEnd()).isTrue();
        }

        @Test
        void neverSaysThatItIsComplete() {
            var rebuilding = rebuild();
            for (var i = 0; i < 40; i++) {
                rebuilding.step();
                var checkpoint = notes.documents.checkpoint(NEXT, PARTITION);
                assertThat(checkpoint == null || !checkpoint.complete()).isTrue();
            }
            assertThat(rebuilding.rebuilder().phase()).isEqualTo(Rebuilder.Phase.REBUILT);
        }

        @Test
        void leavesAloneWhatOwnersWrite() {
            var checkpoint = notes.documents.checkpoint(FORMER, PARTITION);
            var rebuilding = notes.partition.rebuild(FIRST_RELEASE).settle();

            assertThat(rebuilding.rebuilder().phase()).isEqualTo(Rebuilder.Phase.LEFT);
            assertThat(rebuilding.rebuilder().stuck()).isNull();
            assertThat(notes.documents.checkpoint(FORMER, PARTITION)).isEqualTo(checkpoint);
            notes.write("one more");
            owner.settle();
            assertThat(owner.recoveries()).isEmpty();
            notes.check();
        }

        /** An owner that was taken back has left it behind; whoever is next brings it up. */
        @Test
        void leavesAloneWhatAnOwnerHasBegunAndNotFinished() {
            notes.partition.upgrade(NEXT_RELEASE);
            notes.moments.at(Moment.AFTER_WRITE, NEXT, Moments::crash);
            notes.partition.start().settle();
            notes.partition.upgrade(FIRST_RELEASE);
            notes.partition.settle();
            var checkpoint = next();

            assertThat(rebuild().settle().rebuilder().phase()).isEqualTo(Rebuilder.Phase.LEFT);
            assertThat(next()).isEqualTo(checkpoint);
            upgrade();
        }

        @Test
        void readsNothingThatTheOwnerHasNotApplied() {
            var before = statesAt();
            notes.write(OTHER, "a new key");
            notes.moments.at(Moment.AFTER_COMMIT, Moments::crash);
            owner.settle();
            var rebuilding = rebuild().settle();

            assertThat(next().offset()).isEqualTo(before);
            assertThat(said("maria")).hasSize(5);
            notes.partition.start().settle();
            rebuilding.step();
            assertThat(said("maria")).hasSize(6);
            upgrade();
        }

        @Test
        void waitsForTheStatesOfAnOwner() {
            owner.kill();
            notes.documents.drop();
            var rebuilding = rebuild();
            rebuilding.step();
            assertThat(rebuilding.rebuilder().phase()).isEqualTo(Rebuilder.Phase.OPENING);
            assertThat(rebuilding.rebuilder().health().problem()).contains("No owner has brought states_v1");
            assertThat(notes.documents.checkpoint(NEXT, PARTITION)).isNull();

            notes.partition.start().settle();
            notes.clock.advance(Rebuilder.AGAIN);

            assertThat(rebuilding.settle().rebuilder().phase()).isEqualTo(Rebuilder.Phase.REBUILT);
            assertThat(rebuilding.rebuilder().health().problem()).isNull();
            upgrade();
        }

        @Test
        void goesOnBehindAnyOwner() {
            var rebuilding = halfway();
            notes.partition.start().settle();
            notes.write("by another owner");
            notes.partition.settle();
            goOn(rebuilding);

            assertThat(said("maria")).hasSize(6);
            assertThat(rebuilding.recoveries()).isEmpty();
            upgrade();
        }
    }

    @Nested
    class Interrupted {

        @Test
        void goesOnFromItsCheckpointAfterItWasKilled() {
            halfway().kill();
            var reached = next().offset();
            notes.write("meanwhile");
            owner.settle();
            var again = rebuild();
            again.step();
            assertThat(again.rebuilder().health().replayed()).isEqualTo(reached);

            again.settle();

            assertThat(said("maria")).hasSize(6);
            upgrade();
        }

        @ParameterizedTest
        @EnumSource(names = {"BEFORE_WRITE", "MID_WRITE", "BEFORE_CHECKPOINT", "AFTER_WRITE"})
        void goesOnAfterItWasKilledInTheMiddleOfAWrite(Moment moment) {
            var rebuilding = rebuild();
            notes.moments.at(moment, NEXT, Moments::crash);
            rebuilding.settle();
            assertThat(rebuilding.hasDied()).isTrue();

            rebuild().settle();
            upgrade();
        }

        @Test
        void beginsAnewWhenTheDatabaseWasDropped() {
            var rebuilding = halfway();
            notes.documents.drop();
            notes.clock.advance(PartitionOwner.TWO_HEARTBEATS.multipliedBy(2));
            notes.partition.start().settle();

            rebuilding.settle();

            assertThat(rebuilding.recoveries()).contains("LostDocuments");
            assertThat(said("maria")).hasSize(5);
            upgrade();
        }

        @Test
        void beginsAnewForAnotherIncarnationOfTheTopic() {
            var rebuilding = halfway();
            owner.kill();
            var records = notes.log.committed(LogName.EVENTS);
            notes.log.recreate(LogName.EVENTS);
            records.forEach(
                    one -> notes.log.append(new Outgoing(LogName.EVENTS, one.key(), one.value(), one.headers())));
            notes.partition.start().settle();

            rebuilding.settle();

            assertThat(said("maria")).hasSize(5);
            upgrade();
        }

        @Test
        void saysThatItIsStuckBelowSomebodysOpenTransactionAndRecoversByItself() {
            var stranger = notes.log.stranger(LogName.EVENTS);
            notes.write("above it");
            owner.settle();
            assertThat(owner.told()).hasSize(10);
            var rebuilding = rebuild();
            for (var standstill = 1; standstill <= 3; standstill++) {
                assertThat(rebuilding.rebuilder().stuck()).isNull();
                IntStream.range(0, 20).forEach(step -> rebuilding.step());
                assertThat(rebuilding.rebuilder().isAtTheEnd()).isFalse();
                notes.clock.advance(Replaying.MOST_WITHOUT_PROGRESS.plusMillis(1));
                rebuilding.step();
                notes.clock.advance(Rebuilder.AGAIN);
            }
            assertThat(rebuilding.rebuilder().stuck()).contains("The replay of EVENTS stays");
            assertThat(said("maria")).hasSize(5);

            stranger.abort();
            goOn(rebuilding);

            assertThat(rebuilding.rebuilder().stuck()).isNull();
            assertThat(said("maria")).hasSize(6);
        }

        @Test
        void isNotStuckAfterALongRest() {
            var rebuilding = rebuild().settle();
            notes.clock.advance(Duration.ofHours(1));
            rebuilding.step();
            notes.write("after an hour");
            owner.settle();
            rebuilding.step();

            assertThat(rebuilding.recoveries()).isEmpty();
            assertThat(said("maria")).hasSize(6);
        }
    }

    @Nested
    class GivingWay {

        @Test
        void toAnOwnerThatGoesOnFromThere() {
            var rebuilding = halfway();
            var reached = next();
            notes.partition.upgrade(NEXT_RELEASE);
            var upgraded = notes.partition.start().until(Phase.REPLAYING);
            assertThat(next())
                    .isEqualTo(new Checkpoint(
                            reached.topicId(), next().generation(), reached.offset(), false, reached.mark()));

            rebuilding.settle();
            assertThat(rebuilding.rebuilder().phase()).isEqualTo(Rebuilder.Phase.LEFT);
            assertThat(rebuilding.rebuilder().stuck()).isNull();
            upgraded.settle();

            assertThat(upgraded.recoveries()).isEmpty();
            assertThat(rebuild().settle().rebuilder().phase()).isEqualTo(Rebuilder.Phase.LEFT);
            upgrade();
        }

        @Test
        void leavesTheOwnerOnlyTheRest() {
            rebuild().settle();
            notes.write("since");
            owner.settle();
            notes.partition.upgrade(NEXT_RELEASE);
            var before = notes.moments.passed().size();
            notes.partition.start().settle();

            assertThat(notes.moments.passed().stream().skip(before).filter("BEFORE_POLL events"::equals))
                    .hasSize(1);
            upgrade();
        }

        @Test
        void toALaterRebuilderAndDoesNotTakeItBack() {
            var earlier = halfway();
            var later = rebuild();
            later.step();
            goOn(earlier);
            assertThat(earlier.rebuilder().phase()).isEqualTo(Rebuilder.Phase.LEFT);
            assertThat(earlier.rebuilder().stuck())
                    .contains("another rebuilder")
                    .contains(NEXT);

            later.settle();

            assertThat(later.recoveries()).isEmpty();
            assertThat(said("maria")).hasSize(5);
            upgrade();
        }
    }

    @Nested
    class Keys {

        @Test
        void thatWereErasedBeforeItBeganOpenNothing() {
            erase(NOTE.global());
            rebuild().settle();

            assertThat(said("maria")).containsOnly("(erased)");
            assertThat(said("noor")).noneMatch("(erased)"::equals).hasSize(3);
        }

        /** What was written before is for the event of the erasure to take away, as in every view. */
        @Test
        void thatWereErasedMeanwhileOpenNothingFromThenOn() {
            var rebuilding = halfway();
            var before = said("maria");
            assertThat(before).isNotEmpty().doesNotContain("(erased)");
            erase(NOTE.global());
            rebuilding.settle();

            assertThat(said("maria")).hasSize(5).startsWith(before.toArray(String[]::new));
            assertThat(said("maria").subList(before.size(), 5)).containsOnly("(erased)");
        }

        @Test
        void thatAreMissingAreNeverTakenForErased() {
            var rebuilding = rebuild();
            notes.moments.at(Moment.BEFORE_LOAD, Shapes.KEYS, notes.documents::drop);
            rebuilding.step();
            rebuilding.step();
            assertThat(rebuilding.recoveries()).hasSize(1);
            assertThat(said("maria")).isEmpty();

            notes.clock.advance(PartitionOwner.TWO_HEARTBEATS.multipliedBy(2));
            notes.partition.start().settle();
            rebuilding.settle();

            assertThat(said("maria")).hasSize(5).doesNotContain("(erased)");
            upgrade();
        }

        /** As the owner that decides it knows it at once, and any other once it has taken over. */
        private void erase(String key) {
            owner.kill();
            var marker = Json.bytes(new WrappedKey(null, notes.clock.instant()));
            notes.log.append(new Outgoing(LogName.KEYS, key, marker, new RecordHeaders()));
            notes.partition.start().settle();
        }
    }

    /** What happens at some moment of a rebuild; the next release is the one that a rebuild is of. */
    private enum Mishap {
        THE_PROCESS_DIES(notes -> Moments.crash()),
        KAFKA_FAILS(notes -> Notebook.kafkaFails()),
        THE_DATABASE_FAILS(notes -> {
            notes.documents.goAway();
            notes.moments.atNumber(5, notes.documents::comeBack);
        }),
        THE_DATABASE_IS_DROPPED(notes -> notes.documents.drop()),
        MORE_IS_WRITTEN(notes -> {
            notes.write("more");
            notes.write(NOORS, "more");
            notes.partition.settle();
        }),
        ANOTHER_OWNER_OF_THE_FIRST_RELEASE(notes -> notes.partition.start().settle()),
        AN_OWNER_OF_THE_NEXT_RELEASE_BEGINS(notes -> {
            notes.partition.upgrade(NEXT_RELEASE);
            notes.partition.start().until(Phase.REPLAYING).step();
        }),
        AN_OWNER_OF_THE_NEXT_RELEASE_TAKES_OVER(notes -> {
            notes.partition.upgrade(NEXT_RELEASE);
            notes.partition.start().settle();
            notes.write("by the next release");
            notes.partition.settle();
        }),
        AN_OWNER_OF_THE_NEXT_RELEASE_COMES_AND_GOES(notes -> {
            notes.partition.upgrade(NEXT_RELEASE);
            notes.moments.at(Moment.BEFORE_CHECKPOINT, NEXT, Moments::crash);
            notes.partition.start().settle();
            notes.partition.upgrade(FIRST_RELEASE);
            notes.partition.start().settle();
            notes.write("by the first release again");
            notes.partition.settle();
        }),
        ANOTHER_REBUILDER_BEGINS(notes -> notes.partition.rebuild(NEXT_RELEASE).step()),
        ANOTHER_REBUILDER_FINISHES(
                notes -> notes.partition.rebuild(NEXT_RELEASE).settle()),
        ANOTHER_REBUILDER_DIES(notes -> {
            notes.moments.at(Moment.BEFORE_CHECKPOINT, NEXT, Moments::crash);
            notes.partition.rebuild(NEXT_RELEASE).settle();
        });

        private final Consumer<Notebook> happens;

        Mishap(Consumer<Notebook> happens) {
            this.happens = happens;
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingInTheEndWhateverHappensAtWhateverMoment(Mishap mishap) {
        for (var number = 1; happensAt(number, mishap); number++) {
            assertThat(number).as("the number of moments").isLessThan(200);
        }
    }

    /** Returns whether there is such a moment. */
    private static boolean happensAt(int number, Mishap mishap) {
        var story = new RebuilderTest();
        story.past();
        var notes = story.notes;
        var reached = notes.moments.passed().size() + number;
        var first = story.rebuild();
        notes.moments.atNumber(number, () -> mishap.happens.accept(notes));
        try {
            for (var i = 0; i < 12; i++) {
                first.step();
            }
            if (notes.moments.passed().size() < reached) {
                return false;
            }
            notes.moments.clear();
            notes.documents.comeBack();
            for (var i = 0; i < 40; i++) {
                notes.clock.advance(Duration.ofMillis(100));
                notes.partition.settle();
            }
            first.settle();
            // As whoever looks after processes does, again and again.
            var again = story.rebuild().settle();
            assertThat(again.rebuilder().stuck()).isNull();
            if (mishap != Mishap.THE_DATABASE_IS_DROPPED) {
                assertThat(notes.partition.current().recoveries())
                        .as("the counted owner is not disturbed")
                        .isEmpty();
            }
            story.upgrade();
            return true;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    mishap + " at moment " + number + ", "
                            + notes.moments.passed().get(reached - 1) + ": " + e.getMessage(),
                    e);
        }
    }

    /** The other way round: at whatever moment of its life an owner of the next release meets who rebuilds. */
    @ParameterizedTest
    @EnumSource
    void neverDisturbsAnOwnerAtWhateverMoment(Rebuilds rebuilds) {
        for (var number = 1; meetsAt(number, rebuilds); number++) {
            assertThat(number).as("the number of moments").isLessThan(200);
        }
    }

    private enum Rebuilds {
        ONE_STEP {
            @Override
            void happen(RebuilderTest story, List<Rebuilding> rebuilders) {
                rebuilders.getFirst().step();
            }
        },
        ALL_THERE_IS {
            @Override
            void happen(RebuilderTest story, List<Rebuilding> rebuilders) {
                IntStream.range(0, 12).forEach(step -> rebuilders.getFirst().step());
            }
        },
        ANOTHER_FROM_THE_BEGINNING {
            @Override
            void happen(RebuilderTest story, List<Rebuilding> rebuilders) {
                rebuilders.add(story.rebuild());
                IntStream.range(0, 12).forEach(step -> rebuilders.getLast().step());
            }
        };

        abstract void happen(RebuilderTest story, List<Rebuilding> rebuilders);
    }

    /** Returns whether there is such a moment. */
    private static boolean meetsAt(int number, Rebuilds rebuilds) {
        var story = new RebuilderTest();
        story.past();
        var notes = story.notes;
        var rebuilders = new ArrayList<Rebuilding>();
        rebuilders.add(story.halfway());
        var reached = notes.moments.passed().size() + number;
        notes.moments.atNumber(number, () -> rebuilds.happen(story, rebuilders));
        notes.partition.upgrade(NEXT_RELEASE);
        var upgraded = notes.partition.start().settle();
        notes.write("by the next release");
        notes.write(NOORS, "by the next release");
        upgraded.settle();
        if (notes.moments.passed().size() < reached) {
            return false;
        }
        try {
            for (var rebuilding : rebuilders) {
                story.goOn(rebuilding);
                assertThat(rebuilding.rebuilder().phase()).isEqualTo(Rebuilder.Phase.LEFT);
            }
            assertThat(upgraded.recoveries()).isEmpty();
            notes.check();
            story.upgrade();
            return true;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    rebuilds + " at moment " + number + ", "
                            + notes.moments.passed().get(reached - 1) + ": " + e.getMessage(),
                    e);
        }
    }
}
