package rebound.journal.suggestion;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;

/**
 * When a low mood lingers: on at least {@code days} of the person's own days among the last {@code window}, one of the first
 * {@code edge} and one of the last {@code edge} of those among them.
 *
 * @param valence a mood is low from here on down
 * @param window in days, today included; at most {@link #LONGEST_WINDOW}
 * @param cooldown how long nothing is suggested by this rule after something was
 */
public record LingeringRule(double valence, int days, int window, int edge, Duration cooldown) {

    /** As long as signals are kept. */
    public static final int LONGEST_WINDOW = 28;

    public static final LingeringRule DEFAULT = new LingeringRule(-0.5, 5, 14, 3, Duration.ofDays(14));

    public LingeringRule {
        require(valence >= -1 && valence <= 1, "valence must lie between -1 and 1");
        require(window >= 1 && window <= LONGEST_WINDOW, "window must be 1 to " + LONGEST_WINDOW + " days");
        require(days >= 1 && days <= window, "days must be some of the window");
        require(edge >= 1 && edge <= window, "edge must be some days of the window");
        require(!cooldown.isNegative(), "cooldown must take time");
    }

    private static void require(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    public boolean isLow(double mood) {
        return mood <= valence;
    }

    /** How many of the days count, each once. */
    int count(Collection<LocalDate> low, LocalDate today) {
        return (int) low.stream()
                .distinct()
                .filter(day -> isWithin(day, first(today), today))
                .count();
    }

    /** @param low the days on which a mood was low, in any order */
    boolean holds(Collection<LocalDate> low, LocalDate today) {
        var first = first(today);
        return count(low, today) >= days
                && low.stream().anyMatch(day -> isWithin(day, first, first.plusDays(edge - 1L)))
                && low.stream().anyMatch(day -> isWithin(day, today.minusDays(edge - 1L), today));
    }

    private LocalDate first(LocalDate today) {
        return today.minusDays(window - 1L);
    }

    private static boolean isWithin(LocalDate day, LocalDate first, LocalDate last) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
