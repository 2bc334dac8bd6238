package rebound.journal.read.statistics;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import rebound.journal.read.index.IndexItem;
import rebound.journal.read.statistics.MoodStatistics.Division;

/** How much a person wrote, by the weeks in which they did: a week without is not among them, and was not missed. Of one request. */
public final class WeekStatistics {

    /**
     * @param week by ISO 8601, such as {@code 2026-W01}
     * @param from its Monday
     */
    public record Week(String week, LocalDate from, int entries) {}

    private static final String ENTRY = "entry";

    private final TreeMap<LocalDate, Integer> entries = new TreeMap<>();

    public void add(IndexItem item) {
        if (item.type().equals(ENTRY) && !item.isDraft()) {
            entries.merge(Division.WEEK.start(item.localDate()), 1, Integer::sum);
        }
    }

    /** The oldest first. */
    public List<Week> weeks() {
        return entries.entrySet().stream()
                .map(week -> new Week(name(week.getKey()), week.getKey(), week.getValue()))
                .toList();
    }

    private static String name(LocalDate monday) {
        return String.format(
                Locale.ROOT,
                "%04d-W%02d",
                monday.get(IsoFields.WEEK_BASED_YEAR),
                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
