package rebound.journal.me;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What can be asked of {@link Me}. */
public sealed interface MeCommand {

    /**
     * Change some of it.
     *
     * @param zone null if it stays
     * @param locale a language tag (BCP 47) in its canonical form; null if it stays
     * @param startOfDay to the minute, at most {@link Me#LATEST_START}; null if it stays
     * @param bounceBack whether that is consented to; null if it stays
     */
    record ChangeMe(
            @Nullable ZoneId zone,
            @Nullable String locale,
            @Nullable LocalTime startOfDay,
            @Nullable Boolean bounceBack)
            implements MeCommand {

        /** Of the days and the language only. */
        public ChangeMe(@Nullable ZoneId zone, @Nullable String locale, @Nullable LocalTime startOfDay) {
            this(zone, locale, startOfDay, null);
        }
    }
}
