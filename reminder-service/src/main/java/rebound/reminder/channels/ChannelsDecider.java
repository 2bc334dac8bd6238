package rebound.reminder.channels;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.util.List;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.reminder.channels.Channels.Chosen;
import rebound.reminder.channels.ChannelsCommand.CloseWebhook;
import rebound.reminder.channels.ChannelsCommand.OpenWebhook;
import rebound.reminder.channels.ChannelsEvent.WebhookChannelClosed;
import rebound.reminder.channels.ChannelsEvent.WebhookChannelOpened;

/** The rules of {@link Channels}. Pure. */
public final class ChannelsDecider implements Decider<ChannelsCommand, Channels, ChannelsEvent> {

    @Override
    public Channels initial() {
        return new Chosen(List.of());
    }

    @Override
    public Decision<ChannelsEvent> decide(ChannelsCommand command, Channels channels) {
        return switch (command) {
            case OpenWebhook open -> open(open, channels);
            case CloseWebhook(var at, var app) ->
                channels.webhook(app).isEmpty() ? alreadySo() : accept(new WebhookChannelClosed(at, app));
        };
    }

    @Override
    public Channels evolve(Channels channels, ChannelsEvent event) {
        return channels.evolve(event);
    }

    private static Decision<ChannelsEvent> open(OpenWebhook command, Channels channels) {
        var open = channels.webhook(command.app());
        if (open.isPresent() && open.get().reference().equals(command.reference())) {
            return alreadySo();
        }
        return open.isEmpty() && channels.webhooks().size() == Channels.MOST_WEBHOOKS
                ? reject(ChannelsRefusal.TOO_MANY_CHANNELS)
                : accept(new WebhookChannelOpened(command.at(), command.app(), command.reference()));
    }
}
