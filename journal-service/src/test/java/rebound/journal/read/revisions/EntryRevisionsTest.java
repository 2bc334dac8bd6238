package rebound.journal.read.revisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
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

class EntryRevisionsTest {

    private static final AggregateId ENTRY = new AggregateId("maria", "entry", "one");
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    private final Envelopes log = new Envelopes();
    private final ProjectionSpec<EntryRevision> revisions = ProjectionSpec.of(RevisionsProjection::ofEntries);

    @Test
    void everyDocumentOfAnEntryStays() {
        revisions
                .given(written("first"), revised("second"), revised("third"))
                .then("entry/one/1", said(1, "first"))
                .then("entry/one/2", said(2, "second"))
                .then("entry/one/3", said(3, "third"))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void toDeleteAndToRestoreAreNoRevisions() {
        revisions
                .given(
                        written("first"),
                        add(new EntryDeleted(MORNING, DAY)),
                        add(new EntryRestored(MORNING, MORNING, "Z", DAY, null, false, words("first"))),
                        revised("second"))
                .thenOnly("entry/one/1", "entry/one/4")
                .then("entry/one/1", said(1, "first"))
                .then("entry/one/4", said(4, "second"));
    }

    @Test
    void nothingIsLeftOfThemWhenTheEntryIsErased() {
        revisions
                .given(written("first"), revised("second"), add(new EntryErased(DAY)))
                .then("entry/one/1", EntryRevision.NOTHING)
                .then("entry/one/2", EntryRevision.NOTHING)
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void theOldestGiveWayAndToEraseNeverTakesMoreDocumentsThanThereAre() {
        var projection = RevisionsProjection.ofEntries();
        assertThat(projection.documents(at(1_000_007, new EntryErased(DAY))))
                .hasSize(RevisionsProjection.MOST)
                .doesNotHaveDuplicates()
                .containsAll(projection.documents(at(7, written("seventh").body())));
    }

    @Test
    void withoutItsKeyARevisionStillSaysWhen() {
        revisions
                .given(add(new EntryWritten(MORNING, "Z", DAY, null, false, Private.erased())))
                .then("entry/one/1", said(1, null));
    }

    private static EntryRevision said(long version, @Nullable String text) {
        return new EntryRevision(
                version,
                new EntryRevision.Document(
                        MORNING.plusSeconds(version),
                        false,
                        MORNING,
                        "Z",
                        null,
                        text == null ? null : new Words(text, null, List.of(), List.of())));
    }

    private static Event<?> at(long version, Object body) {
        return new Event<>("command/1", ENTRY, version, MORNING, "command", Cause.request("command"), body);
    }

    private Event<?> written(String text) {
        return add(new EntryWritten(MORNING, "Z", DAY, null, false, words(text)));
    }

    private Event<?> revised(String text) {
        return add(new EntryRevised(MORNING, "Z", DAY, DAY, null, false, words(text)));
    }

    private Event<?> add(EntryEvent body) {
        return log.add(ENTRY, body);
    }

    private static Private<Words> words(String text) {
        return Private.of(new Words(text, null, List.of(), List.of()));
    }
}
