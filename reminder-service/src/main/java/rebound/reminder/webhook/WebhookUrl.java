package rebound.reminder.webhook;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** What an app may give as the address of its endpoint. Where that leads to is seen when it is connected to. */
@Singleton
public class WebhookUrl {

    /** The longest that all servers take. */
    public static final int MOST_CHARACTERS = 2_048;

    private final AllowList allowed;

    /** @throws ConfigurationException if the operator's list has an entry that is no {@code host:port} */
    @Inject
    public WebhookUrl(WebhooksConfig config) {
        try {
            this.allowed = AllowList.of(config.allow().orElse(List.of()));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("rebound.webhooks.allow: " + e.getMessage(), e);
        }
    }

    /** What is wrong with it, for people; empty if nothing is. */
    public Optional<String> fault(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.of("must be a URL");
        }
        if (!text.chars().allMatch(unit -> unit > ' ' && unit < 0x7f)
                || url.getHost() == null
                || url.getPort() > 65_535) {
            return Optional.of("must be a URL with a host, in ASCII");
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) && !(isPlain(url) && allowed.contains(url))) {
            return Optional.of("must be a URL with https");
        }
        return url.getRawUserInfo() != null || url.getRawFragment() != null
                ? Optional.of("must have neither user information nor a fragment")
                : Optional.empty();
    }

    AllowList allowed() {
        return allowed;
    }

    private static boolean isPlain(URI url) {
        return "http".equalsIgnoreCase(url.getScheme());
    }
}
