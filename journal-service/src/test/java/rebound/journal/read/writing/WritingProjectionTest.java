package rebound.journal.read.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        var entry = written(NOW);
        var reflection = event(new ReflectionDrafted(NOW.plusSeconds(1), "UTC", DATE, SETBACK, Private.erased()));
        assertThat(projection.documents(entry)).containsExactly("writing/s1");
        assertThat(projection.documents(reflection)).containsExactly("writing/s1");
        var view = projection.evolve(projection.evolve(null, "writing/s1", entry), "writing/s1", reflection);
        assertThat(view).isEqualTo(new WritingView(List.of(NOW, NOW.plusSeconds(1))));
    }

    @Test
    void nothingElseIs() {
        assertThat(projection.documents(event(new EntryWritten(NOW, "UTC", DATE, null, false, Private.erased()))))
                .isEmpty();
        assertThat(projection.documents(
                        event(new EntryRevised(NOW, "UTC", DATE, DATE, SETBACK, false, Private.erased()))))
                .isEmpty();
        assertThat(projection.documents(event(new EntryDeleted(NOW, DATE)))).isEmpty();
    }

    @Test
    void theLastTimesAreKept() {
        var view = view(IntStream.range(0, 25).mapToObj(NOW::plusSeconds));
        assertThat(view.times())
                .hasSize(WritingProjection.MOST_TIMES)
                .endsWith(NOW.plusSeconds(24))
                .startsWith(NOW.plusSeconds(5));
    }

    @Test
    void whatComesInLateFindsItsPlace() {
        var view = view(Stream.of(9, 1, 7, 3, 5).map(WritingProjectionTest::hoursAgo));
        assertThat(view.times()).containsExactly(hoursAgo(9), hoursAgo(7), hoursAgo(5), hoursAgo(3), hoursAgo(1));
        assertThat(WritingRule.DEFAULT.holds(view, hoursAgo(5), NOW)).isTrue();
        var full = view(IntStream.range(0, 25).mapToObj(NOW::minusSeconds));
        assertThat(full.times()).hasSize(WritingProjection.MOST_TIMES).startsWith(NOW.minusSeconds(19));
    }

    /** It is recorded at once, and was not written at once. */
    @Test
    void rule5_whatComesInLateCountsForItsOwnDay() {
        var days = Stream.of(14, 2, 11, 5, 8).map(day -> hoursAgo(24 * day)).toList();
        for (var written : days) {
            assertThat(WritingRule.DEFAULT.holds(view(days.stream()), written, NOW))
                    .isFalse();
        }
        var oneDay =
                IntStream.range(0, 5).mapToObj(hour -> hoursAgo(100 + hour)).toList();
        assertThat(WritingRule.DEFAULT.holds(view(oneDay.stream()), oneDay.getFirst(), NOW))
                .isFalse();
    }

    @Test
    void whatHadHappenedBeforeBringsNoHintWhateverIsWrittenNow() {
        var today = view(Stream.of(48, 5, 4, 3, 2, 1).map(WritingProjectionTest::hoursAgo));
        assertThat(WritingRule.DEFAULT.holds(today, hoursAgo(48), NOW)).isFalse();
        assertThat(WritingRule.DEFAULT.holds(today, hoursAgo(1), NOW)).isTrue();
    }

    /** The fifth within the last 24 hours. */
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
        assertThat(WritingRule.DEFAULT.holds(new WritingView(times), times.getLast(), times.getLast()))
                .isEqualTo(holds);
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

    private WritingView view(Stream<Instant> happened) {
        return happened.map(WritingProjectionTest::written)
                .reduce(
                        WritingView.EMPTY,
                        (before, event) -> projection.evolve(before, "writing/s1", event),
                        (one, other) -> other);
    }

    private static Instant hoursAgo(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }

    private static Event<?> written(Instant happenedAt) {
        return event(new EntryWritten(happenedAt, "UTC", DATE, SETBACK, false, Private.erased()));
    }

    /** Everything is recorded now. */
    private static Event<?> event(Object body) {
        return new Event<>("c/1", new AggregateId("maria", "entry", "e1"), 1, NOW, "c", Cause.request("c"), body);
    }
}
