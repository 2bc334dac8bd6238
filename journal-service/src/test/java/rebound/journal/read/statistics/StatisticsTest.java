package rebound.journal.read.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.journal.day.Turned;
import rebound.journal.read.index.IndexItem;
import rebound.journal.read.statistics.EmotionStatistics.Emotion;
import rebound.journal.read.statistics.EmotionStatistics.Tagged;
import rebound.journal.read.statistics.MoodStatistics.Division;
import rebound.journal.read.statistics.MoodStatistics.Period;
import rebound.journal.read.statistics.WeekStatistics.Week;
import rebound.journal.story.StoryEvent.StoryWithdrawn;

class StatisticsTest {

    private static final Turned DRAFTED_AGAIN = new StoryWithdrawn(Instant.EPOCH, LocalDate.EPOCH);

    @Nested
    class OfMood {

        private final MoodStatistics mood = new MoodStatistics();

        @Test
        void haveADayAsTheMeanOfWhatWasSaidOnIt() {
            mood.add(felt("2026-11-20", -1.0, 0.5));
            mood.add(felt("2026-11-20", 0.0, null));
            assertThat(mood.periods(Division.DAY))
                    .containsExactly(new Period(day("2026-11-20"), 1, -0.5, 0, -0.5, -0.5, 0, 1, 0.5));
        }

        @Test
        void tellGoodDaysFromBadOnesAndHowFarTheyLieApart() {
            mood.add(felt("2026-11-16", 1.0, null));
            mood.add(felt("2026-11-17", -1.0, null));
            mood.add(felt("2026-11-22", 0.0, null));
            var variance = 2.0 / 3;
            assertThat(mood.periods(Division.WEEK))
                    .containsExactly(new Period(day("2026-11-16"), 3, 0, variance, -1, 1, 1, 1, null));
        }

        @Test
        void divideAtMondaysAndAtTheFirst() {
            mood.add(felt("2026-11-30", 0.5, null));
            mood.add(felt("2026-12-01", 0.5, null));
            mood.add(felt("2026-12-07", 0.5, null));
            assertThat(mood.periods(Division.WEEK))
                    .extracting(Period::from)
                    .containsExactly(day("2026-11-30"), day("2026-12-07"));
            assertThat(mood.periods(Division.MONTH))
                    .extracting(Period::from)
                    .containsExactly(day("2026-11-01"), day("2026-12-01"));
        }

        /** Safety rule 8: silence is no figure. */
        @Test
        void sayNothingOfATimeOfWhichThePersonSaidNothing() {
            assertThat(mood.periods(Division.WEEK)).isEmpty();
            mood.add(felt("2026-10-01", 0.5, null));
            mood.add(felt("2026-11-01", null, 0.5));
            mood.add(felt("2026-12-01", 0.5, null));
            assertThat(mood.periods(Division.MONTH))
                    .extracting(Period::from)
                    .containsExactly(day("2026-10-01"), day("2026-12-01"));
        }

        @Test
        void leaveDraftsOut() {
            mood.add(felt("2026-10-01", 0.5, null).after(DRAFTED_AGAIN));
            assertThat(mood.periods(Division.DAY)).isEmpty();
        }

        @Test
        void haveATrendOfTwoDaysOrMore() {
            mood.add(felt("2026-11-01", -0.5, null));
            assertThat(mood.trend()).isNull();
            mood.add(felt("2026-12-01", 0.5, null));
            assertThat(mood.trend()).isCloseTo(1.0, within(1e-9));
            mood.add(felt("2026-11-16", 0.0, null));
            assertThat(mood.trend()).isCloseTo(1.0, within(1e-9));
        }
    }

    @Nested
    class OfWeeks {

        private final WeekStatistics weeks = new WeekStatistics();

