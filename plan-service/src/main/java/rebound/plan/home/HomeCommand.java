package rebound.plan.home;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a {@link Home}. */
public sealed interface HomeCommand {

    /**
     * Note what the person says of themselves.
     *
     * @param zone null if they no longer say it
     * @param version which version of it this is
     */
    record NoteHome(@Nullable ZoneId zone, long version) implements HomeCommand {}
}
