package rebound.servicekit.write;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.CommandGateway;
import rebound.eventlog.keys.Identity;
import rebound.eventlog.model.Answer;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Representation;
import rebound.servicekit.security.Caller;

/** What became of a write that was answered with 202. */
@Path("/commands")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "commands", description = "What became of a write that was not decided in time.")
public class CommandResource {

    private final CommandGateway gateway;
    private final Identity identity;
    private final Caller caller;
    private final Links links;
    private final List<Representation<?, ?>> kinds;

    @Inject
    public CommandResource(
            CommandGateway gateway,
            Identity identity,
            Caller caller,
            Links links,
            @All List<Representation<?, ?>> kinds) {
        this.gateway = gateway;
        this.identity = identity;
        this.caller = caller;
        this.links = links;
        this.kinds = kinds;
    }

    /**
     * The body of a 202, and of the address that it names.
     *
     * @param resource what the command was about; only when done
     * @param reason why it was refused; only then
     */
    @Schema(name = "Command")
    public record Body(
            @Schema(required = true, description = "The last part of the 202's `Location`.")
            String id,

            @Schema(required = true) Status status,

            @Schema(description = "Where to read what the command was about; when `done`.") @Nullable
            String resource,

            @Schema(description = "Why it was refused; when `refused`.") @Nullable
            String reason) {

        static Body pending(String id) {
            return new Body(id, Status.PENDING, null, null);
        }
    }

    /** How far a command is. */
    @Schema(
            name = "CommandStatus",
            enumeration = {"pending", "done", "refused"})
    public enum Status {
        PENDING,
        DONE,
        REFUSED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readCommand",
            summary = "Ask what became of a command",
            description = "410 if it was decided so long ago (7 days) that its receipt is gone.")
    public Body read(@PathParam("id") @Parameter(description = "The last part of the `Location` of a 202.") String id) {
        var owner = Stream.concat(Stream.of(caller.id()), caller.appId().stream())
                .filter(one -> CommandLink.open(identity, one, id).isPresent())
                .findFirst()
                .orElseThrow(Problem::notFound);
        var link = CommandLink.open(identity, owner, id).orElseThrow();
        return switch (gateway.status(owner, link.commandId(), link.commandsOffset())) {
            case CommandGateway.Status.Undecided undecided -> Body.pending(id);
            case CommandGateway.Status.Decided(var answer)
            when answer.outcome() != Answer.Outcome.FAILED
                    && !answer.fingerprint().equals(link.fingerprint()) -> throw CommandLink.reused();
            case CommandGateway.Status.Decided(var answer) -> decided(id, answer);
            case CommandGateway.Status.Forgotten forgotten -> throw Problem.of(ProblemType.RECEIPT_GONE, null);
        };
    }

    private Body decided(String id, Answer answer) {
        return switch (answer.outcome()) {
            case ACCEPTED -> new Body(id, Status.DONE, resource(answer), null);
            case REFUSED -> new Body(id, Status.REFUSED, null, answer.reason());
            case FAILED -> new Body(id, Status.REFUSED, null, ProblemType.COMMAND_FAILED.code());
        };
    }

    private @Nullable String resource(Answer answer) {
        return kinds.stream()
                .filter(kind -> kind.type().name().equals(answer.aggregate().type()))
                .map(kind -> links.to(kind, answer.aggregate().id()))
                .findFirst()
                .orElse(null);
    }
}
