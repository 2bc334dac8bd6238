package rebound.reminder.webhook;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The receivers that the operator allows wherever they are: exactly these hosts, as written, with exactly these ports.
 *
 * @param entries {@code host:port}, in lower case
 */
record AllowList(Set<String> entries) {

    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}");

    AllowList {
        entries = Set.copyOf(entries);
    }

    /** @throws IllegalArgumentException if one is no {@code host:port} */
    static AllowList of(List<String> texts) {
        return new AllowList(texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(AllowList::entry)
                .collect(Collectors.toSet()));
    }

    private static String entry(String text) {
        if (!ENTRY.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a host:port: " + text);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    boolean contains(URI url) {
        var host = url.getHost();
        return host != null && entries.contains(host.toLowerCase(Locale.ROOT) + ":" + port(url));
    }

    private static int port(URI url) {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
    }
}
