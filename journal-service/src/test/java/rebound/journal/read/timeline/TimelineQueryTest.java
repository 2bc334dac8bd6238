package rebound.journal.read.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.journal.wiring.JournalModel;

class TimelineQueryTest {

    private final Map<String, TimelineView> documents = new TreeMap<>();
    private TimelineMonthsView directory = TimelineMonthsView.EMPTY;
    private final List<Collection<String>> reads = new ArrayList<>();

    @Nested
    class ThePage {

        @Test
        void ofNothingIsEmptyAndReadsNothing() {
            assertThat(page(all(10))).isEqualTo(new TimelinePage<>(List.of(), null));
            assertThat(reads).isEmpty();
        }

        @Test
        void hasTheNewestFirstWhateverTheOrderOfArrival() {
            entry("b", "2026-11-02T00:00:00Z");
            entry("c", "2026-11-03T00:00:00Z");
            entry("a", "2026-10-01T00:00:00Z");
            assertThat(ids(page(all(10)))).containsExactly("c", "b", "a");
        }

        @Test
        void ordersByIdWhatHappenedAtOnce() {
            entry("b", "2026-11-02T00:00:00Z");
            entry("a", "2026-11-02T00:00:00Z");
            setback("a", "2026-11-02T00:00:00Z", "open");
            entry("c", "2026-11-02T00:00:00Z");
            assertThat(ids(page(all(10)))).containsExactly("a", "a", "b", "c");
            assertThat(ids(walk(all(1)))).containsExactly("a", "a", "b", "c");
        }

        @Test
        void isTheLastOneWhenItEndsWithTheLastThing() {
            entry("a", "2026-11-02T00:00:00Z");
            entry("b", "2026-11-01T00:00:00Z");
            assertThat(page(all(2)).next()).isNull();
            assertThat(page(all(1)).next())
                    .isEqualTo(new TimelinePosition(Instant.parse("2026-11-02T00:00:00Z"), "entry", "a"));
        }

        @Test
        void goesOnAfterAThingThatHasGoneSince() {
            entry("a", "2026-11-03T00:00:00Z");
            entry("c", "2026-11-01T00:00:00Z");
            var gone = new TimelinePosition(Instant.parse("2026-11-02T00:00:00Z"), "entry", "b");
            assertThat(ids(page(new TimelineQuery(Set.of(), null, null, null, gone, 10))))
                    .containsExactly("c");
        }

        @Test
        void showsATimelineOfTheWholeEarthInTheOrderOfTheInstants() {
            // On New Year's Eve in Samoa it is still the morning of 31 December, on Kiritimati midnight has passed.
            entry("samoa", "2026-12-31T10:30:00Z", ZoneId.of("Pacific/Pago_Pago"));
            entry("kiritimati", "2026-12-31T10:10:00Z", ZoneId.of("Pacific/Kiritimati"));
            entry("berlin", "2026-12-31T10:20:00Z", ZoneId.of("Europe/Berlin"));
            assertThat(documents.keySet())
                    .map(document -> document.substring(0, 16))
                    .containsOnly("timeline/2026-12", "timeline/2027-01");
            assertThat(ids(page(all(10)))).containsExactly("samoa", "berlin", "kiritimati");
            assertThat(ids(walk(all(1)))).containsExactly("samoa", "berlin", "kiritimati");
        }
    }

    @Nested
    class TheFilter {

        @Test
        void takesFromTheFirstInstantUpToTheLastWithoutIt() {
            entry("a", "2026-11-01T00:00:00Z");
            entry("b", "2026-11-02T00:00:00Z");
            entry("c", "2026-11-03T00:00:00Z");
            assertThat(ids(page(between("2026-11-01T00:00:00Z", "2026-11-03T00:00:00Z"))))
                    .containsExactly("b", "a");
            assertThat(ids(page(between("2026-11-01T00:00:00.000000001Z", "2026-11-03T00:00:00.000000001Z"))))
                    .containsExactly("c", "b");
            assertThat(page(between("2026-11-03T00:00:00Z", "2026-11-01T00:00:00Z"))
                            .items())
                    .isEmpty();
        }

