package rebound.servicekit.changes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.changes.ChangeFeed.Placed;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.read.Page;
import rebound.servicekit.security.ByTicket;
import rebound.servicekit.security.Caller;
import rebound.servicekit.security.ChangesNothing;
import rebound.servicekit.security.Tickets;

/** What has changed since the caller last looked, and what is changing. */
@Path("/changes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "changes", description = "What has changed since one last looked, and what is changing.")
public class ChangesResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    /** The stream's name on its tickets. */
    private static final String STREAM = "changes";

    private final ChangeFeed feed;
    private final ChangeStreams streams;
    private final Tickets tickets;
    private final Caller caller;
    private final RoutingContext routing;

    @Inject
    public ChangesResource(
            ChangeFeed feed, ChangeStreams streams, Tickets tickets, Caller caller, RoutingContext routing) {
        this.feed = feed;
        this.streams = streams;
        this.tickets = tickets;
        this.caller = caller;
        this.routing = routing;
    }

    /** A part of the changes; unlike a list, they have no end. */
    @Schema(name = "Changes", description = "What has changed, in the order of the last changes.")
    public record Changes(
            @Schema(required = true, description = "Empty if nothing has changed since.")
            List<Change> items,

            @Schema(required = true, description = "Pass it as `after` to go on from here, at once or any time later.")
            String next) {}

    @Schema(name = "Ticket", description = "Opens one stream, in place of a token.")
    public record TicketBody(
            @Schema(required = true) String ticket,

            @Schema(required = true, description = "When it can no longer be used to open a stream.")
            Instant expiresAt) {}

    @GET
    @Operation(
            operationId = "readChanges",
            summary = "Read what has changed",
            description =
                    "Everything that has changed since the cursor, or ever: each thing once, as it is now, deleted ones"
                            + " included, in the order of their last changes. A page of very long things has fewer than"
                            + " `limit`; an empty one means that you are up to date. A cursor does not grow old; only when the"
                            + " whole log was replaced it is 410: start again without one.")
    public Changes read(
            @QueryParam("after")
                    @Parameter(description = "`next` of a page, or the `id` of an event of the stream.")
                    @Nullable
                    String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        var part = feed.read(caller.id(), position(after), limit);
        return new Changes(
                part.items().stream().map(Placed::change).toList(), feed.cursor(caller.id(), part.position()));
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ByTicket(STREAM)
    @Operation(
            operationId = "streamChanges",
            summary = "Follow what is changing",
            description =
                    "Server-sent events named `change`; the `data` of each is a Change, the `id` a cursor. First what has"
                            + " changed since the cursor, or ever; then each thing soon after it has changed, with the latest"
                            + " only if it changes fast. A comment every 15 seconds keeps the connection open. Ends when the"
                            + " token expires that it was opened with, or that its ticket was got with, and when the service"
                            + " restarts: connect again with `Last-Event-ID`, which browsers do by themselves, but with a new"
                            + " ticket. At most 5 at once for a person.")
    @APIResponse(
            responseCode = "200",
            description = "Goes on until the token expires.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING, examples = "event: change")))
    public Response stream(
            @QueryParam("after") @Parameter(description = "Where to go on: `next` of a page of changes.") @Nullable
                    String after,
            @HeaderParam(LAST_EVENT_ID)
                    @Parameter(description = "Where to go on: the `id` of the last event. Counts before `after`.")
                    @Nullable
                    String lastEventId) {
        var position = lastEventId == null ? position(after) : lastPosition(lastEventId);
        var stream = streams.open(caller.id(), position, caller.until());
        routing.addEndHandler(ended -> stream.close());
        // Proxies that collect a response before they pass it on.
        return Response.ok(stream).header("X-Accel-Buffering", "no").build();
    }

    @POST
    @Path("/tickets")
    @ChangesNothing
    @Operation(
            operationId = "getTicket",
            summary = "Get a ticket to the stream",
            description =
                    "For clients that cannot send a token in a header, such as a browser's EventSource: pass it as `ticket`."
                            + " It opens `/changes/stream` within 30 seconds, and once on each replica: a replica remembers only"
                            + " what it has taken itself.")
    @APIResponseSchema(value = TicketBody.class, responseCode = "201")
    public Response ticket() {
        var ticket = tickets.issue(STREAM, caller);
        return Response.status(Response.Status.CREATED)
                .entity(new TicketBody(ticket.text(), ticket.expiresAt()))
                .build();
    }

    private @Nullable ChangePosition position(@Nullable String after) {
        return after == null
                ? null
                : feed.position(after)
                        .orElseThrow(() -> Problem.invalidParameter("after", "is not a cursor of the changes"));
    }

    private ChangePosition lastPosition(String lastEventId) {
        return feed.position(lastEventId)
                .orElseThrow(() -> Problem.invalidHeader(LAST_EVENT_ID, "is not the id of an event of this stream"));
    }
}
