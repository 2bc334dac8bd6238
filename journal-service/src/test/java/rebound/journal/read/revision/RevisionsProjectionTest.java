package rebound.journal.read.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.ProjectionSpec;
import rebound.journal.entry.EntryEvent;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryErased;
import rebound.journal.entry.EntryEvent.EntryRestored;
import rebound.journal.entry.EntryEvent.EntryRevised;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.entry.Words;

class RevisionsProjectionTest {

    private static final AggregateId ENTRY = new AggregateId("maria", "entry", "one");
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    private final Envelopes log = new Envelopes();
    private final ProjectionSpec<RevisionView> revisions = ProjectionSpec.of(RevisionsProjection::new);

    @Test
    void everyDocumentOfAnEntryStays() {
        var then = revisions.given(written("first"), revised(2, "second"), revised(3, "third"));
        then.then("revisions/one/1", said(1, 1, "first"));
        then.then("revisions/one/2", said(2, 2, "second"));
        then.then("revisions/one/3", said(3, 3, "third"));
    }

    @Test
    void toDeleteAndToRestoreAreNoRevisions() {
        var then = revisions.given(
                written("first"),
                add(new EntryDeleted(MORNING, DAY)),
                add(new EntryRestored(MORNING, MORNING, "Z", DAY, null, false, 1, words("first"))),
                revised(2, "second"));
        then.then("revisions/one/1", said(1, 1, "first"));
        then.then("revisions/one/2", said(2, 4, "second"));
    }

    @Test
    void theOldestGivesWayWhenThereAreTooMany() {
        var then = revisions.given(written("first"), revised(RevisionsProjection.MOST + 1, "last"));
        then.then("revisions/one/1", said(RevisionsProjection.MOST + 1, 2, "last"));
    }

    @Test
    void nothingIsLeftOfThemWhenTheEntryIsErased() {
        var then = revisions.given(written("first"), revised(2, "second"), add(new EntryErased(DAY, 2)));
        then.then("revisions/one/1", RevisionView.ERASED);
        then.then("revisions/one/2", RevisionView.ERASED);
        then.theSameEventTwiceChangesNothing().replayEqualsLive();
    }

    @Test
    void toEraseNeverTakesMoreDocumentsThanThereAre() {
        var erased = add(new EntryErased(DAY, 1_000_000));
        assertThat(new RevisionsProjection().documents(erased))
                .hasSize(RevisionsProjection.MOST)
                .doesNotHaveDuplicates()
                .contains("revisions/one/0", "revisions/one/999");
    }

    @Test
    void withoutItsKeyARevisionStillSaysWhen() {
        var then = revisions.given(add(new EntryWritten(MORNING, "Z", DAY, null, false, Private.erased())));
        then.then("revisions/one/1", said(1, 1, null));
    }

    private RevisionView said(int revision, long version, @Nullable String text) {
        return new RevisionView(
                revision,
                new RevisionView.Said(
                        version,
                        MORNING.plusSeconds(version),
                        MORNING,
                        "Z",
                        null,
                        false,
                        text == null ? null : new Words(text, null, List.of(), List.of())));
    }

    private Event<?> written(String text) {
        return add(new EntryWritten(MORNING, "Z", DAY, null, false, words(text)));
    }

    private Event<?> revised(int revision, String text) {
        return add(new EntryRevised(MORNING, "Z", DAY, DAY, null, false, revision, words(text)));
    }

    private Event<?> add(EntryEvent body) {
        return log.add(ENTRY, body);
    }

    private static Private<Words> words(String text) {
        return Private.of(new Words(text, null, List.of(), List.of()));
    }
}