        @Test
        void takesOneTypeOrState() {
            entry("a", "2026-11-01T00:00:00Z");
            setback("b", "2026-11-02T00:00:00Z", "open");
            setback("c", "2026-11-03T00:00:00Z", "closed");
            assertThat(ids(page(of("entry", null, 10)))).containsExactly("a");
            assertThat(ids(page(of("setback", null, 10)))).containsExactly("c", "b");
            assertThat(ids(page(of("setback", "open", 10)))).containsExactly("b");
            assertThat(ids(page(of("setback", "closed", 10)))).containsExactly("c");
            assertThat(page(of("letter", null, 10)).items()).isEmpty();
        }
    }

    @Nested
    class WhatIsRead {

        @Test
        void isTheNewestMonthIfItFillsThePage() {
            entry("a", "2026-11-20T00:00:00Z");
            entry("b", "2026-11-19T00:00:00Z");
            entry("c", "2026-10-01T00:00:00Z");
            page(all(1));
            assertThat(reads).containsExactly(List.of("timeline/2026-11"));
        }

        @Test
        void isAlsoTheMonthBeforeIfItMayHoldSomethingNewer() {
            entry("a", "2026-11-01T17:00:00Z");
            entry("b", "2026-11-01T16:00:00Z");
            entry("c", "2026-10-01T00:00:00Z");
            page(all(1));
            assertThat(reads).containsExactly(List.of("timeline/2026-11"), List.of("timeline/2026-10"));
        }

        @Test
        void isNoMonthWithoutTheWantedType() {
            setback("a", "2026-11-20T00:00:00Z", "open");
            entry("b", "2026-10-20T00:00:00Z");
            page(of("entry", null, 10));
            assertThat(reads).containsExactly(List.of("timeline/2026-10"));
        }

        @Test
        void isNoMonthOutsideTheRangeOrBeforeTheCursor() {
            for (var month = 1; month <= 9; month++) {
                entry("m" + month, "2026-0" + month + "-15T00:00:00Z");
            }
            page(between("2026-04-02T00:00:00Z", "2026-05-30T00:00:00Z"));
            assertThat(reads).containsExactly(List.of("timeline/2026-05", "timeline/2026-04"));
            reads.clear();
            var after = new TimelinePosition(Instant.parse("2026-03-15T00:00:00Z"), "entry", "m3");
            page(new TimelineQuery(Set.of(), null, null, null, after, 10));
            assertThat(reads).containsExactly(List.of("timeline/2026-03", "timeline/2026-02", "timeline/2026-01"));
        }

        @Test
        void isTheNeighbouringMonthTooIfTheRangeEndsInTheHoursThatTheyShare() {
            entry("a", "2026-11-15T00:00:00Z");
            entry("b", "2026-10-15T00:00:00Z");
            page(between("2026-11-01T17:59:59Z", "2026-11-02T00:00:00Z"));
            assertThat(reads).containsExactly(List.of("timeline/2026-11", "timeline/2026-10"));
            reads.clear();
            page(between("2026-11-01T18:00:00Z", "2026-11-02T00:00:00Z"));
            assertThat(reads).containsExactly(List.of("timeline/2026-11"));
        }

        @Test
        void growsQuicklyIfAFilterLeavesLittle() {
            for (var year = 1927; year <= 2026; year++) {
                setback("y" + year, year + "-05-05T00:00:00Z", "open");
            }
            assertThat(page(of("setback", "closed", 1)).items()).isEmpty();
            assertThat(reads).hasSizeLessThan(8);
            assertThat(reads.stream().mapToInt(Collection::size).sum()).isEqualTo(100);
        }

