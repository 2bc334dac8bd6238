package rebound.reminder.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rebound.reminder.channels.ChannelsEvent.WebhookChannelClosed;
import rebound.reminder.channels.ChannelsEvent.WebhookChannelOpened;

/** Which ways reminders take to a person. Each has one, from the beginning. Immutable. */
public sealed interface Channels {

    /** Each reminder is delivered so many times at most. */
    int MOST_WEBHOOKS = 20;

    /** The earliest first, each app once. */
    List<Webhook> webhooks();

    /** The channels after a fact. */
    Channels evolve(ChannelsEvent event);

    default Optional<Webhook> webhook(String app) {
        return webhooks().stream().filter(webhook -> webhook.app().equals(app)).findFirst();
    }

    /** The only stage. */
    record Chosen(List<Webhook> webhooks) implements Channels {

        public Chosen {
            webhooks = List.copyOf(webhooks);
        }

        @Override
        public Channels evolve(ChannelsEvent event) {
            var changed = new ArrayList<>(webhooks);
            switch (event) {
                case WebhookChannelOpened(var at, var app, var reference) -> {
                    var since = webhook(app).map(Webhook::since).orElse(at);
                    changed.removeIf(webhook -> webhook.app().equals(app));
                    changed.add(new Webhook(app, since, reference));
                }
                case WebhookChannelClosed(var at, var app) ->
                    changed.removeIf(webhook -> webhook.app().equals(app));
            }
            return new Chosen(changed);
        }
    }
}
