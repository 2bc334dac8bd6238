package rebound.reminder.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

    private final WebhookUrl urls = urls("localhost:9000", " 127.0.0.1:80", "[::1]:9000");

    private static WebhookUrl urls(String... allow) {
        return new WebhookUrl(new WebhooksConfig() {
            @Override
            public Optional<List<String>> allow() {
                return Optional.of(List.of(allow));
            }

            @Override
            public int concurrency() {
                return 1;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example",
                "https://app.example/hook?key=a%20b",
                "HTTPS://APP.EXAMPLE:8443/",
                "https://8.8.8.8/hook",
                "https://localhost/judged-when-it-is-connected-to",
                "http://localhost:9000/hook",
                "http://LOCALHOST:9000/hook",
                "http://127.0.0.1/hook",
                "http://[::1]:9000/hook"
            })
    void this_can_be_an_endpoint(String url) {
        assertThat(urls.fault(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "/hook",
                "app.example",
                "https:",
                "https://",
                "https:///hook",
                "https:app.example",
                "http://app.example",
                "http://localhost/hook",
                "http://localhost:9001/hook",
                "http://127.0.0.1:9000/hook",
                "ftp://app.example",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https://user@app.example",
                "https://user:password@app.example",
                "https://app.example@127.0.0.1/",
                "http://localhost:9000@app.example/",
                "http://app.example#@localhost:9000/",
                "https://app.example/#part",
                "https://app.example:65536/",
                "https://app.example:port/",
                "https://app .example/",
                "https://app.example/a b",
                "https://app.example/\r\nX: y",
                "https://äpp.example/",
                "https://app.example\\@localhost/",
                "https://localhost:9000@app.example/",
                "https://app.example%40localhost/",
                "https://app.example%2f@localhost/",
                "https://127%2e0.0.1/",
                "https://①②⑦.0.0.1/",
                "https://app.example。local/",
                "http://localhost:9000\\.app.example/",
                "http://localhost.:9000/hook",
                "http://127.1:80/hook"
            })
    void this_cannot(String url) {
        assertThat(urls.fault(url)).isPresent();
    }

    @Test
    void the_operators_list_has_hosts_with_ports_only() {
        for (var entry : List.of("localhost", "http://localhost:80", "*:80", "localhost:", "a b:80", "::1:80")) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> urls(entry));
        }
        assertThat(urls("", " ").allowed().entries()).isEmpty();
    }
}
