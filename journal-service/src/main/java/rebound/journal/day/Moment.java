package rebound.journal.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When something happened to a person.
 *
 * @param zone the time zone's id
 * @param localDate their date, by the start of their day, as it was reckoned when that was recorded: no later change of the
 *     time zone rules can move it
 */
public record Moment(Instant happenedAt, String zone, LocalDate localDate) {

    /**
     * The moment that a person tells.
     *
     * @param at when they told it
     * @param happenedAt null if they did not say: then it is {@code at}
     * @param zone where they were; null if they did not say: then they were at home
     * @param home null if it is not known: then it is {@link Home#UNKNOWN}
     */
    public static Moment told(Instant at, @Nullable Instant happenedAt, @Nullable ZoneId zone, @Nullable Home home) {
        var known = home == null ? Home.UNKNOWN : home;
        return reckoned(happenedAt == null ? at : happenedAt, zone == null ? known.zone() : zone, known);
    }

    /** What a person tells anew of it; what they do not say stays. */
    public Moment revised(@Nullable Instant newTime, @Nullable ZoneId newZone, @Nullable Home home) {
        // A date that stays is not reckoned again: the rules of its zone may have changed.
        return isTold(newTime, newZone)
                ? this
                : reckoned(
                        newTime == null ? happenedAt : newTime,
                        newZone == null ? ZoneId.of(zone) : newZone,
                        home == null ? Home.UNKNOWN : home);
    }

    /** Whether a person who tells this says nothing else: what they leave open was filled in before. */
    public boolean isTold(@Nullable Instant time, @Nullable ZoneId where) {
        return (time == null || time.equals(happenedAt))
                && (where == null || where.getId().equals(zone));
    }

    private static Moment reckoned(Instant happenedAt, ZoneId zone, Home home) {
        var early = happenedAt.atZone(zone).toLocalTime().isBefore(home.startOfDay());
        var calendar = LocalDate.ofInstant(happenedAt, zone);
        return new Moment(happenedAt, zone.getId(), early ? calendar.minusDays(1) : calendar);
    }
}
