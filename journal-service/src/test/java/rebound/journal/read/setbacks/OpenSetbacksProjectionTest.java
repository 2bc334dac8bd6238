package rebound.journal.read.setbacks;

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
import rebound.journal.setback.SetbackEvent.SetbackBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackDeleted;
import rebound.journal.setback.SetbackEvent.SetbackNamed;
import rebound.journal.setback.SetbackEvent.SetbackOffered;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReopened;
import rebound.journal.setback.SetbackEvent.SetbackRestored;
import rebound.journal.setback.SetbackEvent.SetbackRevised;
import rebound.journal.wiring.JournalModel;

/** Safety rule 8: whether any setback is open is known however many things there are. */
class OpenSetbacksProjectionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    private final Envelopes log = new Envelopes();

    @Test
    void oneIsOpenFromWhenItIsRecordedOrNamedUntilItIsClosed() {
        var spec = ProjectionSpec.of(OpenSetbacksProjection::new);
        var offered = log.add(setback("a"), new SetbackOffered(new About("attempt", "one"), NOW, null));
        spec.given(offered).thenOnly();
        var named = log.add(setback("a"), new SetbackNamed(NOW, NOW, "Z", DAY, Private.erased()));
        var recorded = recorded("b");
        var revised = log.add(setback("a"), new SetbackRevised(NOW, "Z", DAY, DAY, Private.erased()));
        var backOnTrack = log.add(setback("a"), new SetbackBackOnTrack(NOW, DAY));
        spec.given(offered, named, recorded, revised, backOnTrack)
                .then(OpenSetbacksProjection.DOCUMENT, new OpenSetbacksView(List.of("a", "b"), 0))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
        var closed = closed("a");
        spec.given(offered, named, recorded, closed)
                .then(OpenSetbacksProjection.DOCUMENT, new OpenSetbacksView(List.of("b"), 0));
        var reopened = log.add(setback("a"), new SetbackReopened(NOW, DAY));
        spec.given(offered, named, recorded, closed, reopened)
                .then(OpenSetbacksProjection.DOCUMENT, new OpenSetbacksView(List.of("b", "a"), 0))
                .replayEqualsLive();
    }

    @Test
    void noneIsForgottenHoweverManyThereAre() {
        var spec = ProjectionSpec.of(() -> new OpenSetbacksProjection(2));
        var three = List.<Event<?>>of(recorded("a"), recorded("b"), recorded("c"));
        assertThat(spec.given(three.toArray(Event<?>[]::new))
                        .view(OpenSetbacksProjection.DOCUMENT)
                        .orElseThrow())
                .isEqualTo(new OpenSetbacksView(List.of("a", "b"), 1));
        var all = IntStream.range(0, 6).mapToObj(this::event).toArray(Event<?>[]::new);
        for (var count = 1; count <= all.length; count++) {
            var view = spec.given(List.of(all).subList(0, count).toArray(Event<?>[]::new))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive()
                    .view(OpenSetbacksProjection.DOCUMENT)
                    .orElseThrow();
            assertThat(view.isAny()).as("after %s", count).isEqualTo(count < all.length);
        }
    }

    /** Three are opened, and closed in the same order. */
    private Event<?> event(int number) {
        return number < 3 ? recorded("s" + number) : closed("s" + (number - 3));
    }

    @Test
    void whatIsDeletedIsNotOpenAndWhatIsRestoredIsAsItWas() {
        var spec = ProjectionSpec.of(() -> new OpenSetbacksProjection(1));
        var recorded = recorded("a");
        var deleted = log.add(setback("a"), new SetbackDeleted(NOW, DAY));
        spec.given(recorded, deleted).then(OpenSetbacksProjection.DOCUMENT, OpenSetbacksView.EMPTY);
        spec.given(recorded, deleted, restored("a", null))
                .then(OpenSetbacksProjection.DOCUMENT, new OpenSetbacksView(List.of("a"), 0));
        spec.given(recorded, closed("a"), deleted, restored("a", NOW))
                .then(OpenSetbacksProjection.DOCUMENT, OpenSetbacksView.EMPTY);
        var other = log.add(setback("b"), new SetbackDeleted(NOW, DAY));
        spec.given(recorded, recorded("b"), other)
                .then(OpenSetbacksProjection.DOCUMENT, new OpenSetbacksView(List.of("a"), 1));
    }

    private Event<?> restored(String id, @Nullable Instant closedAt) {
        return log.add(
                setback(id),
                new SetbackRestored(NOW, NOW, "Z", DAY, null, null, closedAt, Private.erased(), Private.erased()));
    }

    @Test
    void isPartOfTheService() {
        assertThat(JournalModel.MODEL.projections()).contains(JournalModel.OPEN_SETBACKS);
        assertThat(JournalModel.OPEN_SETBACKS.collection()).isEqualTo("open-setbacks_v1");
    }

    private Event<?> recorded(String id) {
        return log.add(setback(id), new SetbackRecorded(NOW, NOW, "Z", DAY, Private.erased()));
    }

    private Event<?> closed(String id) {
        return log.add(setback(id), new SetbackClosed(NOW, DAY));
    }

    private static AggregateId setback(String id) {
        return new AggregateId("person", "setback", id);
    }
}
