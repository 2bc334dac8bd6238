package rebound.journal.read.statistics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rebound.journal.read.index.IndexItem;

/** Good days and bad days: what a person said about their mood, a day being the mean of what they said on it. Of one request. */
public final class MoodStatistics {

    /** How a time is divided. */
    public enum Division {
        DAY(date -> date),
        /** From Monday on, as ISO 8601 has it. */
        WEEK(date -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))),
        MONTH(date -> date.withDayOfMonth(1));

        private final UnaryOperator<LocalDate> start;

        Division(UnaryOperator<LocalDate> start) {
            this.start = start;
        }

        /** The first day of the part in which that date is. */
        public LocalDate start(LocalDate date) {
            return start.apply(date);
        }
    }

    /**
     * A part of the time of which the person said something.
     *
     * @param from its first day
     * @param days on how many days they did
     * @param valence the mean of those days
     * @param variance how far the days lie from that mean: the mean of the squares
     * @param lowest the day that was lowest
     * @param highest the day that was highest
     * @param goodDays those above 0
     * @param badDays those below 0
     * @param energy the mean of the days on which they said it; null if there are none
     */
    public record Period(
            LocalDate from,
            int days,
            double valence,
            double variance,
            double lowest,
            double highest,
            int goodDays,
            int badDays,
            @Nullable Double energy) {}

    private static final double DAYS_OF_TREND = 30;

    private record Said(@Nullable Double valence, @Nullable Double energy) {}

    private final TreeMap<LocalDate, List<Said>> said = new TreeMap<>();

    public void add(IndexItem item) {
        if (!item.isDraft() && (item.valence() != null || item.energy() != null)) {
            said.computeIfAbsent(item.localDate(), date -> new ArrayList<>())
                    .add(new Said(item.valence(), item.energy()));
        }
    }

    /** The parts in which the person spoke of how it felt, the oldest first; there are none of silence. */
    public List<Period> periods(Division division) {
        return said.keySet().stream()
                .collect(Collectors.groupingBy(division::start, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(part -> part.getValue().stream().anyMatch(date -> valence(date) != null))
                .map(part -> period(part.getKey(), part.getValue()))
                .toList();
    }

    private Period period(LocalDate from, List<LocalDate> dates) {
        var valences =
                dates.stream().map(this::valence).filter(Objects::nonNull).toList();
        var energies = dates.stream().map(this::energy).filter(Objects::nonNull).toList();
        var mean = mean(valences);
        return new Period(
                from,
                valences.size(),
                mean,
                valences.stream()
                        .mapToDouble(one -> (one - mean) * (one - mean))
                        .average()
                        .orElse(0),
                valences.stream().mapToDouble(one -> one).min().orElse(mean),
                valences.stream().mapToDouble(one -> one).max().orElse(mean),
                (int) valences.stream().filter(one -> one > 0).count(),
                (int) valences.stream().filter(one -> one < 0).count(),
                energies.isEmpty() ? null : mean(energies));
    }

    /**
     * By how much the mood rises in 30 days, by the straight line that lies nearest to the days (least squares); null if there are
     * fewer than two.
     */
    public @Nullable Double trend() {
        var dates = said.keySet().stream().filter(date -> valence(date) != null).toList();
        if (dates.size() < 2) {
            return null;
        }
        var meanDay = dates.stream().mapToDouble(MoodStatistics::day).average().orElse(0);
        var meanValence =
                mean(dates.stream().map(this::valence).filter(Objects::nonNull).toList());
        var together = 0.0;
        var days = 0.0;
        for (var date : dates) {
            var distance = day(date) - meanDay;
            together += distance * (Objects.requireNonNull(valence(date)) - meanValence);
            days += distance * distance;
        }
        return DAYS_OF_TREND * together / days;
    }

    private @Nullable Double valence(LocalDate date) {
        return meanOrNull(said.getOrDefault(date, List.of()).stream()
                .map(Said::valence)
                .filter(Objects::nonNull)
                .toList());
    }

    private @Nullable Double energy(LocalDate date) {
        return meanOrNull(said.getOrDefault(date, List.of()).stream()
                .map(Said::energy)
                .filter(Objects::nonNull)
                .toList());
    }

    private static @Nullable Double meanOrNull(List<Double> values) {
        return values.isEmpty() ? null : mean(values);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(one -> one).average().orElse(0);
    }

    private static double day(LocalDate date) {
        return ChronoUnit.DAYS.between(LocalDate.EPOCH, date);
    }
}
