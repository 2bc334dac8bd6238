package rebound.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.codec.Json;
import rebound.eventlog.codec.StateCodec;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Answer;
import rebound.eventlog.projection.Checkpoint;
import rebound.eventlog.projection.Document;
import rebound.eventlog.projection.DocumentStore;
import rebound.eventlog.testkit.InMemoryDocuments;
import rebound.eventlog.testkit.Note;

/** What is being rebuilt must never look absent. */
class DocumentReaderTest {

    private static final int PARTITION = 1;
    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");
    private static final Note.Kept KEPT = new Note.Kept(Private.of("overslept"), 1, null, 0);
    private static final Answer ANSWER = new Answer(
            "command",
            new AggregateId("maria", "note", "monday"),
            5,
            AT,
            Answer.Outcome.ACCEPTED,
            1,
            null,
            null,
            "fingerprint");

    private final InMemoryDocuments documents = new InMemoryDocuments();

    /** What happens to each look in turn; nothing once they are used up. */
    private final Queue<UnaryOperator<Looking>> looks = new ArrayDeque<>();

    /** What happens right after a query for what has changed. */
    private Runnable meanwhile = () -> {};

    private final Reader reader = new DocumentReader(Note.model(), new Watched(), userId -> PARTITION);

    private interface Looking {
        DocumentStore.Loaded look();
    }

    /** Lets something happen before, after and in the middle of a look. */
    private final class Watched implements DocumentStore {

        @Override
        public Loaded load(String collection, int partition, Collection<String> ids) {
            assertThat(partition).isEqualTo(PARTITION);
            Looking look = () -> documents.load(collection, partition, ids);
            var happens = looks.poll();
            return happens == null ? look.look() : happens.apply(look).look();
        }

        @Override
        public boolean write(String collection, int partition, List<Document> written, Checkpoint next) {
            throw new AssertionError("A reader writes nothing");
        }

        @Override
        public Checkpoint begin(String collection, int partition, String topicId) {
            throw new AssertionError("A reader begins nothing");
        }

        @Override
        public @Nullable Checkpoint rebuild(String collection, int partition, String topicId) {
            throw new AssertionError("A reader rebuilds nothing");
        }

        @Override
        public List<Document> due(
                String collection, int partition, @Nullable Document after, Instant until, int limit) {
            throw new AssertionError("A reader looks for no timers");
        }

        @Override
        public List<Document> changed(
                String collection, int partition, String userId, long after, long before, int limit) {
            assertThat(partition).isEqualTo(PARTITION);
            var found = documents.changed(collection, partition, userId, after, before, limit);
            meanwhile.run();
            return found;
        }
    }

    @BeforeEach
    void fill() {
        fill(
                "states_v1",
                true,
                "maria/note/monday",
                new StateCodec(Note.model()).write(new Aggregate<>(Note.TYPE, KEPT, 3, AT, AT.plusSeconds(1))));
        fill("totals_v1", true, "maria/totals", Json.write(new Note.Totals(4, 2)));
        fill("receipts_v1", true, "maria/command", Json.write(ANSWER));
    }

    @Test
    void readsWhatIsThere() {
        assertThat(reader.state(Note.TYPE, "maria", "monday"))
                .contains(new Reader.Stored<>(KEPT, 3, AT, AT.plusSeconds(1)));
        assertThat(reader.view(Note.TOTALS, "maria", "totals")).contains(new Note.Totals(4, 2));
        assertThat(reader.receipt("maria", "command")).contains(ANSWER);
        assertThat(new DocumentReader(Note.model(), documents, userId -> PARTITION).decided("maria"))
                .isEqualTo(5);
    }

    @Test
    void findsNothingOfSomebodyElse() {
        assertThat(reader.state(Note.TYPE, "noor", "monday")).isEmpty();
        assertThat(reader.view(Note.TOTALS, "noor", "totals")).isEmpty();
        assertThat(reader.receipt("noor", "command")).isEmpty();
        assertThat(reader.state(Note.TYPE, "maria", "../noor/note/monday")).isEmpty();
    }

