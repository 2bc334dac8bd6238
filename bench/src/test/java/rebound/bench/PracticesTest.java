package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.bench.Practice.Event;
import rebound.bench.Practice.Request;
import rebound.bench.Practice.Way;
import rebound.local.Checkout;

/** That the file of practices leaves none out, claims nothing that it does not show, and shows nothing twice. */
class PracticesTest {

    /** Where each practice of a guide is at home, in their order: with J, P and R of journal, plan and reminder. */
    private static final Map<String, String> GUIDES = new TreeMap<>(Map.of(
            "A", "J J PR J JPR P J J J J P JP JP P J R PR PR P JR J R",
            "B", "J J J JP P P P P P J J JR JP J J J J P P P JP J JP J J",
            "C", "J J J J J JR J J J J J JR PR P P P P P P PR P JPR J",
            "D", "J J JP P P P P P JP PR J P JP P J P P P JR P J R JR J",
            "E", "P J J JP J JR P JP P P P PR PR PR JPR P P JR J JR R JP P J JP P P P P JR J JP JR J J JR"));

    private static final Map<Character, String> SERVICES = Map.of('J', "journal", 'P', "plan", 'R', "reminder");

    /** The services that each practice is at home in, by its id. */
    private static final Map<String, List<String>> HOMES = homes();

    /** What a run makes up, so that nothing else can have said it. */
    private static final Set<String> MADE_UP = Set.of("marker", "number", "someId", "ago", "ahead", "day");

    private static final Map<String, Practice> PRACTICES = Practices.all();
    private static final Path CONTENT = Checkout.root().resolve("journal-service/src/main/resources/content/templates");
    private static final String REFLECTIONS = "POST /journal/v1/reflections";

    /** One way in which a practice is done. */
    private record Shown(String id, String service, Way way) {

        @Override
        public String toString() {
            return id + " " + service;
        }
    }

    static Stream<Shown> shown() {
        return PRACTICES.entrySet().stream().flatMap(practice -> practice.getValue().ways().entrySet().stream()
                .filter(way -> way.getValue().isShown())
                .map(way -> new Shown(practice.getKey(), way.getKey(), way.getValue())));
    }

    private static Map<String, List<String>> homes() {
        var homes = new LinkedHashMap<String, List<String>>();
        GUIDES.forEach((guide, practices) -> {
            var number = 0;
            for (var letters : practices.split(" ")) {
                number++;
                homes.put(
                        guide + number,
                        letters.chars()
                                .mapToObj(letter -> SERVICES.get((char) letter))
                                .toList());
            }
        });
        return homes;
    }

    @Test
    void everyPracticeOfTheGuidesIsThere() {
        assertThat(PRACTICES.keySet()).containsExactlyElementsOf(HOMES.keySet());
        assertThat(PRACTICES).allSatisfy((id, practice) -> {
            assertThat(practice.name()).as(id).isNotBlank();
            assertThat(practice.ways().keySet()).as(id).containsExactlyElementsOf(HOMES.get(id));
        });
    }

    /** Of what journal shares with other services, it is not claimed that their part works. */
    @Test
    void journalShowsWhatIsAtHomeThereAndTheOtherPartsOfItWait() {
        assertThat(PRACTICES)
                .allSatisfy((id, practice) -> assertThat(practice.ways()).allSatisfy((service, way) -> {
                    if (HOMES.get(id).contains("journal")) {
                        assertThat(way.isShown()).as(id + " " + service).isEqualTo(service.equals("journal"));
                    }
                }));
    }

    @Test
    void whatWaitsShowsNothing() {
        assertThat(PRACTICES)
                .allSatisfy((id, practice) -> assertThat(practice.ways()).allSatisfy((service, way) -> {
                    if (!way.isShown()) {
                        assertThat(way.waiting()).as(id).isNotBlank();
                        assertThat(way.requests()).as(id).isEmpty();
                        assertThat(way.events()).as(id).isEmpty();
                        assertThat(way.reads()).as(id).isEmpty();
                    }
                }));
    }

