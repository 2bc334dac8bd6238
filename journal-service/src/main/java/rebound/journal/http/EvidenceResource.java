package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.journal.fact.FactType;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.security.ChangesNothing;

/** What speaks for a person, to be found again on a bad day. */
@Path("/evidence")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "evidence", description = "What speaks for a person, to be found again on a bad day.")
public class EvidenceResource extends FactResource {

    private final DrawableEvidence drawable;

    @Inject
    public EvidenceResource(FactTools tools, DrawableEvidence drawable) {
        super(FactType.EVIDENCE, tools);
        this.drawable = drawable;
    }

    @Schema(name = "EvidenceDraw", description = "A wish for a piece of one's own evidence.")
    public record DrawDocument(
            @Characters(max = 64)
            @Schema(
                    minLength = 1,
                    maxLength = 64,
                    description =
                            "Whatever it is: with the same one the same piece is drawn, as long as it may be. Absent: another"
                                    + " each time.")
            @Nullable
            String seed) {}

    @Schema(name = "DrawnEvidence", description = "A piece of one's own evidence, if there is any that may come up.")
    public record Drawn(
            @Schema(required = true) String seed,
            @Nullable FactBody evidence,

            @Schema(
                    required = true,
                    description =
                            "Why it is this one: `you-kept-it`, `drawn-by-chance`. Without evidence: `nothing-to-draw`.")
            List<String> because) {}

    @POST
    @Path("/draw")
    @ChangesNothing
    @Operation(
            operationId = "drawEvidence",
            summary = "Draw a piece of evidence",
            description =
                    "One of the newest 500, by chance. Never one that is about a closed setback, or that was silenced."
                            + " Nothing is recorded.")
    public Drawn draw(@NotNull @Valid DrawDocument document) {
        var seed = document.seed() == null ? UUID.randomUUID().toString() : document.seed();
        return drawable.draw(seed)
                .map(evidence -> new Drawn(seed, evidence, List.of("you-kept-it", "drawn-by-chance")))
                .orElseGet(() -> new Drawn(seed, null, List.of("nothing-to-draw")));
    }
}
