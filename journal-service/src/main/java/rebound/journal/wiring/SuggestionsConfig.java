package rebound.journal.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import rebound.journal.read.writing.WritingRule;
import rebound.journal.suggestion.LingeringRule;

/** The rules of what is suggested and hinted at. The defaults are those that the documentation names. */
@ConfigMapping(prefix = "rebound.suggestions")
public interface SuggestionsConfig {

    /** How long nothing is suggested again by the rule of the low mood. Help for somebody who asks has none. */
    @WithDefault("14d")
    Duration cooldown();

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
    }

    /** When a hint comes with what was written: see {@link WritingRule}. */
    interface Writing {

        @WithDefault("5")
        int pieces();

        @WithDefault("24h")
        Duration within();
    }
}
