package rebound.eventlog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.codec.Json;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;

/**
 * Says of a projection: given these facts, then these documents.
 *
 * <p>Documents are kept as an owner keeps them: each has the position of the last event that it knows and ignores any
 * that is not newer. A document that is loaded again has been JSON in between.
 */
public final class ProjectionSpec<V> {

    /** A document as the database has it. */
    private record Stored<V>(long position, V view) {}

    private final Supplier<? extends Projection<V>> projections;

    private ProjectionSpec(Supplier<? extends Projection<V>> projections) {
        this.projections = projections;
    }

    /** A new projection for each replay, as each process has its own. */
    public static <V> ProjectionSpec<V> of(Supplier<? extends Projection<V>> projections) {
        return new ProjectionSpec<>(projections);
    }

    /** What has happened, in the order of the log. */
    public Given given(List<? extends Event<?>> events) {
        return new Given(List.copyOf(events));
    }

    public Given given(Event<?>... events) {
        return given(List.of(events));
    }

    /** Documents by user and id, each as it was after every event that changed it. */
    private final class Database {

        private final Projection<V> projection = projections.get();
        private final Map<String, TreeMap<Long, Stored<V>>> documents = new HashMap<>();

        void apply(long position, Event<?> event) {
            var ids = projection.documents(event);
            same("the documents of " + event.id(), projection.documents(event), ids);
            same("each document of " + event.id() + " once", List.copyOf(new LinkedHashSet<>(ids)), ids);
            for (var id : ids) {
                var versions = documents.computeIfAbsent(event.aggregate().userId() + "/" + id, key -> new TreeMap<>());
                var before = versions.isEmpty() ? null : versions.lastEntry().getValue();
                if (before == null || before.position() < position) {
                    versions.put(position, new Stored<>(position, evolve(before, id, event)));
                }
            }
        }

        private V evolve(@Nullable Stored<V> before, String id, Event<?> event) {
            var view = before == null ? null : before.view();
            var after = projection.evolve(view, id, event);
            same("evolved again", projection.evolve(view, id, event), after);
            return after;
        }

        /** What was written up to a position, each document loaded again from its JSON. */
        Database upTo(ToLongFunction<String> position) {
            var loaded = new Database();
            documents.forEach((id, versions) -> {
                var last = versions.floorEntry(position.applyAsLong(id));
                if (last != null) {
                    var view = Json.read(Json.write(last.getValue().view()), projection.viewType());
                    var versionsLoaded = new TreeMap<Long, Stored<V>>();
                    versionsLoaded.put(last.getKey(), new Stored<>(last.getKey(), view));
                    loaded.documents.put(id, versionsLoaded);
                }
            });
            return loaded;
        }

        Map<String, V> views() {
            var views = new TreeMap<String, V>();
            documents.forEach((id, versions) ->
                    views.put(id, versions.lastEntry().getValue().view()));
            return views;
        }
    }

    /** A history and the documents that follow from it. */
    public final class Given {

        private final List<Event<?>> events;
        private final Database live = new Database();

        private Given(List<Event<?>> events) {
            this.events = events;
            for (var i = 0; i < events.size(); i++) {
                live.apply(position(i), events.get(i));
            }
        }

        /** The document of the only user is this one. */
        public Given then(String document, V expected) {
            assertThat(view(document)).contains(expected);
            return this;
        }

        /** There are these documents and no others. */
        public Given thenOnly(String... documents) {
            var ids = new LinkedHashSet<String>();
            events.forEach(event -> ids.addAll(live.projection.documents(event)));
            assertThat(ids).containsExactlyInAnyOrder(documents);
            return this;
        }

        /** No document has been touched. */
        public Given thenNothing() {
            assertThat(live.views()).isEmpty();
            return this;
        }

        /** The document of the only user. */
        public Optional<V> view(String document) {
            var users = events.stream().map(event -> event.aggregate().userId()).distinct();
            return users.reduce((one, other) -> {
                        throw new IllegalStateException("There is more than one user; name one");
                    })
                    .flatMap(user -> view(user, document));
        }

        public Optional<V> view(String userId, String document) {
            return Optional.ofNullable(live.views().get(userId + "/" + document));
        }

        /** Every document, by user and id. */
        public Map<String, V> views() {
            return live.views();
        }

        /** An event that is delivered again, at once or late, changes nothing. */
        public Given theSameEventTwiceChangesNothing() {
            var twice = new Database();
            for (var i = 0; i < events.size(); i++) {
                twice.apply(position(i), events.get(i));
                twice.apply(position(i), events.get(i));
            }
            for (var i = 0; i < events.size(); i++) {
                twice.apply(position(i), events.get(i));
            }
            assertThat(twice.views()).isEqualTo(live.views());
            return this;
        }

        /**
         * An owner that takes over ends at the same documents: from nothing, and from any checkpoint with some documents
         * written up to there and others already further.
         */
        public Given replayEqualsLive() {
            for (var checkpoint : checkpoints()) {
                var ahead = new ArrayList<>(live.views().keySet());
                for (var step = 0; step < 3; step++) {
                    var further = step;
                    var database = live.upTo(document ->
                            position(checkpoint) - 1 + (ahead.indexOf(document) + further) % 3 * (long) events.size());
                    for (var i = checkpoint; i < events.size(); i++) {
                        database.apply(position(i), events.get(i));
                    }
                    assertThat(database.views())
                            .as("replayed from event %d of %d", checkpoint, events.size())
                            .isEqualTo(live.views());
                }
            }
            return this;
        }

        /** Some twenty of them are plenty. */
        private List<Integer> checkpoints() {
            var step = Math.max(1, events.size() / 20);
            var checkpoints = new ArrayList<Integer>();
            for (var i = 0; i <= events.size(); i += step) {
                checkpoints.add(i);
            }
            return checkpoints;
        }
    }

    /** Asked so often that it must be cheap. */
    private static void same(String what, Object actual, Object expected) {
        if (!actual.equals(expected)) {
            assertThat(actual).as(what).isEqualTo(expected);
        }
    }

    /** With gaps, as transactions leave them in the log. */
    private static long position(int index) {
        return 10L + 3L * index;
    }
}
