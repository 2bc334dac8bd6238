package rebound.reminder.channels;

import static rebound.reminder.channels.ChannelsRefusal.TOO_MANY_CHANNELS;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.reminder.channels.ChannelsCommand.CloseWebhook;
import rebound.reminder.channels.ChannelsCommand.OpenWebhook;
import rebound.reminder.channels.ChannelsEvent.WebhookChannelClosed;
import rebound.reminder.channels.ChannelsEvent.WebhookChannelOpened;

class ChannelsDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Private<Reference> MARIA = Private.of(new Reference("maria-17"));
    private static final Private<Reference> NOBODY = Private.of(new Reference(null));
    private static final WebhookChannelOpened OPENED = new WebhookChannelOpened(NOW, "a", MARIA);

    private final DeciderSpec<ChannelsCommand, Channels, ChannelsEvent> channels =
            DeciderSpec.of(new ChannelsDecider());

    @Test
    void oneIsOpenedForEachApp() {
        channels.given().when(new OpenWebhook(NOW, "a", MARIA)).then(OPENED);
        channels.given(OPENED)
                .when(new OpenWebhook(LATER, "b", NOBODY))
                .then(new WebhookChannelOpened(LATER, "b", NOBODY))
                .andState(new Channels.Chosen(List.of(new Webhook("a", NOW, MARIA), new Webhook("b", LATER, NOBODY))));
    }

    @Test
    void whatIsOpenStaysSoAndMayGetAnotherReference() {
        channels.given(OPENED).when(new OpenWebhook(LATER, "a", MARIA)).thenNothing();
        channels.given(OPENED)
                .when(new OpenWebhook(LATER, "a", NOBODY))
                .then(new WebhookChannelOpened(LATER, "a", NOBODY))
                .andState(new Channels.Chosen(List.of(new Webhook("a", NOW, NOBODY))));
    }

    @Test
    void oneIsClosedOnce() {
        var closed = new WebhookChannelClosed(LATER, "a");
        channels.given(OPENED).when(new CloseWebhook(LATER, "a")).then(closed).andState(new Channels.Chosen(List.of()));
        channels.given(OPENED, closed).when(new CloseWebhook(LATER, "a")).thenNothing();
        channels.given().when(new CloseWebhook(LATER, "a")).thenNothing();
    }

    @Test
    void twentyAreEnough() {
        var twenty = IntStream.range(0, 20)
                .mapToObj(number -> new WebhookChannelOpened(NOW, "app-" + number, MARIA))
                .toArray(ChannelsEvent[]::new);
        channels.given(twenty).when(new OpenWebhook(LATER, "a", MARIA)).thenRejected(TOO_MANY_CHANNELS);
        channels.given(twenty)
                .when(new OpenWebhook(LATER, "app-7", NOBODY))
                .then(new WebhookChannelOpened(LATER, "app-7", NOBODY));
    }
}
