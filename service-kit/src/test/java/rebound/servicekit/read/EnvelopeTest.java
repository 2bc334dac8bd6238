package rebound.servicekit.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final ResourceId ID = new ResourceId("0198c0de-0000-7000-8000-000000000001");

    @Test
    void hasItsLinksInOneOrder() {
        var links = new LinkedHashMap<String, String>();
        links.put("self", "/here");
        links.put("about", "/there");
        var envelope = new Envelope(ID, 1, Instant.EPOCH, "open", List.of(), links);
        assertThat(envelope.links().keySet()).containsExactly("about", "self");
    }
}
