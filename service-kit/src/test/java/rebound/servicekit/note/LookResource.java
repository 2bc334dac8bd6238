package rebound.servicekit.note;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.model.AggregateType;
import rebound.servicekit.json.MergePatch;
import rebound.servicekit.json.Patch;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.read.SingletonEnvelope;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.write.Writes;

@Path("/look")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LookResource implements Representation<Look.Command, Look> {

    private final Writes writes;
    private final Reads reads;
    private final Links links;

    @Inject
    public LookResource(Writes writes, Reads reads, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.links = links;
    }

    @Schema(name = "LookChange")
    public record Change(
            @Schema(type = SchemaType.STRING, implementation = String.class) @Nullable
            Patch<@Characters(max = 8) String> paper,

            @Schema(type = SchemaType.INTEGER, implementation = Integer.class) @Nullable
            Patch<@Min(1) Integer> lines)
            implements MergePatch {}

    @Schema(name = "Look")
    public record Body(@JsonUnwrapped SingletonEnvelope envelope, String paper, int lines) {}

    @GET
    @APIResponseSchema(value = Body.class, responseCode = "200")
    public Response read() {
        return reads.singleton(this);
    }

    @PATCH
    @APIResponseSchema(value = Body.class, responseCode = "200")
    public Response change(@Valid Change change) {
        return writes.merge(
                this,
                change,
                at -> new Look.Command.Choose(
                        Patch.valueOf(change.paper(), Look.PLAIN), Patch.valueOf(change.lines(), 20)));
    }

    @Override
    public AggregateType<Look.Command, Look, ?> type() {
        return Look.TYPE;
    }

    @Override
    public String path() {
        return "/look";
    }

    @Override
    public String path(String id) {
        return path();
    }

    @Override
    public Body represent(ResourceId id, Stored<Look> stored) {
        var look = (Look.Chosen) stored.state();
        return new Body(
                SingletonEnvelope.of(id, stored, Map.of("self", links.to(this, id.value()))),
                look.paper(),
                look.lines());
    }
}
