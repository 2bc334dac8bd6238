package rebound.journal.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import rebound.journal.read.index.ThingReader.Thing;
import rebound.journal.read.search.Excerpt;

/** A thing of any kind among others, with some of what it says. */
@Schema(name = "Found", description = "A thing of any kind, with some of what it says.")
public record Found(
        @Schema(required = true, description = "Its kind, such as `entry`.")
        String type,

        @Schema(required = true) String id,
        @Schema(required = true) Instant happenedAt,

        @Schema(required = true, description = "The person's own day on which it lies.")
        LocalDate date,

        @Schema(required = true) String state,

        @Schema(
                required = true,
                description = "Some of what it says, in parts: put together they are one text of up to 240 characters.")
        List<ExcerptPart> excerpt,

        @Schema(required = true) Map<String, String> links) {

    @Schema(name = "ExcerptPart", description = "A part of an excerpt.")
    public record ExcerptPart(
            @Schema(required = true) String text,

            @Schema(required = true, description = "Whether it is what was looked for.")
            boolean match) {}

    static Found of(Thing thing, Excerpt excerpt) {
        var item = thing.item();
        return new Found(
                item.type(),
                item.id(),
                item.happenedAt(),
                item.localDate(),
                item.state(),
                excerpt.parts().stream()
                        .map(part -> new ExcerptPart(part.text(), part.match()))
                        .toList(),
                Map.of("self", thing.self()));
    }

    /** With how it begins. */
    static Found of(Thing thing) {
        return of(thing, Excerpt.of(thing.texts(), null));
    }
}
