package rebound.eventlog.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rebound.eventlog.testkit.InMemoryDocuments;
import rebound.eventlog.testkit.Moments;
import rebound.eventlog.testkit.Moments.Moment;
import rebound.eventlog.testkit.Seeded;

class ProjectorTest {

    private static final int PARTITION = 3;
    private static final String TOPIC = "topic";

    /** A fact with its place in the log, and the documents that it concerns. */
    private record Fact(long offset, List<String> documents) {}

    /** Every document lists the offsets of its facts, so that one too many, too few or in the wrong place shows. */
    private static class Offsets implements Shape<Fact, String> {

        @Override
        public String collection() {
            return "offsets_v1";
        }

        @Override
        public long offset(Fact fact) {
            return fact.offset();
        }

        @Override
        public String userId(Fact fact) {
            return "maria";
        }

        @Override
        public List<String> documents(Fact fact) {
            return fact.documents();
        }

        @Override
        public String evolve(@Nullable String before, String id, Fact fact) {
            return (before == null ? "" : before) + fact.offset() + " ";
        }

        @Override
        public String toJson(String content) {
            return content;
        }

        @Override
        public String fromJson(String json) {
            return json;
        }

        @Override
        public long mark(Fact fact) {
            return 100 + fact.offset();
        }

        @Override
        public Instant due(String content) {
            return Instant.ofEpochSecond(content.length());
        }

        @Override
        public Instant expires(String content) {
            return Instant.ofEpochSecond(-content.length());
        }
    }

    /** Which documents were asked for. */
    private static final class Asked implements DocumentStore {

        private final DocumentStore store;
        private final List<String> ids = new ArrayList<>();

        private Asked(DocumentStore store) {
            this.store = store;
        }

        @Override
        public Loaded load(String collection, int partition, Collection<String> wanted) {
            ids.addAll(wanted);
            return store.load(collection, partition, wanted);
        }

        @Override
        public boolean write(String collection, int partition, List<Document> documents, Checkpoint next) {
            return store.write(collection, partition, documents, next);
        }

        @Override
        public Checkpoint begin(String collection, int partition, String topicId) {
            return store.begin(collection, partition, topicId);
        }

        @Override
        public @Nullable Checkpoint rebuild(String collection, int partition, String topicId) {
            return store.rebuild(collection, partition, topicId);
        }

        @Override
        public List<Document> due(
                String collection, int partition, @Nullable Document after, Instant until, int limit) {
            return store.due(collection, partition, after, until, limit);
        }

        @Override
        public List<Document> changed(
                String collection, int partition, String userId, long after, long before, int limit) {
            return store.changed(collection, partition, userId, after, before, limit);
        }
    }

    private final Moments moments = new Moments();
    private final InMemoryDocuments store = new InMemoryDocuments(moments);

    @Test
    void writesWhatFollowsAndMovesTheCheckpoint() {
        var projector = projector();
        assertThat(projector.checkpoint().offset()).isZero();
        assertThat(projector.checkpoint().complete()).isFalse();
        assertThat(projector.checkpoint().mark()).isEqualTo(-1);

        var written = projector.apply(List.of(fact(2, "a", "b"), fact(4, "a"), fact(5)), 9, true);

        assertThat(written).isEqualTo(2);
        assertThat(store.find("offsets_v1", "a"))
                .isEqualTo(new Document("a", 4, "maria", "2 4 ", Instant.ofEpochSecond(4), Instant.ofEpochSecond(-4)));
        assertThat(store.find("offsets_v1", "b")).extracting(Document::version).isEqualTo(2L);
        assertThat(stored())
                .isEqualTo(new Checkpoint(TOPIC, projector.checkpoint().generation(), 9, true, 105))
                .isEqualTo(projector.checkpoint());
    }

    @Test
    void staysCompleteOnceItIs() {
        var projector = projector();
        projector.apply(List.of(), 1, true);
        projector.apply(List.of(fact(1, "a")), 2, false);

        assertThat(stored().complete()).isTrue();
    }

