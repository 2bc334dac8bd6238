package rebound.servicekit.catalogue;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What everything of a catalogue carries, whatever else it says.
 *
 * @param links where related things are
 */
@JsonPropertyOrder({"key", "version", "locale", "locales", "practices", "links"})
public record ContentHead(
        @Schema(required = true, description = "Names it for ever.")
        String key,

        @Schema(required = true, description = "What is published under a version never changes.")
        int version,

        @Schema(required = true, description = "The language that its texts are in.")
        String locale,

        @Schema(required = true, description = "The languages that it is there in.")
        SortedSet<String> locales,

        @Schema(required = true, description = "The ids of the practices that it serves.")
        List<String> practices,

        @Schema(required = true, description = "Where related things are, by their role; `self` is this very version.")
        Map<String, String> links) {

    public ContentHead {
        links = new TreeMap<>(links);
    }

    public static ContentHead of(Published<?> published, String locale, Map<String, String> links) {
        var content = published.content();
        return new ContentHead(
                content.key(), content.version(), locale, published.locales(), content.practices(), links);
    }
}
