package rebound.journal.read.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Event;
import rebound.journal.day.About;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryRevised;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.wiring.JournalModel;

class WritingProjectionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-21");
    private static final About SETBACK = new About("setback", "s1");

    private final WritingProjection projection = new WritingProjection();

    @Test
    void whatIsBegunAboutASetbackIsCounted() {
        var entry = event(NOW, new EntryWritten(NOW, "UTC", DATE, SETBACK, false, Private.erased()));
        var reflection = event(NOW.plusSeconds(1), new ReflectionDrafted(NOW, "UTC", DATE, SETBACK, Private.erased()));
        assertThat(projection.documents(entry)).containsExactly("writing/s1");
        assertThat(projection.documents(reflection)).containsExactly("writing/s1");
        var view = projection.evolve(projection.evolve(null, "writing/s1", entry), "writing/s1", reflection);
        assertThat(view).isEqualTo(new WritingView(List.of(NOW, NOW.plusSeconds(1))));
    }

    @Test
    void nothingElseIs() {
        assertThat(projection.documents(event(NOW, new EntryWritten(NOW, "UTC", DATE, null, false, Private.erased()))))
                .isEmpty();
        assertThat(projection.documents(
                        event(NOW, new EntryRevised(NOW, "UTC", DATE, DATE, SETBACK, false, Private.erased()))))
                .isEmpty();
        assertThat(projection.documents(event(NOW, new EntryDeleted(NOW, DATE))))
                .isEmpty();
    }

    @Test
    void theLastTimesAreKept() {
        var view = IntStream.range(0, 25)
                .mapToObj(i ->
                        event(NOW.plusSeconds(i), new EntryWritten(NOW, "UTC", DATE, SETBACK, false, Private.erased())))
                .reduce(
                        WritingView.EMPTY,
                        (before, event) -> projection.evolve(before, "writing/s1", event),
                        (one, other) -> other);
        assertThat(view.times())
                .hasSize(WritingProjection.MOST_TIMES)
                .endsWith(NOW.plusSeconds(24))
                .startsWith(NOW.plusSeconds(5));
    }

    /** The fifth within 24 hours, counted from the last that was written. */
    @ParameterizedTest
    @CsvSource({
        "0 1 2 3 4, true",
        "0 1 2 3, false",
        "0 6 12 18 24, true",
        "0 6 12 18 25, false",
        "0 1 2 3 4 90, false",
        "0 90 91 92 93 94, true"
    })
    void aHintComesWithTheFifthWithinADay(String hours, boolean holds) {
        var times = Arrays.stream(hours.split(" "))
                .map(hour -> NOW.plus(Duration.ofHours(Long.parseLong(hour))))
                .toList();
        assertThat(WritingRule.DEFAULT.holds(new WritingView(times))).isEqualTo(holds);
    }

    @Test
    void theRuleMakesSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WritingRule(1, Duration.ofDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new WritingRule(21, Duration.ofDays(1)));
    }

    @Test
    void isPartOfTheService() {
        assertThat(JournalModel.MODEL.projections()).contains(JournalModel.WRITING);
        assertThat(JournalModel.WRITING.collection()).isEqualTo("writing_v1");
    }

    private static Event<?> event(Instant at, Object body) {
        return new Event<>("c/1", new AggregateId("maria", "entry", "e1"), 1, at, "c", Cause.request("c"), body);
    }
}