    @Test
    void writesNothingWhenNothingFollows() {
        var projector = projector();
        projector.apply(List.of(fact(1, "a")), 2, true);
        var before = moments.passed().size();
        projector.apply(List.of(), 2, false);
        projector.apply(List.of(fact(1, "a")), 2, false);

        assertThat(moments.passed()).hasSize(before);
    }

    @Test
    void aRecordThatComesTwiceChangesNothing() {
        var records = facts(20);
        projector().apply(records, 20, true);
        var once = store.all();
        projector().apply(records, 20, true);
        // Also when the checkpoint is of an earlier time.
        store.drop();
        rewind(once.values(), 7);
        projector().apply(records, 20, true);

        assertThat(store.all()).isEqualTo(once);
    }

    @Test
    void aReplayFromAnyCheckpointEqualsTheLiveDocuments() {
        var records = facts(30);
        var live = projector();
        var half = new ArrayList<List<Document>>();
        for (var one : records) {
            live.apply(List.of(one), one.offset() + 1, false);
            half.add(List.copyOf(store.all().values()));
        }
        var expected = store.all();
        for (var from = 0; from < 30; from++) {
            store.drop();
            rewind(half.get(from), from + 1L);
            projector().apply(records.subList(from + 1, 30), 30, true);
            assertThat(store.all()).as("from %d", from).isEqualTo(expected);
        }
    }

    @Test
    void aBatchThatWasAppliedByHalfEndsAtTheSameDocuments() {
        var records = facts(12);
        projector().apply(records, 12, true);
        var expected = store.all();
        for (var number = 1; number < 40; number++) {
            store.drop();
            var projector = projector();
            projector.apply(records.subList(0, 3), 3, true);
            moments.atNumber(number, store::goAway);
            try {
                projector.apply(records.subList(3, 12), 12, true);
            } catch (InMemoryDocuments.AwayException e) {
                assertThat(number).isLessThan(20);
            }
            moments.clear();
            store.comeBack();
            var next = projector();
            next.apply(records, 12, true);
            assertThat(store.all()).as("failed at moment %d", number).isEqualTo(expected);
        }
    }

    @Test
    void whateverFailsAndWhoeverGoesOnTheDocumentsAreThoseOfTheLog() {
        Seeded.cases(300, ProjectorTest::anyHistory);
    }

    private static void anyHistory(Random random) {
        var moments = new Moments();
        var store = new InMemoryDocuments(moments);
        var log = IntStream.range(0, 1 + random.nextInt(60))
                .mapToObj(number -> fact(
                        number * 2L,
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(one -> "document-" + random.nextInt(6))
                                .distinct()
                                .toArray(String[]::new)))
                .toList();
        var projectors = new ArrayList<Projector<Fact, String>>();
        for (var tries = 0; tries < 40; tries++) {
            if (random.nextInt(4) == 0) {
                moments.atNumber(1 + random.nextInt(10), random.nextBoolean() ? store::drop : store::goAway);
            }
            Projector<Fact, String> chosen = null;
            try {
                if (projectors.isEmpty() || random.nextInt(4) == 0) {
                    projectors.add(new Projector<>(new Offsets(), store, PARTITION, TOPIC));
                }
                // Also one that another has long overtaken.
                chosen = projectors.get(random.nextInt(projectors.size()));
                goOn(chosen, log, random);
            } catch (LostDocuments | InMemoryDocuments.AwayException e) {
                // Its owner starts again.
                projectors.remove(chosen);
                store.comeBack();
            }
        }
        moments.clear();
        store.comeBack();
        var last = new Projector<>(new Offsets(), store, PARTITION, TOPIC);
        last.apply(log, 120, true);
        var expected = new TreeMap<String, String>();
        log.forEach(one -> one.documents().forEach(id -> expected.merge(id, one.offset() + " ", String::concat)));
        var actual = new TreeMap<String, String>();
        store.all().values().forEach(document -> actual.put(document.id(), document.json()));
        assertThat(actual).isEqualTo(expected);
    }

