package rebound.reminder.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.eventlog.codec.Json;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Neighbours;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.reminder.channels.Channels;
import rebound.reminder.channels.ChannelsCommand.CloseWebhook;
import rebound.reminder.channels.ChannelsCommand.OpenWebhook;
import rebound.reminder.channels.ChannelsEvent.WebhookChannelClosed;
import rebound.reminder.channels.ChannelsEvent.WebhookChannelOpened;
import rebound.reminder.channels.Reference;
import rebound.reminder.channels.Webhook;
import rebound.reminder.delivery.Attempt;
import rebound.reminder.delivery.Delivery;
import rebound.reminder.delivery.DeliveryCommand;
import rebound.reminder.delivery.DeliveryEvent.DeliveryAttemptDue;
import rebound.reminder.delivery.DeliveryEvent.DeliveryAttempted;
import rebound.reminder.delivery.DeliveryEvent.DeliveryGaveUp;
import rebound.reminder.delivery.DeliveryEvent.DeliveryStarted;
import rebound.reminder.delivery.DeliveryEvent.DeliverySucceeded;
import rebound.reminder.delivery.DeliveryEvent.RedeliveryAsked;
import rebound.reminder.delivery.Message;
import rebound.reminder.endpoint.Endpoint;
import rebound.reminder.endpoint.EndpointCommand;
import rebound.reminder.endpoint.EndpointEvent.EndpointDisabled;
import rebound.reminder.endpoint.EndpointEvent.EndpointEnabled;
import rebound.reminder.endpoint.EndpointEvent.EndpointMoved;
import rebound.reminder.endpoint.EndpointEvent.EndpointRegistered;
import rebound.reminder.endpoint.EndpointEvent.EndpointSecretRotated;
import rebound.reminder.endpoint.Secret;
import rebound.reminder.pauses.Pauses;
import rebound.reminder.reminder.Circumstances;
import rebound.reminder.reminder.Reminder;
import rebound.reminder.reminder.ReminderCommand.FireReminder;
import rebound.reminder.reminder.ReminderEvent.ReminderFired;
import rebound.reminder.reminder.Wording;
import rebound.reminder.settings.Settings;

/** What of webhooks is on the wire and in documents. */
class WebhookModelTest {

    private static final String MARIA = "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";
    private static final String ID = "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d";
    private static final String APP = "3f0a7b3c-5d2e-8b4f-a1c6-7e9d0b2c4f6a";
    private static final String REMINDER = "1f0a7b3c-5d2e-8b4f-a1c6-7e9d0b2c4f6a";
    private static final Instant AT = Instant.parse("2026-11-22T07:30:00Z");
    private static final Instant LATER = Instant.parse("2026-11-22T08:00:00Z");
    private static final Private<String> URL = Private.of("https://app.example/hook?key=1");
    private static final Private<String> SECRET = Private.of("whsec_AAAA");
    private static final Private<Reference> REFERENCE = Private.of(new Reference("maria-17"));
    private static final Message MESSAGE = new Message(APP, REMINDER, AT, "step-reminder");
    private static final Attempt REFUSED = new Attempt(2, AT, 503, null, 120);
    private static final Attempt LATE = new Attempt(3, AT, null, "time-out", 10_000);

    private final EventContract contract = new EventContract(ReminderModel.MODEL);

    @Test
    void theNamesOnTheWireNeverChange() {
        assertThat(ReminderModel.MODEL.aggregates())
                .extracting(AggregateType::name)
                .contains("channels", "endpoint", "delivery");
        assertThat(ReminderModel.CHANNELS.commands().keySet())
                .containsExactlyInAnyOrder("open-webhook", "close-webhook");
        assertThat(ReminderModel.CHANNELS.states().keySet()).containsExactly("chosen");
        assertThat(ReminderModel.ENDPOINT.commands().keySet())
                .containsExactlyInAnyOrder(
                        "register-endpoint", "move-endpoint", "rotate-secret", "enable-endpoint", "disable-endpoint");
        assertThat(ReminderModel.ENDPOINT.states().keySet()).containsExactlyInAnyOrder("absent", "enabled", "disabled");
        assertThat(ReminderModel.DELIVERY.commands().keySet())
                .containsExactlyInAnyOrder(
                        "start-delivery", "attempt-delivery", "record-attempt", "abandon-delivery", "redeliver");
        assertThat(ReminderModel.DELIVERY.states().keySet())
                .containsExactlyInAnyOrder("absent", "pending", "delivered", "gave-up");
        assertThat(ReminderModel.DELIVERIES.collection()).isEqualTo("delivery-log_v1");
    }