    /** What is read again was made up, and went out with a request. */
    @ParameterizedTest
    @MethodSource("shown")
    void whatIsReadAgainCameFromARequest(Shown shown) {
        var way = shown.way();
        assertThat(way.events()).extracting(Event::event).allSatisfy(event -> assertThat(event)
                .matches("[a-z-]+ [a-z-]+/\\$\\{[a-zA-Z]+}"));
        assertThat(way.events()).isNotEmpty();
        assertThat(way.requests().stream().map(Request::path).map(Practices::service))
                .contains(shown.service());
        assertThat(way.reads())
                .allSatisfy(reading -> assertThat(reading.shows()).isNotEmpty())
                .allSatisfy(
                        reading -> assertThat(Practices.service(reading.path())).isEqualTo(shown.service()));

        var madeUp = new TreeSet<>(MADE_UP);
        madeUp.addAll(way.any().keySet());
        var said = new TreeSet<String>();
        way.requests().stream()
                .filter(request -> request.refused() == null && request.body() != null)
                .forEach(request -> said.addAll(placeholders(request.body())));
        if (said.contains("ago")) {
            // The number is how many hours ago that was.
            said.add("number");
        }
        said.retainAll(madeUp);
        var read = new TreeSet<String>();
        way.reads().forEach(reading -> reading.shows().values().forEach(value -> read.addAll(placeholders(value))));
        read.retainAll(said);
        assertThat(read).as("what is made up, said and read again").isNotEmpty();
        assertThat(way.any().values()).allSatisfy(options -> assertThat(options).hasSizeGreaterThan(1));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void everyPlaceholderStandsForSomething(Shown shown) {
        var way = shown.way();
        var known = new HashSet<>(MADE_UP);
        known.add("now");
        IntStream.rangeClosed(1, Practices.DAYS_AGO).forEach(days -> known.add("daysAgo" + days));
        assertThat(way.any().keySet()).doesNotContainAnyElementsOf(known);
        known.addAll(way.any().keySet());
        for (var request : way.requests()) {
            assertThat(known).as(request.request()).containsAll(placeholders(request.request()));
            if (request.body() != null) {
                assertThat(known).as(request.request()).containsAll(placeholders(request.body()));
            }
            request.shows()
                    .forEach((pointer, value) -> assertThat(known).as(pointer).containsAll(placeholders(value)));
            if (request.as() != null) {
                known.add(request.as());
            }
            known.addAll(request.keep().keySet());
        }
        for (var event : way.events()) {
            assertThat(known).as(event.event()).containsAll(placeholders(event.event()));
            event.shows()
                    .forEach((pointer, value) -> assertThat(known).as(pointer).containsAll(placeholders(value)));
        }
        for (var reading : way.reads()) {
            assertThat(known).as(reading.read()).containsAll(placeholders(reading.read()));
            if (reading.body() != null) {
                assertThat(known).as(reading.read()).containsAll(placeholders(reading.body()));
            }
            reading.shows()
                    .forEach((pointer, value) -> assertThat(known).as(pointer).containsAll(placeholders(value)));
        }
    }

    /** Not the same request with the same assertion, nor one that differs in its words only. */
    @Test
    void noTwoShowTheSame() {
        var claims = new HashMap<List<String>, Shown>();
        var same = new ArrayList<String>();
        shown().forEach(shown -> claims(shown.way()).forEach(claim -> {
            var other = claims.putIfAbsent(claim, shown);
            if (other != null) {
                same.add(other + " and " + shown + ": " + claim);
            }
        }));
        assertThat(same).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shown")
    void aTemplateHasAValidAnswerAndAnInvalidOne(Shown shown) {
        var accepted = templates(shown.way(), false);
        assertThat(templates(shown.way(), true)).containsAll(accepted);
        assertThat(shown.way().requests())
                .filteredOn(request -> request.refused() != null)
                .allSatisfy(request -> assertThat(request.refused().pointer() != null
                                || request.refused().reason() != null)
                        .as(request.request())
                        .isTrue());
    }

    @Test
    void everyTemplateServesPracticesThatAreShownWithIt() throws IOException {
        try (var files = Files.list(CONTENT)) {
            assertThat(files).isNotEmpty().allSatisfy(file -> {
                var template = Practices.content(file);
                var served = new ArrayList<String>();
                template.path("practices").forEach(id -> served.add(id.asText()));
                assertThat(PRACTICES.keySet()).containsAll(served);
                assertThat(served).as("practices of %s", file).anySatisfy(id -> assertThat(
                                templates(PRACTICES.get(id).journal(), false))
                        .contains(template.path("key").asText()));
            });
        }
    }

    /** Each has an approved sample in its service, and shows what one of its samples has in the clear. */
    @ParameterizedTest
    @MethodSource("shown")
    void everyEventIsKnown(Shown shown) throws IOException {
        for (var event : shown.way().events()) {
            var clear = clear("rebound.%s.%s.v1".formatted(shown.service(), event.name()));
            assertThat(clear).as("samples of %s", event.name()).isNotEmpty();
            assertThat(event.shows()).allSatisfy((pointer, value) -> {
                assertThat(clear)
                        .anySatisfy(sample -> assertThat(sample.at(pointer).isMissingNode())
                                .as("%s has no %s", event.name(), pointer)
                                .isFalse());
                assertThat(placeholders(value)).as(pointer).doesNotContain("marker");
            });
        }
    }

    /** The data of the samples of a type. */
    private static List<JsonNode> clear(String type) throws IOException {
        var samples = Checkout.root().resolve(type.split("\\.", 3)[1] + "-service/src/test/resources/events");
        try (var files = Files.newDirectoryStream(samples, type + "{+*,}.json")) {
            var clear = new ArrayList<JsonNode>();
            files.forEach(file -> clear.add(Practices.content(file).path("data")));
            return clear;
        }
    }

    /** Whoever is to remind of a day that a person asks for reads it in an event. */
    @ParameterizedTest
    @MethodSource("shown")
    void aDayAheadIsInTheClear(Shown shown) {
        var asked = new TreeSet<String>();
        shown.way().requests().stream()
                .filter(request -> request.refused() == null && request.body() != null)
                .forEach(request -> asked.addAll(placeholders(request.body())));
        asked.retainAll(Set.of("day", "ahead"));
        var told = new TreeSet<String>();
        shown.way()
                .events()
                .forEach(event -> event.shows().values().forEach(value -> told.addAll(placeholders(value))));
        assertThat(told).containsAll(asked);
    }

    @Test
    void thePageSaysWhatTheFileSays() throws IOException {
        var page = Practices.FILE.resolveSibling("practices.md");
        var made = PracticesPage.of(PRACTICES);
        var copy = Files.writeString(Checkout.root().resolve("bench/target/practices.md"), made);
        assertThat(Files.readString(page).equals(made))
                .as("%s is as %s, which replaces it", page, copy)
                .isTrue();
    }

    /** The templates of the reflections that are begun, or refused. */
    private static Set<String> templates(Way way, boolean refused) {
        var templates = new TreeSet<String>();
        if (way != null) {
            way.requests().stream()
                    .filter(request -> request.request().equals(REFLECTIONS) && (request.refused() != null) == refused)
                    .forEach(request ->
                            templates.add(request.body().at("/template/key").asText()));
        }
        return templates;
    }

    private static Set<String> placeholders(JsonNode node) {
        var found = new TreeSet<String>();
        Practices.mapTexts(node, text -> {
            found.addAll(placeholders(text));
            return TextNode.valueOf(text);
        });
        return found;
    }

    private static Set<String> placeholders(String text) {
        var found = new TreeSet<String>();
        var placeholders = Practices.PLACEHOLDER.matcher(text);
        while (placeholders.find()) {
            found.add(placeholders.group(1));
        }
        return found;
    }

    /** What a way asserts, each with all its requests, and without the words: two ways that differ have none in common. */
    private static List<List<String>> claims(Way way) {
        var asked = new ArrayList<String>();
        for (var request : way.requests()) {
            if (request.refused() == null) {
                asked.add(shape(way, request.request())
                        + (request.body() == null ? "" : " " + shape(way, request.body())));
            }
        }
        var claims = new ArrayList<List<String>>();
        for (var reading : way.reads()) {
            reading.shows().keySet().forEach(pointer -> {
                var claim = new ArrayList<>(asked);
                claim.add(shape(way, reading.read()) + " " + pointer);
                claims.add(claim);
            });
        }
        return claims;
    }

    private static JsonNode shape(Way way, JsonNode body) {
        return Practices.mapTexts(body, text -> TextNode.valueOf(shape(way, text)));
    }

    private static String shape(Way way, String text) {
        if (text.contains("${marker}")) {
            return "*";
        }
        return Practices.PLACEHOLDER.matcher(text).replaceAll(found -> {
            var name = found.group(1);
            if (way.any().containsKey(name)) {
                return way.any().get(name).toString().replace("$", "");
            }
            return MADE_UP.contains(name) || name.equals("now") ? name : "{}";
        });
    }
}
