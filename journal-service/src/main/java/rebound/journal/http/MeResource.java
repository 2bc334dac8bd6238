package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.model.AggregateType;
import rebound.journal.me.Me;
import rebound.journal.me.MeCommand;
import rebound.journal.me.MeCommand.ChangeMe;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.json.MergePatch;
import rebound.servicekit.json.Patch;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.read.SingletonEnvelope;
import rebound.servicekit.rules.LanguageTag;
import rebound.servicekit.write.Writes;

/** What holds for all that a person does, in all three services. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "me", description = "What holds for all that the person does, in all three services.")
public class MeResource implements Representation<MeCommand, Me> {

    private static final String TIME = "^(0[0-9]|1[01]):[0-5][0-9]$|^12:00$";

    private final Writes writes;
    private final Reads reads;
    private final Links links;

    @Inject
    public MeResource(Writes writes, Reads reads, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.links = links;
    }

    @Schema(name = "MeChange", description = "What is absent stays; what is null goes back to its default.")
    public record Change(
            @Schema(
                    type = SchemaType.STRING,
                    implementation = String.class,
                    nullable = true,
                    description = "An IANA time zone; by default UTC. What is recorded without a zone gets it.")
            @Nullable
            Patch<ZoneId> zone,

            @Schema(
                    type = SchemaType.STRING,
                    implementation = String.class,
                    nullable = true,
                    maxLength = LanguageTag.LONGEST,
                    description = "A language tag of BCP 47, kept in its canonical form; by default en.")
            @Nullable
            Patch<@LanguageTag String> locale,

            @Schema(
                    type = SchemaType.STRING,
                    implementation = String.class,
                    nullable = true,
                    pattern = TIME,
                    description =
                            "When the person's day begins, from 00:00 to 12:00; what happens before belongs to the day before."
                                    + " By default 00:00.")
            @Nullable
            Patch<@Pattern(regexp = TIME, message = "must be a time from 00:00 to 12:00 such as 04:00") String>
                    startOfDay,

            @Schema(
                    type = SchemaType.OBJECT,
                    implementation = ConsentsChange.class,
                    nullable = true,
                    description = "What is absent stays; null: nothing of it.")
            @Nullable
            Patch<@Valid ConsentsChange> consents)
            implements MergePatch {

        private @Nullable Boolean bounceBack() {
            if (consents == null) {
                return null;
            }
            return consents.value() == null
                    ? Boolean.valueOf(Me.DEFAULT.consents().bounceBack())
                    : Patch.valueOf(
                            consents.value().bounceBack(), Me.DEFAULT.consents().bounceBack());
        }
    }

    @Schema(name = "ConsentsChange", description = "What is absent stays; what is null goes back to its default.")
    public record ConsentsChange(
            @Schema(
                    type = SchemaType.BOOLEAN,
                    implementation = Boolean.class,
                    nullable = true,
                    description = "Whether to show how long it took to be back on track; by default not.")
            @Nullable
            Patch<Boolean> bounceBack) {}

    @Schema(name = "Consents", description = "What the person wants to be shown.")
    public record ConsentsBody(
            @Schema(required = true, description = "How long it took to be back on track.")
            boolean bounceBack) {}

    @Schema(name = "Me", description = "Before its first change it has version 0 and its defaults.")
    public record MeBody(
            @JsonUnwrapped SingletonEnvelope envelope,

            @Schema(required = true, description = "An IANA time zone.")
            String zone,

            @Schema(required = true, description = "A language tag of BCP 47.")
            String locale,

            @Schema(required = true, description = "When the person's day begins, as HH:mm.")
            String startOfDay,

            @Schema(required = true) ConsentsBody consents) {}

    @GET
    @Operation(
            operationId = "readMe",
            summary = "Read what holds for all one does",
            description = "It is there from the beginning: with version 0 and its defaults until it is changed.")
    @APIResponseSchema(value = MeBody.class, responseCode = "200")
    public Response read() {
        return reads.singleton(this);
    }

    @PATCH
    @Operation(
            operationId = "changeMe",
            summary = "Change what holds for all one does",
            description = "A merge patch (RFC 7396). One that changes nothing leaves the version as it is.")
    @APIResponseSchema(value = MeBody.class, responseCode = "200")
    public Response change(@NotNull @Valid Change change) {
        var zone = Patch.valueOf(change.zone(), Me.DEFAULT.zoneId());
        var locale = Patch.valueOf(change.locale(), Me.DEFAULT.locale());
        var startOfDay = Patch.valueOf(change.startOfDay(), Me.DEFAULT.startOfDay());
        return writes.merge(
                this,
                change,
                at -> new ChangeMe(
                        zone,
                        locale == null ? null : Locale.forLanguageTag(locale).toLanguageTag(),
                        startOfDay == null ? null : LocalTime.parse(startOfDay),
                        change.bounceBack()));
    }

    @Override
    public AggregateType<MeCommand, Me, ?> type() {
        return JournalModel.ME;
    }

    @Override
    public String path() {
        return "/me";
    }

    @Override
    public String path(String id) {
        return path();
    }

    @Override
    public MeBody represent(ResourceId id, Stored<Me> stored) {
        var me = stored.state();
        return new MeBody(
                SingletonEnvelope.of(id, stored, Map.of("self", links.to(this, id.value()))),
                me.zone(),
                me.locale(),
                me.startOfDay(),
                new ConsentsBody(me.consents().bounceBack()));
    }
}
