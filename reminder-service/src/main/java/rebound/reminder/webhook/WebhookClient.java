package rebound.reminder.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts to the endpoints of apps, which may be anywhere and anything. Connects to public addresses only, and to what the
 * operator allows; follows no redirect, keeps no cookie and no connection, uses no proxy, unpacks nothing, and takes its time
 * for nobody. Safe for any thread.
 */
@Singleton
class WebhookClient {

    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** From the name to the end of the answer. */
    private static final Duration WHOLE = Duration.ofSeconds(10);

    /** How much of an answer is read before the connection is cut; nobody looks at it. */
    private static final int MOST_ANSWER_BYTES = 4 << 10;

    private final AllowList allowed;
    private final Duration whole;
    private final CloseableHttpClient toPublic;
    private final CloseableHttpClient toAllowed;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    WebhookClient(WebhookUrl urls, WebhooksConfig config) {
        this(urls.allowed(), SystemDefaultDnsResolver.INSTANCE, WHOLE, config.concurrency());
    }

    WebhookClient(AllowList allowed, DnsResolver resolver, Duration whole, int mostConnections) {
        this.allowed = allowed;
        this.whole = whole;
        this.toPublic = client(new PublicResolver(resolver), mostConnections);
        this.toAllowed = client(resolver, mostConnections);
    }

    /**
     * What came of it.
     *
     * @param status what was answered; null if nothing was
     * @param problem why nothing was, as a stable public name; null if something was
     */
    record Result(@Nullable Integer status, @Nullable String problem, long millis) {}

    /**
     * Posts JSON; never throws for anything that the receiver does.
     *
     * @throws InterruptedException if it is not known what came of it
     */
    Result post(URI url, Map<String, String> headers, byte[] body) throws InterruptedException {
        var started = System.nanoTime();
        var request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        var status = new AtomicInteger();
        var problem = exchange(allowed.contains(url) ? toAllowed : toPublic, request, status);
        var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        return status.get() == 0 ? new Result(null, problem, millis) : new Result(status.get(), null, millis);
    }

    private String exchange(CloseableHttpClient client, HttpPost request, AtomicInteger status)
            throws InterruptedException {
        var exchange = threads.submit(() -> client.execute(request, response -> {
            status.set(response.getCode());
            discard(request, response);
            return response;
        }));
        try {
            exchange.get(whole.toNanos(), TimeUnit.NANOSECONDS);
            return "none";
        } catch (TimeoutException e) {
            return "time-out";
        } catch (ExecutionException e) {
            return problem(e.getCause());
        } finally {
            request.cancel();
        }
    }

    /** What is left unread would be read to its end, so the connection is cut. */
    private static void discard(HttpPost request, ClassicHttpResponse response) throws IOException {
        if (response.getEntity() != null) {
            response.getEntity().getContent().readNBytes(MOST_ANSWER_BYTES);
        }
        request.cancel();
    }

    private static String problem(@Nullable Throwable failure) {
        return switch (failure) {
            case PublicAddresses.NotPublicException refused -> "not-allowed";
            case SocketTimeoutException late -> "time-out";
            case SSLException tls -> "tls";
            case null, default -> "unreachable";
        };
    }

    private static CloseableHttpClient client(DnsResolver resolver, int mostConnections) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setMaxConnTotal(mostConnections)
                .setMaxConnPerRoute(mostConnections)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(8 << 10)
                                .setMaxHeaderCount(100)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .setSocketTimeout(Timeout.of(WHOLE))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(WHOLE))
                        .setResponseTimeout(Timeout.of(WHOLE))
                        .build())
                // A connection that was kept may be dead, and a webhook is not sent twice to find out.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Rebound")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        try {
            toPublic.close();
            toAllowed.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