    @Test
    void givesThoseOfManyThatExist() {
        assertThat(reader.states(Note.TYPE, "maria", List.of("monday", "tuesday", "monday")))
                .containsOnlyKeys("monday");
        assertThat(reader.views(Note.TOTALS, "maria", List.of("totals", "other")))
                .containsOnlyKeys("totals");
        assertThat(reader.states(Note.TYPE, "maria", List.of())).isEmpty();
    }

    @Test
    void saysThatNothingCanBeReadWithoutACheckpoint() {
        documents.drop();

        assertNothingCanBeRead();
    }

    @Test
    void saysThatNothingCanBeReadBeforeARebuildIsComplete() {
        documents.drop();
        fill("states_v1", false, "maria/note/tuesday", "{}");
        fill("totals_v1", false, "maria/other", "{}");
        fill("receipts_v1", false, "maria/other", "{}");

        assertNothingCanBeRead();
        assertNotReadable(() -> reader.state(Note.TYPE, "maria", "tuesday"));
    }

    @Test
    void saysThatNothingCanBeReadWhileTheDatabaseIsAway() {
        documents.goAway();

        assertNothingCanBeRead();
        documents.comeBack();
        readsWhatIsThere();
    }

    @Test
    void findsNothingAbsentThatWasDroppedBetweenTheTwoLooks() {
        looks.add(look -> look);
        looks.add(look -> {
            documents.drop();
            return look;
        });

        assertNotReadable(() -> reader.states(Note.TYPE, "maria", List.of("monday", "tuesday")));
    }

    @Test
    void findsNothingAbsentThatWasDroppedAndRebuiltBetweenTheTwoLooks() {
        looks.add(look -> {
            documents.drop();
            return look;
        });
        assertNotReadable(() -> reader.state(Note.TYPE, "maria", "monday"));

        fill();
        looks.add(look -> look);
        looks.add(look -> {
            documents.drop();
            fill();
            return look;
        });
        assertNotReadable(() -> reader.states(Note.TYPE, "maria", List.of("monday", "tuesday")));
        assertThat(reader.states(Note.TYPE, "maria", List.of("monday", "tuesday")))
                .containsOnlyKeys("monday");
    }

