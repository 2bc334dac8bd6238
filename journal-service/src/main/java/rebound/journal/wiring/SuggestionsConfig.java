package rebound.journal.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import rebound.journal.read.writing.WritingRule;
import rebound.journal.suggestion.LingeringRule;

/**
 * The rules of what is suggested and hinted at: their settings have the names of what they are made of. The defaults are those that
 * the documentation names.
 */
@ConfigMapping(prefix = "rebound.suggestions")
public interface SuggestionsConfig {

    Lingering lingering();

    Writing writing();

    /** When a low mood lingers: see {@link LingeringRule}. */
    interface Lingering {

        @WithDefault("-0.5")
        double valence();

        @WithDefault("5")
        int days();

        @WithDefault("14")
        int window();

        @WithDefault("3")
        int edge();

        /** Help for somebody who asks has none. */
        @WithDefault("14d")
        Duration cooldown();
    }

    /** When a hint comes with what was written: see {@link WritingRule}. */
    interface Writing {

        @WithDefault("5")
        int pieces();

        @WithDefault("24h")
        Duration within();
    }
}
