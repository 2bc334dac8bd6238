package rebound.journal.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of the help directory. */
@ConfigMapping(prefix = "rebound.help")
public interface HelpConfig {

    /** Whose help those get whose country is not known: one of the directory; {@code 001} is for the world. */
    @WithDefault("001")
    String fallbackCountry();
}
