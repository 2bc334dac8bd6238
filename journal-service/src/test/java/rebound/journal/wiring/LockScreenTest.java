package rebound.journal.wiring;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.journal.fact.Revisit;
import rebound.journal.setback.Facet;

/**
 * Safety rule 6: all that a reminder can be made of are the events, so they have no private word in the clear that could stand on
 * a lock screen. Nor a number or a yes: a rating, or an answer, tells as much.
 */
class LockScreenTest {

    private static final Path SAMPLES = Path.of("src/test/resources/events");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ids and times. */
    private static final Pattern NO_WORD = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z)?"
            + "|[0-9]{2}:[0-9]{2}");

    /** Where the person lives and what they speak. */
    private static final Set<String> SETTINGS = Set.of("zone", "locale");

    /** Whether something is a draft, and what the person likes to be shown: nothing of how they are. */
    private static final Set<String> SWITCHES = Set.of("draft", "bounceBack");

    /** Words of ours, none of which says how somebody is. */
    private static final Set<String> CODES = Stream.of(
                    JournalModel.MODEL.aggregates().stream().map(type -> type.name()),
                    Arrays.stream(Facet.values()).map(Facet::code),
                    Arrays.stream(Revisit.Interval.values()).map(Revisit.Interval::code),
                    Stream.of("goal", "attempt"),
                    Stream.of("morning", "evening"),
                    Stream.of("written", "sealed", "opened"),
                    Stream.of("next-setback", "date", "setback", "unsealed"))
            .flatMap(codes -> codes)
            .collect(toSet());

    static List<Path> samples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsInTheClearSaysNothingOfAPerson(Path sample) throws IOException {
        assertThat(JSON.readTree(sample.toFile()).path("data").propertyStream())
                .allSatisfy(property -> assertSaysNothing(property.getKey(), property.getValue()));
    }

    private static void assertSaysNothing(String name, JsonNode value) {
        assertThat(value.isNumber()).as("%s is a number", name).isFalse();
        assertThat(!value.isBoolean() || SWITCHES.contains(name))
                .as("%s: %s", name, value)
                .isTrue();
        if (value.isTextual() && !SETTINGS.contains(name)) {
            assertThat(NO_WORD.matcher(value.asText()).matches() || CODES.contains(value.asText()))
                    .as("%s: %s", name, value)
                    .isTrue();
        }
        value.propertyStream().forEach(property -> assertSaysNothing(property.getKey(), property.getValue()));
        value.valueStream().filter(item -> value.isArray()).forEach(item -> assertSaysNothing(name, item));
    }

    @Test
    void everyEventHasASample() throws IOException {
        var sampled = samples().stream()
                .map(sample -> sample.getFileName().toString().replaceFirst("(\\+.*)?\\.json$", ""))
                .collect(toSet());
        assertThat(JournalModel.MODEL.aggregates().stream()
                        .flatMap(type -> type.events().keySet().stream())
                        .map(event -> "rebound.journal." + event.name() + ".v" + event.version()))
                .allMatch(sampled::contains);
    }
}
