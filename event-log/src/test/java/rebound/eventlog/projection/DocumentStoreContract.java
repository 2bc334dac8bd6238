package rebound.eventlog.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.projection.DocumentStore.Loaded;

/** What every owner and reader relies on, whatever the database is. */
public abstract class DocumentStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int THREADS = 32;
    private static final int ROUNDS = 100;

    /** A name that no other test uses. */
    private final String collection = "documents_" + UUID.randomUUID();

    protected abstract DocumentStore store();

    /** Everything is gone. */
    protected abstract void drop();

    @Test
    void hasNothingInTheBeginning() {
        assertThat(store().load(collection, 1, List.of("maria/1"))).isEqualTo(new Loaded(null, Map.of()));
        assertThat(store().due(collection, 1, null, NOON, 10)).isEmpty();
    }

    @Test
    void beginsIncompleteAtTheStart() {
        var begun = store().begin(collection, 1, "topic");

        assertThat(begun).isEqualTo(new Checkpoint("topic", begun.generation(), 0, false, -1));
        assertThat(store().load(collection, 1, List.of()).checkpoint()).isEqualTo(begun);
        assertThat(store().load(collection, 2, List.of()).checkpoint()).isNull();
        assertThat(store().load(collection + "_v2", 1, List.of()).checkpoint()).isNull();
    }

    @Test
    void beginsOnce() {
        var begun = store().begin(collection, 1, "topic");
        write(begun, 7, true, 3, document("maria/1", 5, "{}"));

        assertThat(store().begin(collection, 1, "topic"))
                .isEqualTo(new Checkpoint("topic", begun.generation(), 7, true, 3));
        assertThat(read("maria/1")).isNotNull();
    }

    @Test
    void beginsAnotherGenerationEachTime() {
        var first = store().begin(collection, 1, "topic");
        drop();
        var second = store().begin(collection, 1, "topic");

        assertThat(second.generation()).isNotEqualTo(first.generation());
        assertThat(store().begin(collection, 2, "topic").generation()).isNotEqualTo(second.generation());
    }

    @Test
    void deletesTheDocumentsOfAnotherTopicBeforeItBegins() {
        var old = store().begin(collection, 1, "old");
        write(old, 7, true, 3, document("maria/1", 5, "{}"), document("maria/2", 6, "{}"));
        var other = store().begin(collection, 2, "old");
        store().write(collection, 2, List.of(document("noor/1", 9, "{}")), at(other, 10, true, -1));

        var begun = store().begin(collection, 1, "new");

        assertThat(begun).isEqualTo(new Checkpoint("new", begun.generation(), 0, false, -1));
        assertThat(begun.generation()).isNotEqualTo(old.generation());
        var loaded = store().load(collection, 1, List.of("maria/1", "maria/2", "noor/1"));
        assertThat(loaded.checkpoint()).isEqualTo(begun);
        assertThat(loaded.documents()).containsOnlyKeys("noor/1");
        assertThat(store().load(collection, 2, List.of()).checkpoint()).isEqualTo(at(other, 10, true, -1));
        assertThat(write(old, 8, true, 3)).isFalse();
        assertThat(write(begun, 1, false, -1, document("maria/1", 0, "{}"))).isTrue();
        assertThat(read("maria/1")).isNotNull();
    }

    @Test
    void letsARebuilderBeginWhatNobodyHas() {
        var begun = rebuilt("topic");

        assertThat(begun).isEqualTo(new Checkpoint("topic", begun.generation(), 0, false, -1));
        assertThat(begun.isOf(Checkpoint.Writer.REBUILDER)).isTrue();
        assertThat(checkpoint()).isEqualTo(begun);
        assertThat(write(begun, 7, false, -1, document("maria/1", 5, "{}"))).isTrue();
        assertThat(checkpoint()).isEqualTo(at(begun, 7, false, -1));
    }

    @Test
    void letsAnotherRebuilderGoOnWhereTheLastOneWasAndShutsThatOneOut() {
        var first = rebuilt("topic");
        write(first, 7, false, -1, document("maria/1", 5, "{}"));

        var second = rebuilt("topic");

        assertThat(second).isEqualTo(new Checkpoint("topic", second.generation(), 7, false, -1));
        assertThat(second.generation()).isNotEqualTo(first.generation());
        assertThat(write(first, 9, false, -1)).isFalse();
        assertThat(checkpoint()).isEqualTo(second);
        assertThat(read("maria/1")).isNotNull();
    }

    @Test
    void letsAnOwnerGoOnWhereTheRebuilderWasAndShutsThatOneOut() {
        var rebuilders = rebuilt("topic");
        write(rebuilders, 7, false, -1, document("maria/1", 5, "{}"));

        var owners = store().begin(collection, 1, "topic");

        assertThat(owners).isEqualTo(new Checkpoint("topic", owners.generation(), 7, false, -1));
        assertThat(owners.isOf(Checkpoint.Writer.OWNER)).isTrue();
        assertThat(write(rebuilders, 9, false, -1)).isFalse();
        assertThat(store().begin(collection, 1, "topic")).isEqualTo(owners);
        assertThat(write(owners, 9, true, -1)).isTrue();
    }

    @Test
    void letsNoRebuilderHaveWhatAnOwnerHasBegun() {
        var owners = store().begin(collection, 1, "old");
        write(owners, 7, false, 3, document("maria/1", 5, "{}"));

        assertThat(store().rebuild(collection, 1, "old")).isNull();
        assertThat(store().rebuild(collection, 1, "new")).isNull();
        assertThat(checkpoint()).isEqualTo(at(owners, 7, false, 3));
        assertThat(read("maria/1")).isNotNull();
    }

    @Test
    void deletesWhatARebuilderMadeOfAnotherTopicBeforeItBegins() {
        write(rebuilt("old"), 7, false, -1, document("maria/1", 5, "{}"));

        var begun = rebuilt("new");

        assertThat(begun).isEqualTo(new Checkpoint("new", begun.generation(), 0, false, -1));
        assertThat(read("maria/1")).isNull();
        write(begun, 7, false, -1, document("maria/1", 5, "{}"));
        var owners = store().begin(collection, 1, "newer");
        assertThat(owners).isEqualTo(new Checkpoint("newer", owners.generation(), 0, false, -1));
        assertThat(read("maria/1")).isNull();
    }

    @Test
    void givesTheDocumentsThatItIsAskedForAndThatExist() {
        var begun = store().begin(collection, 1, "topic");
        write(begun, 9, true, 3, document("maria/1", 5, "{\"a\":1}"), document("maria/2", 6, "{}"));

        var loaded = store().load(collection, 1, List.of("maria/1", "maria/3"));

        assertThat(loaded.documents()).isEqualTo(Map.of("maria/1", document("maria/1", 5, "{\"a\":1}")));
        assertThat(loaded.checkpoint()).isEqualTo(at(begun, 9, true, 3));
    }

    @Test
    void replacesADocumentByANewerOneOnly() {
        var begun = store().begin(collection, 1, "topic");
        write(begun, 6, true, -1, document("maria/1", 5, "five"));
        write(begun, 6, true, -1, document("maria/1", 4, "four"));
        assertThat(read("maria/1")).isEqualTo(document("maria/1", 5, "five"));

        write(begun, 6, true, -1, document("maria/1", 5, "five"));
        assertThat(read("maria/1")).isEqualTo(document("maria/1", 5, "five"));
        // Not compared as text, and larger than 32 bits.
        write(begun, 11, true, -1, document("maria/1", 10, "ten"));
        assertThat(read("maria/1")).isEqualTo(document("maria/1", 10, "ten"));
        write(begun, 5_000_000_001L, true, -1, document("maria/1", 5_000_000_000L, "a"));
        write(begun, 5_000_000_001L, true, -1, document("maria/1", 11, "z"));
        assertThat(read("maria/1")).isEqualTo(document("maria/1", 5_000_000_000L, "a"));
        write(begun, 5_000_000_001L, true, -1, document("maria/2", 0, "first offset"));
        assertThat(read("maria/2")).isNotNull();
    }

    @Test
    void replacesAllOfADocument() {
        var begun = store().begin(collection, 1, "topic");
        write(begun, 2, true, -1, new Document("maria/1", 1, "maria", "long and wide", NOON, NOON));
        assertThat(read("maria/1")).isEqualTo(new Document("maria/1", 1, "maria", "long and wide", NOON, NOON));

        write(begun, 3, true, -1, document("maria/1", 2, "a"));

        assertThat(read("maria/1")).isEqualTo(document("maria/1", 2, "a"));
        assertThat(store().due(collection, 1, null, NOON, 10)).isEmpty();
    }

    @Test
    void writesTheDocumentsOfABatchInWhichOneIsOlder() {
        var begun = store().begin(collection, 1, "topic");
        write(begun, 6, true, -1, document("maria/1", 5, "five"));

        assertThat(write(begun, 8, true, -1, document("maria/1", 4, "four"), document("maria/2", 7, "seven")))
                .isTrue();

        assertThat(read("maria/1")).isEqualTo(document("maria/1", 5, "five"));
        assertThat(read("maria/2")).isEqualTo(document("maria/2", 7, "seven"));
    }

    @Test
    void movesACheckpointForwardOnly() {
        var begun = store().begin(collection, 1, "topic");
        assertThat(write(begun, 6, true, 4)).isTrue();
        assertThat(write(begun, 3, false, 2)).isTrue();
        assertThat(checkpoint()).isEqualTo(at(begun, 6, true, 4));
        assertThat(write(begun, 5_000_000_000L, true, 6_000_000_000L)).isTrue();
        assertThat(checkpoint()).isEqualTo(at(begun, 5_000_000_000L, true, 6_000_000_000L));
    }

    @Test
    void movesNoCheckpointOfAnotherGeneration() {
        var first = store().begin(collection, 1, "topic");
        drop();
        var second = store().begin(collection, 1, "topic");

        assertThat(write(first, 6, true, 4)).isFalse();
        assertThat(write(first, 6, true, 4, document("maria/1", 5, "five"))).isFalse();

        assertThat(checkpoint()).isEqualTo(second);
    }

    @Test
    void makesNoCheckpointByWriting() {
        var begun = store().begin(collection, 1, "topic");
        drop();

        assertThat(write(begun, 6, true, 4, document("maria/1", 5, "five"))).isFalse();
        assertThat(write(begun, 6, true, 4)).isFalse();

        assertThat(checkpoint()).isNull();
        var again = store().begin(collection, 1, "topic");
        assertThat(again.offset()).isZero();
        assertThat(write(again, 6, true, 4, document("maria/1", 5, "five"))).isTrue();
        assertThat(read("maria/1")).isEqualTo(document("maria/1", 5, "five"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria/$set",
                "maria/a.b.c",
                "maria/\"'\\",
                "maria/ü 🙂",
                "maria/~1",
                "0b5cbf6c-6a53-8b1f-9e3c-2f5d4f1c7a90/timeline/2026-11"
            })
    void takesAnyIdAndAnyText(String id) {
        var begun = store().begin(collection, 1, "topic");
        var document = document(id, 1, "{\"text\":\"\\u0000 $ . ü 🙂 \u2028\"}".repeat(1_000));
        write(begun, 2, true, -1, document);

        assertThat(read(id)).isEqualTo(document);
    }

    @Test
    void takesMuchAtOnce() {
        var begun = store().begin(collection, 1, "topic");
        var many = LongStream.range(0, 2_500)
                .mapToObj(number -> document("maria/" + number, number, "{}"))
                .toArray(Document[]::new);

        assertThat(write(begun, 2_500, true, -1, many)).isTrue();

        var ids =
                IntStream.range(0, 2_500).mapToObj(number -> "maria/" + number).toList();
        var loaded = store().load(collection, 1, ids);
        assertThat(loaded.documents()).hasSize(2_500);
        assertThat(loaded.checkpoint()).isEqualTo(at(begun, 2_500, true, -1));
    }

    @Test
    void findsWhatIsDueTheEarliestFirst() {
        var begun = store().begin(collection, 1, "topic");
        write(
                begun,
                9,
                true,
                -1,
                due("maria/1", 1, NOON),
                due("maria/2", 2, NOON.minusMillis(1)),
                due("maria/3", 3, NOON.plusMillis(1)),
                document("maria/4", 4, "{}"),
                due("maria/5", 5, NOON.minusSeconds(100)));
        var other = store().begin(collection, 2, "topic");
        store().write(collection, 2, List.of(due("noor/1", 1, NOON)), at(other, 2, true, -1));

        assertThat(store().due(collection, 1, null, NOON, 10))
                .containsExactly(
                        due("maria/5", 5, NOON.minusSeconds(100)),
                        due("maria/2", 2, NOON.minusMillis(1)),
                        due("maria/1", 1, NOON));
        assertThat(store().due(collection, 1, null, NOON, 2))
                .extracting(Document::id)
                .containsExactly("maria/5", "maria/2");
        assertThat(store().due(collection, 1, null, NOON.minusSeconds(101), 10)).isEmpty();
    }

    @Test
    void findsWhatIsDuePageByPage() {
        var at = at(store().begin(collection, 1, "topic"), 3, true, -1);
        store().write(
                        collection,
                        1,
                        List.of(
                                due("maria/1", 1, NOON),
                                due("maria/2", 2, NOON),
                                due("maria/0", 3, NOON.plusMillis(1))),
                        at);
        var first = store().due(collection, 1, null, NOON.plusMillis(1), 1);
        assertThat(first).extracting(Document::id).containsExactly("maria/1");
        assertThat(store().due(collection, 1, first.getLast(), NOON.plusMillis(1), 10))
                .extracting(Document::id)
                .containsExactly("maria/2", "maria/0");
    }

    @Test
    void findsWhatHasChangedOfOnePersonInTheOrderOfTheVersions() {
        var begun = store().begin(collection, 1, "topic");
        write(
                begun,
                5_000_000_001L,
                true,
                -1,
                document("maria/1", 7, "seven"),
                document("maria/2", 10, "ten"),
                document("maria/3", 0, "zero"),
                new Document("noor/1", 8, "noor", "hers", null, null),
                document("maria/4", 5_000_000_000L, "late"));

        assertThat(changed(-1, Long.MAX_VALUE, 10)).containsExactly("maria/3", "maria/1", "maria/2", "maria/4");
        assertThat(changed(0, 5_000_000_000L, 10)).containsExactly("maria/1", "maria/2");
        assertThat(changed(7, 10, 10)).isEmpty();
        assertThat(changed(-1, Long.MAX_VALUE, 2)).containsExactly("maria/3", "maria/1");
        assertThat(store().changed(collection, 1, "noor", -1, 9, 1))
                .containsExactly(new Document("noor/1", 8, "noor", "hers", null, null));
        assertThat(store().changed(collection, 1, "nobody", -1, Long.MAX_VALUE, 1))
                .isEmpty();

        // Each document once, where it changed last.
        write(begun, 5_000_000_002L, true, -1, document("maria/3", 5_000_000_001L, "again"));
        assertThat(changed(-1, Long.MAX_VALUE, 10)).containsExactly("maria/1", "maria/2", "maria/4", "maria/3");
    }

    private List<String> changed(long after, long before, int limit) {
        return store().changed(collection, 1, "maria", after, before, limit).stream()
                .map(Document::id)
                .toList();
    }

    @Test
    void letsTheNewestOfMuchThatIsWrittenAtOnceWin() throws Exception {
        var begun = store().begin(collection, 1, "topic");
        var barrier = new CyclicBarrier(THREADS);
        var offsets = IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(thread -> () -> {
                    barrier.await();
                    var moved = true;
                    for (var round = 0; round < ROUNDS; round++) {
                        // Each goes its own way through the same offsets, and some of them are the same document.
                        var offset = (long) (round * 37 + thread * 11) % (THREADS * ROUNDS);
                        moved &= write(
                                begun,
                                offset + 1,
                                false,
                                offset,
                                document("maria/" + round % 10, offset, "at " + offset),
                                document("maria/all", offset, "at " + offset));
                    }
                    return moved;
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var moved : threads.invokeAll(offsets)) {
                assertThat(moved.get()).isTrue();
            }
        }

        var highest = new TreeMap<String, Long>();
        for (var thread = 0; thread < THREADS; thread++) {
            for (var round = 0; round < ROUNDS; round++) {
                var offset = (long) (round * 37 + thread * 11) % (THREADS * ROUNDS);
                highest.merge("maria/" + round % 10, offset, Math::max);
                highest.merge("maria/all", offset, Math::max);
            }
        }
        highest.forEach((id, offset) -> assertThat(read(id)).isEqualTo(document(id, offset, "at " + offset)));
        var last = highest.get("maria/all");
        assertThat(checkpoint()).isEqualTo(at(begun, last + 1, false, last));
    }

    @Test
    void letsOneOfManyWhoBeginAtOnceBegin() throws Exception {
        var barrier = new CyclicBarrier(THREADS);
        var begun = new ArrayList<Checkpoint>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = threads.invokeAll(IntStream.range(0, THREADS)
                    .<Callable<@Nullable Checkpoint>>mapToObj(thread -> () -> {
                        barrier.await();
                        try {
                            return store().begin(collection, 1, "topic");
                        } catch (RuntimeException e) {
                            // Somebody else was faster; whoever is told so looks again.
                            return null;
                        }
                    })
                    .toList());
            for (var one : all) {
                var checkpoint = one.get();
                if (checkpoint != null) {
                    begun.add(checkpoint);
                }
            }
        }

        var there = checkpoint();
        assertThat(there).isNotNull();
        assertThat(store().begin(collection, 1, "topic")).isEqualTo(there);
        assertThat(begun).isNotEmpty().containsOnly(there);
    }

    @Test
    void isTheOwnersInTheEndHoweverManyBeginAndRebuildAtOnce() throws Exception {
        var barrier = new CyclicBarrier(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            threads.invokeAll(IntStream.range(0, THREADS)
                    .<Callable<Boolean>>mapToObj(thread -> () -> {
                        barrier.await();
                        for (var round = 0; round < 20; round++) {
                            try {
                                var begun = thread == 0 && round == 10
                                        ? store().begin(collection, 1, "topic")
                                        : store().rebuild(collection, 1, "topic");
                                if (begun != null) {
                                    write(begun, round + 1, false, -1, document("maria/1", round, "{}"));
                                }
                            } catch (RuntimeException e) {
                                // Somebody else was faster; whoever is told so looks again.
                            }
                        }
                        return true;
                    })
                    .toList());
        }

        var owners = store().begin(collection, 1, "topic");
        assertThat(owners.isOf(Checkpoint.Writer.OWNER)).isTrue();
        assertThat(checkpoint()).isEqualTo(owners);
        assertThat(store().rebuild(collection, 1, "topic")).isNull();
        // What the checkpoint covers is in the documents.
        var document = read("maria/1");
        assertThat(owners.offset()).isLessThanOrEqualTo(document == null ? 0 : document.version() + 1);
    }

    private Checkpoint rebuilt(String topicId) {
        return Objects.requireNonNull(store().rebuild(collection, 1, topicId));
    }

    private boolean write(Checkpoint of, long offset, boolean complete, long mark, Document... documents) {
        return store().write(collection, 1, List.of(documents), at(of, offset, complete, mark));
    }

    private @Nullable Document read(String id) {
        return store().load(collection, 1, List.of(id)).documents().get(id);
    }

    private @Nullable Checkpoint checkpoint() {
        return store().load(collection, 1, List.of()).checkpoint();
    }

    private static Checkpoint at(Checkpoint of, long offset, boolean complete, long mark) {
        return new Checkpoint(of.topicId(), of.generation(), offset, complete, mark);
    }

    private static Document document(String id, long version, String json) {
        return new Document(id, version, "maria", json, null, null);
    }

    private static Document due(String id, long version, Instant due) {
        return new Document(id, version, "maria", "{}", due, null);
    }
}