        @Test
        void nameThemAsIsoDoesAndNoneIsMissed() {
            weeks.add(felt("2026-12-31", null, null));
            weeks.add(felt("2027-01-03", null, null));
            weeks.add(felt("2027-01-18", null, null));
            weeks.add(felt("2027-01-18", null, null).after(DRAFTED_AGAIN));
            assertThat(weeks.weeks())
                    .containsExactly(
                            new Week("2026-W53", day("2026-12-28"), 2), new Week("2027-W03", day("2027-01-18"), 1));
        }

        @Test
        void countEntriesOnly() {
            weeks.add(item("check-in", "2026-12-31", null, null, List.of(), List.of()));
            assertThat(weeks.weeks()).isEmpty();
        }
    }

    @Test
    void ofEmotionsCountThemWithTheirTags() {
        var emotions = new EmotionStatistics();
        emotions.add(named(List.of("sad", "tired", "sad"), List.of("work", "work")));
        emotions.add(named(List.of("sad"), List.of("work", "home")));
        emotions.add(named(List.of("angry"), List.of()));
        emotions.add(named(List.of("draft"), List.of()).after(DRAFTED_AGAIN));
        assertThat(emotions.emotions())
                .containsExactly(
                        new Emotion("sad", 2, List.of(new Tagged("work", 2), new Tagged("home", 1))),
                        new Emotion("angry", 1, List.of()),
                        new Emotion("tired", 1, List.of(new Tagged("work", 1))));
    }

    @Test
    void ofAnEmotionWithTooManyTagsCountThoseThatCameFirst() {
        var emotions = new EmotionStatistics();
        emotions.add(named(List.of("sad"), tags(EmotionStatistics.MOST_TAGS_COUNTED)));
        emotions.add(named(List.of("sad"), List.of("late", "tag-7")));
        emotions.add(named(List.of("sad", "angry"), List.of("late")));
        assertThat(emotions.emotions())
                .extracting(Emotion::emotion, Emotion::times)
                .containsExactly(tuple("sad", 3), tuple("angry", 1));
        assertThat(emotions.emotions().getFirst().tags())
                .hasSize(10)
                .startsWith(new Tagged("tag-7", 2), new Tagged("tag-0", 1))
                .doesNotContain(new Tagged("late", 2));
        assertThat(emotions.emotions().getLast().tags()).containsExactly(new Tagged("late", 1));
    }

    @Test
    void ofTooManyEmotionsWithTooManyTagsCountThoseThatCameFirst() {
        var emotions = new EmotionStatistics();
        var each = tags(EmotionStatistics.MOST_TAGS_COUNTED);
        for (var number = 0; number < EmotionStatistics.MOST_TAGS_COUNTED_IN_ALL / each.size(); number++) {
            emotions.add(named(List.of("emotion-" + number), each));
        }
        emotions.add(named(List.of("late"), List.of("work")));
        emotions.add(named(List.of("late"), List.of("work")));
        emotions.add(named(List.of("late", "emotion-0"), List.of("work", "tag-7")));
        var found = emotions.emotions();
        assertThat(found.getFirst()).isEqualTo(new Emotion("late", 3, List.of()));
        assertThat(found.get(1).emotion()).isEqualTo("emotion-0");
        assertThat(found.get(1).tags()).startsWith(new Tagged("tag-7", 2), new Tagged("tag-0", 1));
    }

    private static List<String> tags(int number) {
        return IntStream.range(0, number).mapToObj(tag -> "tag-" + tag).toList();
    }

    private static IndexItem felt(String date, @Nullable Double valence, @Nullable Double energy) {
        return item("entry", date, valence, energy, List.of(), List.of());
    }

    private static IndexItem named(List<String> emotions, List<String> tags) {
        return item("check-in", "2026-12-31", null, null, emotions, tags);
    }

    private static IndexItem item(
            String type,
            String date,
            @Nullable Double valence,
            @Nullable Double energy,
            List<String> emotions,
            List<String> tags) {
        return new IndexItem(
                type,
                "id",
                Instant.EPOCH,
                day(date),
                "written",
                true,
                null,
                null,
                tags,
                List.of(),
                emotions,
                valence,
                energy,
                "");
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
