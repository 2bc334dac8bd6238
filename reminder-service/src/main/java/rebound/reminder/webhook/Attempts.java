package rebound.reminder.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.CommandGateway;
import rebound.eventlog.CommandGateway.Outcome;
import rebound.eventlog.NotReadable;
import rebound.eventlog.Reader;
import rebound.eventlog.keys.Identity;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.reminder.channels.Reference;
import rebound.reminder.channels.Webhook;
import rebound.reminder.delivery.Attempt;
import rebound.reminder.delivery.Delivery.Pending;
import rebound.reminder.delivery.DeliveryCommand;
import rebound.reminder.delivery.DeliveryCommand.AbandonDelivery;
import rebound.reminder.delivery.DeliveryCommand.RecordAttempt;
import rebound.reminder.endpoint.Endpoint;
import rebound.reminder.wiring.ReminderModel;
import rebound.servicekit.wiring.Replica;

/**
 * Makes attempts. Each is looked up, made and recorded; only when the record is in the log is it done. Whoever dies in
 * between leaves it due, and it is made again under the same id.
 *
 * <p>Any number of threads, one for each attempt.
 */
@Singleton
class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    /** How long to wait for the log to take the record of an attempt, before it is sent again. */
    private static final Duration APPEND = Duration.ofSeconds(5);

    /** A fact can be read a moment before the documents that follow from it. */
    private static final Duration SOON = Duration.ofMillis(50);

    /** While documents are rebuilt, or the log cannot be written. */
    private static final Duration LATER = Duration.ofSeconds(1);

    /** A delivery that is not there for so long though its documents are complete has been erased. */
    private static final Duration MOST_BEHIND = Duration.ofSeconds(60);

    private final Reader reader;
    private final CommandGateway gateway;
    private final Identity identity;
    private final Replica replica;
    private final WebhookClient client;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    @Inject
    Attempts(
            Reader reader,
            CommandGateway gateway,
            Identity identity,
            Replica replica,
            WebhookClient client,
            ObjectMapper json,
            InstantSource clock,
            MeterRegistry metrics) {
        this.reader = reader;
        this.gateway = gateway;
        this.identity = identity;
        this.replica = replica;
        this.client = client;
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What is to be sent where, or why nothing is. */
    private sealed interface Errand {

        record Send(Message message) implements Errand {}

        /** @param because as a delivery says why it gave up */
        record Abandon(String because) implements Errand {}
    }

    private record Message(URI url, List<String> secrets, Payload payload) {}

    /**
     * Makes the attempt, unless it was made before, and returns once it is recorded.
     *
     * @throws InterruptedException if it was not
     */
    void make(DueAttempt due) throws InterruptedException {
        var pending = awaited(due);
        if (pending == null) {
            return;
        }
        var command =
                switch (retried(() -> errand(due, pending))) {
                    case Errand.Send(var message) -> sent(due, message);
                    case Errand.Abandon(var because) -> {
                        count("abandoned");
                        yield new AbandonDelivery(due.number(), now(), because);
                    }
                };
        record(due, command);
    }

    /** The delivery as it waits for this attempt; null if it does not, or is no more. */
    private @Nullable Pending awaited(DueAttempt due) throws InterruptedException {
        var patience = System.nanoTime() + MOST_BEHIND.toNanos();
        while (true) {
            var stored = retried(() -> reader.state(ReminderModel.DELIVERY, due.userId(), due.delivery()));
            if (stored.isPresent() && stored.get().version() >= due.event().version()) {
                return stored.get().state() instanceof Pending pending
                                && pending.isDue()
                                && pending.number() == due.number()
                        ? pending
                        : null;
            }
            if (System.nanoTime() - patience > 0) {
                LOG.warnf("Delivery %s is no more", due.delivery());
                return null;
            }
            Thread.sleep(SOON);
        }
    }

    /** Looked up for each attempt: what was closed or moved meanwhile is not sent, or not there. */
    private Errand errand(DueAttempt due, Pending pending) {
        var message = pending.message();
        var channel = reader.state(ReminderModel.CHANNELS, due.userId(), due.userId())
                .flatMap(channels -> channels.state().webhook(message.app()));
        if (channel.isEmpty()) {
            return new Errand.Abandon("channel-closed");
        }
        var endpoint = reader.state(ReminderModel.ENDPOINT, message.app(), message.app());
        return switch (endpoint.map(Reader.Stored::state).orElse(new Endpoint.Absent())) {
            case Endpoint.Absent absent -> new Errand.Abandon("no-endpoint");
            case Endpoint.Disabled disabled -> new Errand.Abandon("endpoint-disabled");
            case Endpoint.Enabled enabled -> {
                var secrets = enabled.signingSecrets(clock.instant());
                yield secrets.isEmpty() || enabled.url().isErased()
                        ? new Errand.Abandon("no-endpoint")
                        : new Errand.Send(new Message(
                                URI.create(enabled.url().value()),
                                secrets,
                                Payload.of(message, recipient(channel.get()))));
            }
        };
    }

    private static @Nullable String recipient(Webhook channel) {
        return channel.reference().orElse(new Reference(null)).text();
    }

    private DeliveryCommand sent(DueAttempt due, Message message) throws InterruptedException {
        var body = bytes(message.payload());
        // The receiver compares it with its own clock, so it is not one that can be moved.
        var seconds = Instant.now().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", due.delivery());
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put("webhook-signature", Signature.of(message.secrets(), due.delivery(), seconds, body));
        var result = client.post(message.url(), headers, body);
        var attempt = new Attempt(due.number(), now(), result.status(), result.problem(), result.millis());
        count(result.status() == null ? "failed" : result.status() / 100 == 2 ? "delivered" : "refused");
        return new RecordAttempt(attempt, chance(due));
    }

    /** From 0 to 1, the same for the same attempt. */
    private static double chance(DueAttempt due) {
        var id = UUID.fromString(due.delivery());
        var mixed = (id.getMostSignificantBits() ^ id.getLeastSignificantBits()) * 31 + due.number();
        return Math.floorMod(mixed, 10_000) / 10_000.0;
    }

    /** Until it is in the log. What is sent twice is decided once, since it has one id. */
    private void record(DueAttempt due, DeliveryCommand body) throws InterruptedException {
        var key = "delivery/" + due.delivery() + "/" + due.number();
        var cause = due.event().cause();
        var command = new Command<>(
                identity.commandId(due.userId(), key),
                new AggregateId(due.userId(), ReminderModel.DELIVERY.name(), due.delivery()),
                Command.ANY_VERSION,
                now(),
                "",
                new Cause(due.event().id(), cause.hops(), cause.origin()),
                replica.name(),
                body);
        while (gateway.submit(command, APPEND) instanceof Outcome.Unknown) {
            Thread.sleep(LATER);
        }
    }

    @FunctionalInterface
    private interface Look<T> {
        T look() throws NotReadable;
    }

    private static <T> T retried(Look<T> look) throws InterruptedException {
        while (true) {
            try {
                return look.look();
            } catch (NotReadable rebuilding) {
                Thread.sleep(LATER);
            }
        }
    }

    private byte[] bytes(Payload payload) {
        try {
            return json.writeValueAsBytes(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A webhook could not be written", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void count(String outcome) {
        metrics.counter("rebound.webhook.attempts", "outcome", outcome).increment();
    }
}
