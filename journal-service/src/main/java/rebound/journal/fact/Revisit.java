package rebound.journal.fact;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a person wants to see again what they keep. It is in the clear, for whoever reminds them, and says nothing about it.
 *
 * @param every the code of an {@link Interval}; null: once
 * @param on the next time, a day of the person's own; null only as the person asks it
 * @param daytime {@code morning} or {@code evening}; null: any time of the day
 */
public record Revisit(
        @Nullable String every,
        @Nullable LocalDate on,
        @Nullable String daytime) {

    /** What {@link #daytime} can be. */
    public static final Set<String> DAYTIMES = Set.of("morning", "evening");

    /** How often. */
    public enum Interval {
        DAILY,
        WEEKLY,
        MONTHLY,
        QUARTERLY,
        YEARLY;

        /** The public name, such as {@code daily}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        private LocalDate after(LocalDate day) {
            return switch (this) {
                case DAILY -> day.plusDays(1);
                case WEEKLY -> day.plusWeeks(1);
                case MONTHLY -> day.plusMonths(1);
                case QUARTERLY -> day.plusMonths(3);
                case YEARLY -> day.plusYears(1);
            };
        }

        private static Interval of(String code) {
            return Arrays.stream(values())
                    .filter(interval -> interval.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No interval"));
        }
    }

    /** As it is asked for on that day: the next time is one interval later unless they say, or else the day after. */
    Revisit askedOn(LocalDate today) {
        return on == null ? from(today) : this;
    }

    /** What is still to come once they have seen it on that day; null if nothing is. */
    @Nullable
    Revisit seenOn(LocalDate today) {
        return every == null ? null : from(today);
    }

    /** Whether a person who asks for this asks for nothing else: a day that they leave open was filled in before. */
    boolean isAsked(@Nullable Revisit asked) {
        return asked != null
                && Objects.equals(every, asked.every)
                && Objects.equals(daytime, asked.daytime)
                && (asked.on == null || asked.on.equals(on));
    }

    private Revisit from(LocalDate today) {
        var next = every == null ? today.plusDays(1) : Interval.of(every).after(today);
        return new Revisit(every, next, daytime);
    }
}
