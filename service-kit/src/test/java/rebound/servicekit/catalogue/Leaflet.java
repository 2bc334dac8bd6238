package rebound.servicekit.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** The plainest content. */
record Leaflet(String key, int version, List<String> practices, LocalizedText title, List<LocalizedText> lines)
        implements Content {

    Leaflet {
        key = Content.needed(key, "key");
        title = Content.needed(title, "title");
        practices = Content.listOf(practices);
        lines = Content.listOf(lines);
    }

    @Override
    public List<LocalizedText> texts() {
        return Stream.concat(Stream.of(title), lines.stream()).toList();
    }
}