    /** As an owner goes on: from its checkpoint, and never without looking whether the documents are still its own. */
    private static void goOn(Projector<Fact, String> projector, List<Fact> log, Random random) {
        projector.load(List.of());
        var from = (int) (projector.checkpoint().offset() + 1) / 2;
        var to = Math.min(log.size(), from + random.nextInt(8));
        if (from < to) {
            projector.apply(log.subList(from, to), to * 2L - random.nextInt(2), to == log.size());
        }
    }

    @Test
    void takesTheDocumentsOverAsTheyAre() {
        projector().apply(List.of(fact(1, "a")), 2, true);
        var checkpoint = stored();

        assertThat(projector().checkpoint()).isEqualTo(checkpoint);
    }

    @Test
    void beginsAgainForAnotherIncarnationOfTheLog() {
        projector().apply(List.of(fact(8, "a")), 9, true);
        var next = new Projector<>(new Offsets(), store, PARTITION, "another");

        assertThat(next.checkpoint().offset()).isZero();
        assertThat(next.checkpoint().complete()).isFalse();
        next.apply(List.of(fact(1, "a")), 2, true);
        assertThat(store.find("offsets_v1", "a")).extracting(Document::json).isEqualTo("1 ");
    }

    @Test
    void findsOutThatTheDocumentsAreGone() {
        var projector = projector();
        projector.apply(List.of(fact(1, "a")), 2, true);
        store.drop();

        assertThatThrownBy(() -> projector.load(List.of())).isInstanceOf(LostDocuments.class);
        assertThatThrownBy(() -> projector.apply(List.of(fact(3, "a")), 4, true))
                .isInstanceOf(LostDocuments.class);
    }

    @Test
    void findsOutThatTheyWereBegunAnew() {
        var projector = projector();
        projector.apply(List.of(fact(1, "a")), 2, true);
        store.drop();
        projector().apply(List.of(fact(1, "a")), 2, true);

        assertThatThrownBy(() -> projector.load(List.of())).isInstanceOf(LostDocuments.class);
        assertThatThrownBy(() -> projector.apply(List.of(fact(3, "a")), 4, true))
                .isInstanceOf(LostDocuments.class);
        assertThat(stored().offset()).isEqualTo(2);
    }

    @Test
    void findsOutThatAnotherIsAhead() {
        var projector = projector();
        projector.apply(List.of(fact(1, "a")), 2, true);
        projector().apply(List.of(fact(3, "a")), 4, true);

        assertThatThrownBy(() -> projector.load(List.of("a"))).isInstanceOf(LostDocuments.class);
        assertThat(store.find("offsets_v1", "a")).extracting(Document::json).isEqualTo("1 3 ");
    }

    @Test
    void overwritesNothingWithWhatIsOlder() {
        var zombie = projector();
        zombie.apply(List.of(fact(1, "a")), 2, true);
        moments.at(Moment.BEFORE_WRITE, () -> projector().apply(List.of(fact(3, "a"), fact(5, "a")), 6, true));
        zombie.apply(List.of(fact(3, "a")), 4, true);

        assertThat(store.find("offsets_v1", "a")).extracting(Document::json).isEqualTo("1 3 5 ");
        assertThat(stored().offset()).isEqualTo(6);
    }

    @Test
    void givesWhatItWasAskedToLoadAndKnowsWhatIsAbsent() {
        projector().apply(List.of(fact(1, "a")), 2, true);
        var projector = projector();
        projector.load(List.of("a", "b"));

        assertThat(projector.get("a")).isEqualTo("1 ");
        assertThat(projector.get("b")).isNull();
        assertThatThrownBy(() -> projector.get("c")).isInstanceOf(NullPointerException.class);
    }