    @Test
    void everyEventIsWrittenAndReadAsItsSample() {
        var samples = Map.<String, Object>ofEntries(
                Map.entry("webhook-channel-opened", new WebhookChannelOpened(AT, APP, REFERENCE)),
                Map.entry("webhook-channel-closed", new WebhookChannelClosed(AT, APP)),
                Map.entry("endpoint-registered", new EndpointRegistered(URL, SECRET)),
                Map.entry("endpoint-moved", new EndpointMoved(URL)),
                Map.entry("endpoint-secret-rotated", new EndpointSecretRotated(AT, SECRET)),
                Map.entry("endpoint-enabled", new EndpointEnabled(AT)),
                Map.entry("endpoint-disabled", new EndpointDisabled(AT)),
                Map.entry("delivery-started", new DeliveryStarted(MESSAGE)),
                Map.entry("delivery-attempt-due", new DeliveryAttemptDue(2)),
                Map.entry("delivery-attempted", new DeliveryAttempted(REFUSED, LATER)),
                Map.entry("delivery-succeeded", new DeliverySucceeded(AT)),
                Map.entry("delivery-gave-up", new DeliveryGaveUp(AT, "gone")),
                Map.entry("redelivery-asked", new RedeliveryAsked(AT)));
        samples.forEach((name, body) -> {
            var id = name.startsWith("endpoint")
                    ? new AggregateId(APP, "endpoint", APP)
                    : name.startsWith("webhook")
                            ? new AggregateId(MARIA, "channels", MARIA)
                            : new AggregateId(MARIA, "delivery", ID);
            contract.isWrittenAndRead(name, 1, new Envelopes().add(id, body));
        });
        assertThat(samples.keySet())
                .containsExactlyInAnyOrderElementsOf(types().flatMap(type -> type.events().keySet().stream())
                        .map(AggregateType.EventName::name)
                        .toList());
    }

    /** Addresses may hold passwords, and references are what an app calls a person. */
    @Test
    void addressesSecretsAndReferencesArePrivate() {
        assertThat(types().flatMap(type -> type.events().values().stream())
                        .flatMap(event -> Arrays.stream(event.getRecordComponents())))
                .filteredOn(component -> Set.of("url", "secret", "reference").contains(component.getName()))
                .hasSize(5)
                .allMatch(component -> component.getType() == Private.class);
    }

    @Test
    void whatFiresIsToldToTheAppsThatAreOpenThen() {
        var neighbours = new Neighbours(Map.of(
                ReminderModel.SETTINGS, new Settings.Chosen(null, null, null, null, null, 0),
                ReminderModel.PAUSES, new Pauses.Noted(List.of()),
                ReminderModel.CHANNELS, new Channels.Chosen(List.of(new Webhook(APP, AT, REFERENCE)))));
        var scheduled =
                new Reminder.Scheduled(new Reminder.Plan(AT, "UTC", null, Private.of(new Wording("Call"))), null, null);
        var reminder = new Aggregate<>(ReminderModel.REMINDER, scheduled, 1, AT, AT);
        assertThat(reminder.decide(new FireReminder(AT, AT, Circumstances.UNKNOWN), AT, neighbours))
                .isEqualTo(Decision.accept(new ReminderFired(AT, AT, "reminder", List.of(APP))));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsStoredComesBack(Object stored) {
        assertThat(Json.read(Json.write(stored), stored.getClass())).isEqualTo(stored);
    }

    static List<Object> whatIsStoredComesBack() {
        return List.of(
                new OpenWebhook(AT, APP, REFERENCE),
                new OpenWebhook(AT, APP, Private.of(new Reference(null))),
                new CloseWebhook(AT, APP),
                new EndpointCommand.RegisterEndpoint(URL, SECRET),
                new EndpointCommand.MoveEndpoint(URL),
                new EndpointCommand.RotateSecret(AT, SECRET),
                new EndpointCommand.EnableEndpoint(AT),
                new EndpointCommand.DisableEndpoint(AT),
                new DeliveryCommand.StartDelivery(MESSAGE),
                new DeliveryCommand.AttemptDelivery(2),
                new DeliveryCommand.RecordAttempt(LATE, 0.1234),
                new DeliveryCommand.AbandonDelivery(2, AT, "no-endpoint"),
                new DeliveryCommand.Redeliver(AT),
                new Channels.Chosen(List.of()),
                new Channels.Chosen(List.of(new Webhook(APP, AT, REFERENCE))),
                new Endpoint.Absent(),
                new Endpoint.Enabled(URL, List.of(new Secret(SECRET, null), new Secret(SECRET, AT))),
                new Endpoint.Disabled(URL, List.of(new Secret(SECRET, null))),
                new Delivery.Absent(),
                new Delivery.Pending(MESSAGE, List.of(REFUSED, LATE), 4, 2, LATER, true),
                new Delivery.Delivered(MESSAGE, List.of(), 1, AT),
                new Delivery.GaveUp(MESSAGE, List.of(LATE), 3, AT, "gone"));
    }

    private static Stream<AggregateType<?, ?, ?>> types() {
        return Stream.of(ReminderModel.CHANNELS, ReminderModel.ENDPOINT, ReminderModel.DELIVERY);
    }
}
