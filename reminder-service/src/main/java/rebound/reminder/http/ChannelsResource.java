package rebound.reminder.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.reminder.channels.Channels;
import rebound.reminder.channels.ChannelsCommand;
import rebound.reminder.channels.ChannelsCommand.CloseWebhook;
import rebound.reminder.channels.ChannelsCommand.OpenWebhook;
import rebound.reminder.channels.Reference;
import rebound.reminder.wiring.ReminderModel;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.read.SingletonEnvelope;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.security.Caller;
import rebound.servicekit.write.Writes;

/** Which ways reminders take to a person. */
@Path("/channels")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "channels",
        description = "Which ways reminders take to the person; by webhook to each app that they chose.")
public class ChannelsResource implements Representation<ChannelsCommand, Channels> {

    private final Writes writes;
    private final Reads reads;
    private final Links links;
    private final Caller caller;

    @Inject
    public ChannelsResource(Writes writes, Reads reads, Links links, Caller caller) {
        this.writes = writes;
        this.reads = reads;
        this.links = links;
        this.caller = caller;
    }

    @Schema(name = "WebhookChannelDocument")
    public record Document(
            @Characters(max = 128)
            @Schema(
                    minLength = 1,
                    maxLength = 128,
                    description =
                            "What the app calls the person; it comes back as `recipient` in each webhook, and is shown"
                                    + " to nobody else.")
            @Nullable
            String reference) {}

    @Schema(name = "Channel")
    public record ChannelBody(
            @Schema(
                    required = true,
                    enumeration = {"webhook"})
            String type,

            @Schema(required = true, description = "Which app, by an id that means nothing elsewhere.")
            String app,

            @Schema(required = true) Instant since) {}

    @Schema(name = "Channels")
    public record ChannelsBody(
            @JsonUnwrapped SingletonEnvelope envelope,

            @Schema(required = true) List<ChannelBody> items) {}

    @GET
    @Operation(operationId = "readChannels", summary = "Read which channels are open")
    @APIResponseSchema(value = ChannelsBody.class, responseCode = "200")
    public Response read() {
        return reads.singleton(this);
    }

    @PUT
    @Path("/webhook")
    @Operation(
            operationId = "openWebhook",
            summary = "Let reminders come to this app by webhook",
            description =
                    "The app is the client that the token was issued to (`azp`, else `client_id`); without one, 403."
                            + " It needs an endpoint, now or later. At most 20 apps: `too-many-channels`.")
    @APIResponseSchema(value = ChannelsBody.class, responseCode = "200")
    public Response open(@NotNull @Valid Document document) {
        var app = caller.app();
        var reference = Private.of(new Reference(document.reference()));
        return writes.change(this, mine(), document, at -> new OpenWebhook(at, app, reference));
    }

    @DELETE
    @Path("/webhook")
    @Operation(
            operationId = "closeWebhook",
            summary = "Let reminders no longer come to this app",
            description = "What is being delivered is given up.")
    @APIResponseSchema(value = Void.class, responseCode = "204")
    public Response close() {
        var app = caller.app();
        return writes.delete(this, mine(), at -> new CloseWebhook(at, app));
    }

    private ResourceId mine() {
        return new ResourceId(caller.id());
    }

    @Override
    public AggregateType<ChannelsCommand, Channels, ?> type() {
        return ReminderModel.CHANNELS;
    }

    @Override
    public String path() {
        return "/channels";
    }

    @Override
    public String path(String id) {
        return path();
    }

    /** Without the references: they are each app's own, and a token does not say for which one it is shown. */
    @Override
    public ChannelsBody represent(ResourceId id, Stored<Channels> stored) {
        return new ChannelsBody(
                SingletonEnvelope.of(id, stored, List.of(), Map.of("self", links.to(this, id.value()))),
                stored.state().webhooks().stream()
                        .map(webhook -> new ChannelBody("webhook", webhook.app(), webhook.since()))
                        .toList());
    }
}