    @Test
    void asksOnceForWhatItHolds() {
        var asked = new Asked(store);
        var projector = new Projector<>(new Offsets(), asked, PARTITION, TOPIC);
        projector.load(List.of("a", "b"));
        projector.apply(List.of(fact(1, "a", "c")), 2, true);
        projector.load(List.of("a", "b", "c"));

        assertThat(asked.ids).containsExactly("a", "b", "c");
        assertThat(projector.get("c")).isEqualTo("1 ");
    }

    @Test
    void asksForNothingWhereADocumentFollowsFromItsLastRecordAlone() {
        var asked = new Asked(store);
        var projector = new Projector<>(
                new Offsets() {
                    @Override
                    public boolean replaces() {
                        return true;
                    }
                },
                asked,
                PARTITION,
                TOPIC);
        projector.apply(List.of(fact(1, "a")), 2, true);

        assertThat(asked.ids).isEmpty();
    }

    @Test
    void holdsSoManyDocumentsAndNoMoreAlsoIfNothingIsEverApplied() {
        var asked = new Asked(store);
        var projector = new Projector<>(new Offsets(), asked, PARTITION, TOPIC);
        LongStream.range(0, 10_000).forEach(number -> projector.load(List.of("document-" + number)));
        asked.ids.clear();

        LongStream.range(0, 10_000).forEach(number -> projector.load(List.of("document-" + number)));

        assertThat(asked.ids).hasSize(10_000);
    }

    @Test
    void holdsWhatABatchNeedsHoweverMuchItIs() {
        var projector = projector();
        var ids = IntStream.range(0, 5_000)
                .mapToObj(number -> "document-" + number)
                .toList();
        projector.load(ids);
        assertThat(ids).allMatch(id -> projector.get(id) == null);

        projector.apply(List.of(fact(1, ids.toArray(String[]::new))), 2, true);
        projector.apply(List.of(fact(3, ids.toArray(String[]::new))), 4, true);

        assertThat(store.all()).hasSize(5_000).allSatisfy((id, document) -> assertThat(document.json())
                .isEqualTo("1 3 "));
    }

    @Test
    void holdsSoMuchTextAndNoMore() {
        var asked = new Asked(store);
        var large = new Offsets() {
            @Override
            public String evolve(@Nullable String before, String id, Fact fact) {
                return "x".repeat(1 << 20);
            }
        };
        var projector = new Projector<>(large, asked, PARTITION, TOPIC);
        for (var number = 0; number < 12; number++) {
            projector.apply(List.of(fact(number, "document-" + number)), number + 1, true);
        }
        asked.ids.clear();
        projector.load(List.of("document-11", "document-10", "document-0"));

        assertThat(asked.ids).containsExactly("document-0");
    }

    private Projector<Fact, String> projector() {
        return new Projector<>(new Offsets(), store, PARTITION, TOPIC);
    }

    private Checkpoint stored() {
        var checkpoint = store.checkpoint("offsets_v1", PARTITION);
        if (checkpoint == null) {
            throw new AssertionError("There is no checkpoint");
        }
        return checkpoint;
    }

    /** Documents that are further than their checkpoint says. */
    private void rewind(Collection<Document> documents, long offset) {
        var begun = store.begin("offsets_v1", PARTITION, TOPIC);
        store.write(
                "offsets_v1",
                PARTITION,
                List.copyOf(documents),
                new Checkpoint(TOPIC, begun.generation(), offset, true, -1));
    }

    private static Fact fact(long offset, String... documents) {
        return new Fact(offset, List.of(documents));
    }

    /** Each concerns one to three of seven documents. */
    private static List<Fact> facts(int number) {
        return IntStream.range(0, number)
                .mapToObj(offset -> fact(
                        offset,
                        IntStream.rangeClosed(0, offset % 3)
                                .mapToObj(one -> "document-" + (offset + one) % 7)
                                .toArray(String[]::new)))
                .toList();
    }
}
