package rebound.reminder.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The settings of webhooks. */
@ConfigMapping(prefix = "rebound.webhooks")
public interface WebhooksConfig {

    /**
     * Which receivers may be on addresses that are not public, and spoken to without TLS: {@code host:port,…}, each as it is
     * written in the URL. Empty in production, as a rule.
     */
    Optional<List<String>> allow();

    /**
     * How many attempts each replica makes at once. An attempt that hangs takes 10 s, so so many hanging receivers let a
     * replica make no more than a tenth of this number of attempts a second.
     */
    @WithDefault("128")
    int concurrency();
}
