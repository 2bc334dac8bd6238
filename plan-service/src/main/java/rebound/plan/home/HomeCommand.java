package rebound.plan.home;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a {@link Home}. */
public sealed interface HomeCommand {

    /**
     * Note what the person says of themselves.
     *
     * @param zone null if they no longer say it
     * @param locale a language tag (BCP 47); null if they do not say it
     * @param startOfDay when their day begins; null if they do not say it
     * @param version which version of it this is
     */
    record NoteHome(
            @Nullable ZoneId zone,
            @Nullable String locale,
            @Nullable LocalTime startOfDay,
            long version) implements HomeCommand {}
}