    /** One look is no moment: a drop may come between its documents and its checkpoint, in either order. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void findsNothingAbsentThatWasDroppedInTheMiddleOfALook(int number) {
        for (var checkpointFirst : List.of(true, false)) {
            documents.drop();
            fill();
            looks.clear();
            if (number == 2) {
                looks.add(look -> look);
            }
            looks.add(look -> () -> {
                var before = look.look();
                documents.drop();
                var after = look.look();
                return checkpointFirst
                        ? new DocumentStore.Loaded(before.checkpoint(), after.documents())
                        : new DocumentStore.Loaded(after.checkpoint(), before.documents());
            });

            Map<String, Reader.Stored<Note>> found = new HashMap<>();
            try {
                found.putAll(reader.states(Note.TYPE, "maria", List.of("monday", "tuesday")));
            } catch (NotReadable e) {
                continue;
            }
            assertThat(found).containsOnlyKeys("monday");
        }
    }

    @Test
    void looksOnceForWhatIsThereAndTwiceForWhatIsNot() {
        looks.add(look -> look);
        looks.add(look -> look);
        reader.state(Note.TYPE, "maria", "monday");
        assertThat(looks).hasSize(1);
        looks.add(look -> look);
        reader.state(Note.TYPE, "maria", "tuesday");
        assertThat(looks).isEmpty();
    }

    @Test
    void tellsWhatHasChangedUpToTheCheckpoint() {
        write(document("tuesday", 4), 5);
        write(document("monday", 6), 7);
        // Of a batch that is being written: the checkpoint comes last.
        write(document("friday", 9), 7);

        var all = reader.changes("maria", -1, 10);
        assertThat(all.topicId()).isEqualTo("topic");
        assertThat(all.items()).extracting(item -> item.id().id()).containsExactly("tuesday", "monday");
        assertThat(all.items().getLast())
                .isEqualTo(new Reader.Changed(
                        new AggregateId("maria", "note", "monday"),
                        6,
                        new Reader.Stored<>(KEPT, 3, AT, AT.plusSeconds(1))));
        assertThat(all.next()).isEqualTo(6);
        assertThat(reader.changes("maria", all.next(), 10)).isEqualTo(new Reader.Changes("topic", List.of(), 6));

        write(document("wednesday", 8), 10);
        assertThat(reader.changes("maria", all.next(), 10).items())
                .extracting(item -> item.id().id())
                .containsExactly("wednesday", "friday");
    }

    @Test
    void tellsWhatHasChangedPageByPage() {
        write(document("tuesday", 4), 5);
        write(document("wednesday", 8), 12);

        var first = reader.changes("maria", -1, 2);
        assertThat(first.items()).extracting(Reader.Changed::offset).containsExactly(1L, 4L);
        assertThat(first.next()).isEqualTo(4);
        var second = reader.changes("maria", first.next(), 2);
        assertThat(second.items()).extracting(Reader.Changed::offset).containsExactly(8L);
        // Others' records are passed, too.
        assertThat(second.next()).isEqualTo(11);
        assertThat(reader.changes("noor", -1, 2)).isEqualTo(new Reader.Changes("topic", List.of(), 11));
    }

    @Test
    void tellsOfNoChangesThatMayHaveBeenDroppedMeanwhile() {
        meanwhile = documents::drop;
        assertNotReadable(() -> reader.changes("maria", -1, 10));

        fill();
        meanwhile = () -> {
            documents.drop();
            fill();
        };
        assertNotReadable(() -> reader.changes("maria", -1, 10));
    }

    /** A cursor of a log that has lost its end never goes back by itself. */
    @Test
    void goesOnFromNoEarlierThanItWasAsked() {
        assertThat(reader.changes("maria", 1_000, 10)).isEqualTo(new Reader.Changes("topic", List.of(), 1_000));
    }

    private static Document document(String note, long version) {
        var json = new StateCodec(Note.model()).write(new Aggregate<>(Note.TYPE, KEPT, 3, AT, AT.plusSeconds(1)));
        return new Document("maria/note/" + note, version, "maria", json, null, null);
    }

    private void write(Document document, long checkpoint) {
        var begun = documents.begin("states_v1", PARTITION, "topic");
        documents.write(
                "states_v1",
                PARTITION,
                List.of(document),
                new Checkpoint("topic", begun.generation(), checkpoint, true, -1));
    }

    private void assertNothingCanBeRead() {
        assertNotReadable(() -> reader.state(Note.TYPE, "maria", "monday"));
        assertNotReadable(() -> reader.states(Note.TYPE, "maria", List.of("monday")));
        assertNotReadable(() -> reader.states(Note.TYPE, "maria", List.of()));
        assertNotReadable(() -> reader.view(Note.TOTALS, "maria", "totals"));
        assertNotReadable(() -> reader.receipt("maria", "command"));
        assertNotReadable(() -> reader.changes("maria", -1, 10));
        assertNotReadable(() -> new DocumentReader(Note.model(), documents, userId -> PARTITION).decided("maria"));
    }

    private static void assertNotReadable(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(NotReadable.class);
    }

    private void fill(String collection, boolean complete, String id, String json) {
        var begun = documents.begin(collection, PARTITION, "topic");
        documents.write(
                collection,
                PARTITION,
                List.of(new Document(id, 1, "maria", json, null, null)),
                new Checkpoint("topic", begun.generation(), 2, complete, 5));
    }
}
