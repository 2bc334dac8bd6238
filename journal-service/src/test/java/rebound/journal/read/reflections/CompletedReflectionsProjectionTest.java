package rebound.journal.read.reflections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.ProjectionSpec;
import rebound.journal.day.About;
import rebound.journal.reflection.ReflectionEvent.ReflectionCompleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDeleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.reflection.ReflectionEvent.ReflectionErased;
import rebound.journal.reflection.ReflectionEvent.ReflectionRestored;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevised;
import rebound.journal.wiring.JournalModel;

class CompletedReflectionsProjectionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final About EXAM = new About("setback", "exam");
    private static final String OF_EXAM = CompletedReflectionsProjection.document("exam");

    private final Envelopes log = new Envelopes();
    private final ProjectionSpec<CompletedReflectionsView> spec =
            ProjectionSpec.of(CompletedReflectionsProjection::new);

    @Test
    void eachSetbackHasThoseThatWereCompletedAboutIt() {
        spec.given(completed("a", EXAM), completed("b", new About("setback", "shop")), completed("c", EXAM))
                .then(OF_EXAM, new CompletedReflectionsView(List.of("a", "c")))
                .then(CompletedReflectionsProjection.document("shop"), new CompletedReflectionsView(List.of("b")))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void draftsAndWhatIsAboutNoSetbackLeaveNothing() {
        spec.given(
                        log.add(reflection("a"), new ReflectionDrafted(NOW, "Z", DAY, EXAM, Private.erased())),
                        log.add(reflection("a"), new ReflectionRevised(NOW, "Z", DAY, DAY, EXAM, Private.erased())),
                        completed("b", null),
                        completed("c", new About("goal", "exam")))
                .thenOnly();
    }

    /** Whether it is still there is known to the reflection itself. */
    @Test
    void whatComesAfterChangesNothing() {
        spec.given(
                        completed("a", EXAM),
                        log.add(reflection("a"), new ReflectionDeleted(NOW, DAY)),
                        log.add(
                                reflection("a"),
                                new ReflectionRestored(NOW, NOW, "Z", DAY, EXAM, null, Private.erased(), NOW)),
                        log.add(reflection("a"), new ReflectionDeleted(NOW, DAY)),
                        log.add(reflection("a"), new ReflectionErased(DAY)))
                .then(OF_EXAM, new CompletedReflectionsView(List.of("a")))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void theLastOnesAreKept() {
        var all = IntStream.range(0, CompletedReflectionsProjection.MOST_IDS + 2)
                .<Event<?>>mapToObj(i -> completed("r" + i, EXAM))
                .toList();
        assertThat(spec.given(all).view(OF_EXAM).orElseThrow().ids())
                .hasSize(CompletedReflectionsProjection.MOST_IDS)
                .startsWith("r2")
                .endsWith("r" + (CompletedReflectionsProjection.MOST_IDS + 1));
    }

    @Test
    void isPartOfTheService() {
        assertThat(JournalModel.MODEL.projections()).contains(JournalModel.COMPLETED_REFLECTIONS);
        assertThat(JournalModel.COMPLETED_REFLECTIONS.collection()).isEqualTo("completed-reflections_v1");
    }

    private Event<?> completed(String id, @Nullable About about) {
        return log.add(reflection(id), new ReflectionCompleted(NOW, DAY, about, Private.erased()));
    }

    private static AggregateId reflection(String id) {
        return new AggregateId("maria", "reflection", id);
    }
}
