package rebound.reminder.http;

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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.model.AggregateType;
import rebound.reminder.settings.Hours;
import rebound.reminder.settings.Settings;
import rebound.reminder.settings.SettingsCommand;
import rebound.reminder.settings.SettingsCommand.ChangeSettings;
import rebound.reminder.settings.SettingsCommand.HoursChange;
import rebound.reminder.settings.SettingsCommand.ZoneChange;
import rebound.reminder.wiring.ReminderModel;
import rebound.servicekit.json.MergePatch;
import rebound.servicekit.json.Patch;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.read.SingletonEnvelope;
import rebound.servicekit.write.Writes;

/** How a person wants their reminders. */
@Path("/settings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "settings", description = "Where the person lives, and when nothing rings.")
public class SettingsResource implements Representation<SettingsCommand, Settings> {

    private static final String CLOCK = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

    private final Writes writes;
    private final Reads reads;
    private final Links links;

    @Inject
    public SettingsResource(Writes writes, Reads reads, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.links = links;
    }

    @Schema(name = "QuietHoursChange", description = "What is absent stays as it is.")
    public record QuietHoursChange(
            @Schema(type = SchemaType.STRING, implementation = String.class, pattern = CLOCK) @Nullable
            Patch<@Pattern(regexp = CLOCK, message = "must be a time such as 22:00") String> from,

            @Schema(type = SchemaType.STRING, implementation = String.class, pattern = CLOCK) @Nullable
            Patch<@Pattern(regexp = CLOCK, message = "must be a time such as 22:00") String> to) {

        private HoursChange change() {
            return HoursChange.of(time("from", from), time("to", to));
        }

        private static @Nullable LocalTime time(String name, @Nullable Patch<String> patch) {
            if (patch == null) {
                return null;
            }
            if (patch.value() == null) {
                throw Problem.invalidBody("/quietHours/" + name, "cannot be taken away alone");
            }
            return LocalTime.parse(patch.value());
        }
    }

    @Schema(name = "SettingsChange", description = "A merge patch (RFC 7396): what is absent stays as it is.")
    public record Change(
            @Schema(
                    type = SchemaType.STRING,
                    implementation = String.class,
                    description = "An IANA time zone; null: that of `/journal/v1/me`.")
            @Nullable
            Patch<ZoneId> zone,

            @Schema(
                    type = SchemaType.OBJECT,
                    implementation = QuietHoursChange.class,
                    description = "When nothing rings; null: never.")
            @Nullable
            Patch<@Valid QuietHoursChange> quietHours)
            implements MergePatch {

        private ChangeSettings command() {
            return new ChangeSettings(
                    zone == null ? null : new ZoneChange(zone.value()),
                    quietHours == null
                            ? null
                            : quietHours.value() == null
                                    ? HoursChange.none()
                                    : quietHours.value().change());
        }
    }

    @Schema(
            name = "QuietHours",
            description =
                    "Hours of every day by the clock of `zone`, over midnight if they end before they begin. Where"
                            + " clocks change, a time that does not exist is the moment at which they do, and one that exists twice"
                            + " is the first.")
    public record QuietHoursBody(
            @Schema(required = true, pattern = CLOCK, description = "The first quiet minute.")
            String from,

            @Schema(required = true, pattern = CLOCK, description = "The first minute that is no longer quiet.")
            String to) {

        static @Nullable QuietHoursBody of(@Nullable Hours hours) {
            return hours == null
                    ? null
                    : new QuietHoursBody(hours.from().toString(), hours.to().toString());
        }
    }

    @Schema(name = "Settings")
    public record SettingsBody(
            @JsonUnwrapped SingletonEnvelope envelope,

            @Schema(
                    description =
                            "Where the person lives; absent if they said so neither here nor in `/journal/v1/me`: then a"
                                    + " reminder's own zone counts.")
            @Nullable
            String zone,

            @Schema(
                    description =
                            "Their language, a tag of BCP 47, as in `/journal/v1/me`; absent if they said none there.")
            @Nullable
            String locale,

            @Schema(
                    description =
                            "When their day begins, as HH:mm, as in `/journal/v1/me`; absent if they did not say so there.")
            @Nullable
            String startOfDay,

            @Schema(description = "When nothing rings; absent: never.") @Nullable
            QuietHoursBody quietHours) {}

    @GET
    @Operation(operationId = "readSettings", summary = "Read the settings")
    @APIResponseSchema(value = SettingsBody.class, responseCode = "200")
    public Response read() {
        return reads.singleton(this);
    }

    @PATCH
    @Operation(
            operationId = "changeSettings",
            summary = "Change the settings",
            description =
                    "What is held back already stays so until the time that its reminder names. Refused with 422 if"
                            + " quiet hours would lack an end (`quiet-hours-incomplete`) or end when they begin"
                            + " (`quiet-hours-empty`).")
    @APIResponseSchema(value = SettingsBody.class, responseCode = "200")
    public Response change(@NotNull @Valid Change change) {
        var command = change.command();
        return writes.merge(this, change, at -> command);
    }

    @Override
    public AggregateType<SettingsCommand, Settings, ?> type() {
        return ReminderModel.SETTINGS;
    }

    @Override
    public String path() {
        return "/settings";
    }

    @Override
    public String path(String id) {
        return path();
    }

    @Override
    public SettingsBody represent(ResourceId id, Stored<Settings> stored) {
        var settings = stored.state();
        return new SettingsBody(
                SingletonEnvelope.of(id, stored, Map.of("self", links.to(this, id.value()))),
                settings.zone(),
                settings.locale(),
                settings.startOfDay() == null ? null : settings.startOfDay().toString(),
                QuietHoursBody.of(settings.quietHours()));
    }
}
