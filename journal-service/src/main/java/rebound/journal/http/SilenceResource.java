package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.journal.day.Placed;
import rebound.journal.silence.Silence;
import rebound.journal.silence.Silences;
import rebound.journal.silence.SilencesCommand;
import rebound.journal.silence.SilencesCommand.BeginSilence;
import rebound.journal.silence.SilencesCommand.EndSilence;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.read.SingletonEnvelope;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.write.Writes;

/** "Not this again": one verb for a topic, a person, a date or a thing, and one that takes it back. */
@Path("/silences")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "silences", description = "Not this again: what does not come back by itself.")
public class SilenceResource implements Representation<SilencesCommand, Silences> {

    private static final int LONGEST_VALUE = 200;

    /** What comes back by itself, and what of another service it may be about. */
    private static final List<String> THINGS = Stream.concat(
                    JournalModel.MODEL.aggregates().stream()
                            .filter(SilenceResource::isPlaced)
                            .map(AggregateType::name),
                    Stream.of("goal", "attempt"))
            .sorted()
            .toList();

    private final Writes writes;
    private final Reads reads;
    private final Links links;

    @Inject
    public SilenceResource(Writes writes, Reads reads, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.links = links;
    }

    @Schema(
            name = "Silence",
            description = "Something that does not come back by itself.",
            examples = {
                "{\"kind\": \"topic\", \"value\": \"last exam\"}",
                "{\"kind\": \"person\", \"value\": \"Ana Maria\"}"
            })
    public record SilenceBody(
            @NotNull
            @Pattern(regexp = "^(topic|person|date|thing)$", message = "must be topic, person, date or thing")
            @Schema(
                    enumeration = {"topic", "person", "date", "thing"},
                    description =
                            "A `topic` is a tag, an area of life, or anything that is mentioned; a `person` what somebody"
                                    + " is called. Either covers what has the name among its tags or people, or each word"
                                    + " of it among the words that search finds it by, also as the beginning of a longer"
                                    + " one. A `thing` is silenced with all that is about it or was kept of it.")
            String kind,

            @NotNull
            @Characters(max = LONGEST_VALUE)
            @Schema(
                    minLength = 1,
                    maxLength = LONGEST_VALUE,
                    description =
                            "Of a date: a day such as `2026-02-28`, or one of every year such as `02-28`. Of a thing: its"
                                    + " kind and id, such as `entry/018f4e5a-0000-7000-8000-0000000000aa`; the kind is a `type`"
                                    + " of the timeline, `goal` or `attempt`. Large and small letters are the same.")
            String value) {}

    @Schema(name = "Silences", description = "All that does not come back by itself.")
    public record SilencesBody(
            @JsonUnwrapped SingletonEnvelope envelope,

            @Schema(required = true, description = "In the order in which it was said; at most 200.")
            List<SilenceBody> silences) {}

    @GET
    @Operation(operationId = "readSilences", summary = "Read what does not come back by itself")
    @APIResponseSchema(value = SilencesBody.class, responseCode = "200")
    public Response read() {
        return reads.singleton(this);
    }

    @POST
    @Operation(
            operationId = "silence",
            summary = "Not this again",
            description =
                    "From now on it comes up in nothing that comes by itself: not on its day in other years, in the feed,"
                            + " as evidence, or as a suggestion. Writing, reading and searching are as before. Said twice, it is"
                            + " so already. Refused with `too-many-silences` when there are 200.")
    @APIResponseSchema(value = SilencesBody.class, responseCode = "200")
    public Response silence(@NotNull @Valid SilenceBody body) {
        var silence = named(body);
        if (silence.kind().equals(Silence.THING) && !THINGS.contains(kindOf(silence.value()))) {
            throw notAThing();
        }
        var what = Private.of(silence);
        return writes.changeSingleton(this, body, at -> new BeginSilence(at, what));
    }

    @POST
    @Path("/lift")
    @Operation(
            operationId = "liftSilence",
            summary = "Let something come back after all",
            description = "What is not silenced is so already.")
    @APIResponseSchema(value = SilencesBody.class, responseCode = "200")
    public Response lift(@NotNull @Valid SilenceBody body) {
        // Of any kind: what could be silenced once can be lifted for ever.
        var what = Private.of(named(body));
        return writes.changeSingleton(this, body, at -> new EndSilence(at, what));
    }

    private static Silence named(SilenceBody body) {
        var silence = new Silence(body.kind(), body.value());
        if (silence.kind().equals(Silence.DATE) && !isDate(silence.value())) {
            throw Problem.invalidBody(
                    "/value", "must be a date such as 2026-02-28, or a day of the year such as 02-28");
        }
        if (silence.kind().equals(Silence.THING) && !isThing(silence.value())) {
            throw notAThing();
        }
        return silence;
    }

    private static Problem notAThing() {
        return Problem.invalidBody(
                "/value", "must be a kind, a slash and an id; the kinds are " + String.join(", ", THINGS));
    }

    private static boolean isDate(String value) {
        try {
            if (value.length() == "02-29".length()) {
                MonthDay.parse("--" + value);
            } else {
                LocalDate.parse(value);
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isThing(String value) {
        var parts = value.split("/", -1);
        return parts.length == 2
                && !parts[0].isEmpty()
                && ResourceId.parse(parts[1]).isPresent();
    }

    private static String kindOf(String thing) {
        return thing.substring(0, thing.indexOf('/'));
    }

    /** Whether it lies on a day of the person's. */
    private static boolean isPlaced(AggregateType<?, ?, ?> type) {
        return type.events().values().stream().anyMatch(Placed.class::isAssignableFrom);
    }

    @Override
    public AggregateType<SilencesCommand, Silences, ?> type() {
        return JournalModel.SILENCES;
    }

    @Override
    public String path() {
        return "/silences";
    }

    @Override
    public String path(String id) {
        return path();
    }

    @Override
    public SilencesBody represent(ResourceId id, Stored<Silences> stored) {
        return new SilencesBody(
                SingletonEnvelope.of(id, stored, List.of("silence", "lift"), Map.of("self", links.to(path()))),
                stored.state().all().stream()
                        .map(silence -> new SilenceBody(silence.kind(), silence.value()))
                        .toList());
    }
}
