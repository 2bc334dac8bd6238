package rebound.reminder.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.reminder.endpoint.Endpoint;
import rebound.reminder.endpoint.EndpointCommand;
import rebound.reminder.endpoint.EndpointCommand.DisableEndpoint;
import rebound.reminder.endpoint.EndpointCommand.EnableEndpoint;
import rebound.reminder.endpoint.EndpointCommand.MoveEndpoint;
import rebound.reminder.endpoint.EndpointCommand.RegisterEndpoint;
import rebound.reminder.endpoint.EndpointCommand.RotateSecret;
import rebound.reminder.webhook.Signature;
import rebound.reminder.webhook.WebhookUrl;
import rebound.reminder.wiring.ReminderModel;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.security.Caller;
import rebound.servicekit.security.OfApp;
import rebound.servicekit.write.Writes;

/** The one endpoint of the app that asks. */
@Path("/endpoints/mine")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@SecurityRequirement(name = "bearer", scopes = "reminder:endpoints")
@Tag(
        name = "endpoints",
        description =
                "Where an app wants its webhooks: one endpoint for each app, whoever uses it. The app is the client that"
                        + " the token was issued to (`azp`, else `client_id`); without one, 403. A webhook is a POST as of"
                        + " Standard Webhooks, signed in `webhook-signature`; it comes at least once, always with the same"
                        + " `webhook-id`, and to public addresses only. What is not answered with 2xx within 10 seconds is sent"
                        + " again after 5 s, 30 s, 5 min, 30 min, 2 h, 6 h and 12 h; after a 410, not.")
public class EndpointResource implements Representation<EndpointCommand, Endpoint> {

    /** The scope for managing endpoints, which no person's everyday token needs. */
    private static final String SCOPE = "endpoints";

    private final Writes writes;
    private final Reads reads;
    private final Links links;
    private final Caller caller;
    private final WebhookUrl urls;
    private final HttpHeaders headers;

    @Inject
    public EndpointResource(
            Writes writes, Reads reads, Links links, Caller caller, WebhookUrl urls, HttpHeaders headers) {
        this.writes = writes;
        this.reads = reads;
        this.links = links;
        this.caller = caller;
        this.urls = urls;
        this.headers = headers;
    }

    @Schema(name = "EndpointDocument")
    public record Document(
            @NotNull
            @Size(min = 1, max = WebhookUrl.MOST_CHARACTERS, message = "must have 1 to {max} characters")
            @Schema(
                    format = "uri",
                    description =
                            "With https, and neither user information nor a fragment. It must lead to a public address"
                                    + " whenever something is sent there.")
            String url) {}

    @Schema(name = "Endpoint")
    public record EndpointBody(
            @JsonUnwrapped Envelope envelope,

            @Schema(description = "Absent once it is erased.") @Nullable
            String url,

            @Schema(
                    description =
                            "`whsec_` and a key in Base64; shown when it is new, and never again. After a rotation,"
                                    + " webhooks are signed with the old one, too, for 24 hours.")
            @Nullable
            String secret) {}

    @PUT
    @OfApp(scope = SCOPE)
    @Operation(
            operationId = "putEndpoint",
            summary = "Register or move the app's endpoint",
            description =
                    "With If-None-Match: * it is registered, and the response shows its secret, once; with If-Match it"
                            + " is moved. Refused if there is one already: `already-registered`.")
    @APIResponseSchema(value = EndpointBody.class, responseCode = "200")
    public Response put(@NotNull @Valid Document document) {
        var secret = Private.of(Signature.newSecret());
        var isNew = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null;
        return writes.put(
                isNew ? new WithSecret() : this,
                mine(),
                document,
                at -> new RegisterEndpoint(url(document), secret),
                at -> new MoveEndpoint(url(document)));
    }

    private Private<String> url(Document document) {
        urls.fault(document.url()).ifPresent(fault -> {
            throw Problem.invalidBody("/url", fault);
        });
        return Private.of(document.url());
    }

    @GET
    @OfApp(scope = SCOPE)
    @Operation(operationId = "readEndpoint", summary = "Read the app's endpoint")
    @APIResponseSchema(value = EndpointBody.class, responseCode = "200")
    public Response read() {
        return reads.one(this, mine());
    }

    @POST
    @Path("/rotate-secret")
    @OfApp(scope = SCOPE)
    @Operation(
            operationId = "rotateSecret",
            summary = "Sign with a new secret",
            description = "The response shows it, once. The old one signs, too, for 24 hours.")
    @APIResponseSchema(value = EndpointBody.class, responseCode = "200")
    public Response rotate() {
        var secret = Private.of(Signature.newSecret());
        return writes.change(new WithSecret(), mine(), at -> new RotateSecret(at, secret));
    }

    @POST
    @Path("/enable")
    @OfApp(scope = SCOPE)
    @Operation(
            operationId = "enableEndpoint",
            summary = "Send webhooks again",
            description = "Those that were given up meanwhile can be redelivered.")
    @APIResponseSchema(value = EndpointBody.class, responseCode = "200")
    public Response enable() {
        return writes.change(this, mine(), EnableEndpoint::new);
    }

    @POST
    @Path("/disable")
    @OfApp(scope = SCOPE)
    @Operation(operationId = "disableEndpoint", summary = "Send no more webhooks")
    @APIResponseSchema(value = EndpointBody.class, responseCode = "200")
    public Response disable() {
        return writes.change(this, mine(), DisableEndpoint::new);
    }

    private ResourceId mine() {
        return new ResourceId(caller.id());
    }

    @Override
    public AggregateType<EndpointCommand, Endpoint, ?> type() {
        return ReminderModel.ENDPOINT;
    }

    @Override
    public String path() {
        return "/endpoints";
    }

    @Override
    public String path(String id) {
        return path() + "/mine";
    }

    @Override
    public EndpointBody represent(ResourceId id, Stored<Endpoint> stored) {
        return body(id, stored, false);
    }

    private EndpointBody body(ResourceId id, Stored<Endpoint> stored, boolean withSecret) {
        return switch (stored.state()) {
            case Endpoint.Enabled enabled -> body(id, stored, "enabled", enabled, withSecret);
            case Endpoint.Disabled disabled -> body(id, stored, "disabled", disabled, withSecret);
            case Endpoint.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private EndpointBody body(
            ResourceId id, Stored<Endpoint> stored, String state, Endpoint.Kept kept, boolean withSecret) {
        var newest = kept.secrets().getFirst().text();
        return new EndpointBody(
                new Envelope(
                        id,
                        stored.version(),
                        stored.recordedAt(),
                        state,
                        kept.allowed().stream().map(Endpoint.Verb::code).toList(),
                        Map.of("self", links.to(this, id.value()))),
                kept.url().orNull(),
                withSecret && !newest.isErased() ? newest.value() : null);
    }

    /** For the one response to what made the secret; that of a retry is the same. No bean: nothing else shows it. */
    private final class WithSecret implements Representation<EndpointCommand, Endpoint> {

        @Override
        public AggregateType<EndpointCommand, Endpoint, ?> type() {
            return EndpointResource.this.type();
        }

        @Override
        public String path() {
            return EndpointResource.this.path();
        }

        @Override
        public String path(String id) {
            return EndpointResource.this.path(id);
        }

        @Override
        public EndpointBody represent(ResourceId id, Stored<Endpoint> stored) {
            return body(id, stored, true);
        }
    }
}
