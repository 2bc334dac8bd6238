package rebound.journal.read.revisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Event;
import rebound.journal.day.About;
import rebound.journal.entry.EntryEvent;
import rebound.journal.fact.FactEvent;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactNoted;
import rebound.journal.fact.FactEvent.FactRestored;
import rebound.journal.fact.FactEvent.FactReviewed;
import rebound.journal.fact.FactEvent.FactRevised;
import rebound.journal.fact.Words;

class RevisionsProjectionTest {

    private static final Instant AT = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-20T23:15:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final About EXAM = new About("setback", "exam");
    private static final Words WORDS = new Words("To have tried.", "success", null);
    private static final FactNoted NOTED = new FactNoted(EVENING, "Europe/Berlin", DAY, EXAM, null, Private.of(WORDS));
    private static final FactRevised REVISED = new FactRevised(
            EVENING, "Europe/Berlin", DAY, DAY, null, null, Private.of(new Words("To rest.", "success", null)));

    private final RevisionsProjection<FactEvent, FactEvent.Told, FactRevision> projection =
            RevisionsProjection.ofFacts();

    @Test
    void everyDocumentHasAPlaceOfItsOwn() {
        assertThat(projection.documents(event(1, NOTED))).containsExactly("definition/d/1");
        assertThat(projection.documents(event(2, REVISED))).containsExactly("definition/d/2");
        assertThat(projection.evolve(null, "definition/d/1", event(1, NOTED)))
                .isEqualTo(new FactRevision(1, new FactRevision.Document(AT, EVENING, "Europe/Berlin", EXAM, WORDS)));
        assertThat(projection.replaces()).isTrue();
    }

    @Test
    void whatSaysNothingNewIsNoRevision() {
        assertThat(projection.documents(event(2, new FactReviewed(AT, DAY, null))))
                .isEmpty();
        assertThat(projection.documents(event(2, new FactDeleted(AT, DAY)))).isEmpty();
        assertThat(projection.documents(
                        event(3, new FactRestored(AT, EVENING, "UTC", DAY, null, null, Private.of(WORDS)))))
                .isEmpty();
        assertThat(projection.documents(event(1, new EntryEvent.EntryDeleted(AT, DAY))))
                .isEmpty();
    }

    @Test
    void theNewestTakeThePlacesOfTheOldest() {
        var places = IntStream.rangeClosed(2, RevisionsProjection.MOST + 1)
                .mapToObj(
                        version -> projection.documents(event(version, REVISED)).getFirst())
                .toList();
        assertThat(places).doesNotHaveDuplicates();
        assertThat(places.getLast()).isEqualTo("definition/d/1");
    }

    @Test
    void withoutItsKeyItSaysNoWord() {
        var erased = new FactNoted(EVENING, "Europe/Berlin", DAY, EXAM, null, Private.erased());
        var revision = projection.evolve(null, "definition/d/1", event(1, erased));
        assertThat(revision.told()).isEqualTo(new FactRevision.Document(AT, EVENING, "Europe/Berlin", EXAM, null));
        assertThat(revision.size()).isZero();
    }

    private static Event<?> event(long version, Object body) {
        return new Event<>(
                "command-1/1",
                new AggregateId("maria", "definition", "d"),
                version,
                AT,
                "command-1",
                Cause.request("command-1"),
                body);
    }
}