        @Test
        void isAFullMonthByItselfHoweverLittleOfItIsWanted() {
            for (var month = 1; month <= 4; month++) {
                setback("m" + month, "2026-0" + month + "-15T00:00:00Z", "open");
            }
            directory = directory.add(YearMonth.of(2026, 4), "entry", 1_500);
            directory = directory.add(YearMonth.of(2026, 3), "entry", 1_500);
            assertThat(ids(page(of("setback", null, 10)))).containsExactly("m4", "m3", "m2", "m1");
            assertThat(reads)
                    .containsExactly(
                            List.of("timeline/2026-04"),
                            List.of("timeline/2026-03", "timeline/2026-02", "timeline/2026-01"));
        }

        @Test
        void mayBeMissingOrHaveChangedSinceTheDirectoryWasRead() {
            entry("a", "2026-11-15T00:00:00Z");
            entry("b", "2026-10-15T00:00:00Z");
            documents.keySet().removeAll(JournalModel.TIMELINE.documents(YearMonth.of(2026, 11)));
            assertThat(ids(page(all(1)))).containsExactly("b");
        }
    }

    @Nested
    class APosition {

        @Test
        void comesBackFromItsText() {
            var position = new TimelinePosition(Instant.parse("2026-11-02T00:00:00.123456789Z"), "entry", "a");
            assertThat(TimelinePosition.parse(position.text())).isEqualTo(position);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "2026-11-02T00:00:00Z", "2026-11-02T00:00:00Z entry", "now entry a", "a b c d"})
        void isNoOtherText(String text) {
            assertThatIllegalArgumentException().isThrownBy(() -> TimelinePosition.parse(text));
        }
    }

    @Test
    void aPageOfNothingCanNotBeAskedFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> all(0));
    }

    private void entry(String id, String happenedAt) {
        entry(id, happenedAt, ZoneId.of("Z"));
    }

    private void entry(String id, String happenedAt, ZoneId zone) {
        add("entry", id, happenedAt, zone, "written");
    }

    private void setback(String id, String happenedAt, String state) {
        add("setback", id, happenedAt, ZoneId.of("Z"), state);
    }

    private void add(String type, String id, String happenedAt, ZoneId zone, String state) {
        var instant = Instant.parse(happenedAt);
        var month = YearMonth.from(LocalDate.ofInstant(instant, zone));
        var item = new TimelineItem(type, id, instant, zone.getId(), state, null, null, null);
        documents.merge(
                JournalModel.TIMELINE.document(month, id),
                new TimelineView(List.of(item), 0),
                (before, more) -> before.add(item, 1_000));
        directory = directory.add(month, type, 1);
    }

    private TimelinePage<TimelineItem> page(TimelineQuery query) {
        return query.page(directory, JournalModel.TIMELINE, item -> true, ids -> {
            reads.add(ids.stream()
                    .map(document -> document.substring(0, document.lastIndexOf('/')))
                    .distinct()
                    .toList());
            var found = new TreeMap<>(documents);
            found.keySet().retainAll(ids);
            return found;
        });
    }

    /** All pages, put together. */
    private TimelinePage<TimelineItem> walk(TimelineQuery first) {
        var items = new ArrayList<TimelineItem>();
        var query = first;
        while (true) {
            var page = page(query);
            items.addAll(page.items());
            if (page.next() == null) {
                return new TimelinePage<>(items, null);
            }
            assertThat(page.next()).as("the next page").isNotEqualTo(query.after());
            query = new TimelineQuery(
                    first.types(), first.state(), first.from(), first.to(), page.next(), first.limit());
        }
    }

    private static TimelineQuery all(int limit) {
        return new TimelineQuery(Set.of(), null, null, null, null, limit);
    }

    private static TimelineQuery of(String type, @Nullable String state, int limit) {
        return new TimelineQuery(Set.of(type), state, null, null, null, limit);
    }

    private static TimelineQuery between(String from, String to) {
        return new TimelineQuery(Set.of(), null, Instant.parse(from), Instant.parse(to), null, 10);
    }

    private static List<String> ids(TimelinePage<TimelineItem> page) {
        return page.items().stream().map(TimelineItem::id).toList();
    }
}
