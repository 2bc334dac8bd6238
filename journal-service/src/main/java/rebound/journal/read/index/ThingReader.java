package rebound.journal.read.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import rebound.eventlog.Reader;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.security.Caller;

/** Reads what the items of the index are of, of any kind, as each is shown at its own address. */
@ApplicationScoped
public class ThingReader {

    /** So many of the longest texts are some 6 MiB, which one request may well hold in memory. */
    private static final int STATES_AT_ONCE = 25;

    /** What strings of a resource are not the person's words. */
    private static final Set<String> NO_WORDS = Set.of(
            "about",
            "allowed",
            "amount",
            "choice",
            "completedAt",
            "currency",
            "date",
            "deletedAt",
            "happenedAt",
            "id",
            "kind",
            "links",
            "question",
            "recordedAt",
            "source",
            "state",
            "template",
            "type",
            "zone");

    private final Reader reader;
    private final Caller caller;
    private final Links links;
    private final ObjectMapper json;
    private final Map<String, Representation<?, ?>> kinds;

    @Inject
    public ThingReader(
            Reader reader, Caller caller, Links links, ObjectMapper json, @All List<Representation<?, ?>> kinds) {
        this.reader = reader;
        this.caller = caller;
        this.links = links;
        this.json = json;
        this.kinds = kinds.stream()
                .collect(Collectors.toUnmodifiableMap(kind -> kind.type().name(), Function.identity()));
    }

    /**
     * A thing as it is now.
     *
     * @param body as it is shown at its own address
     * @param texts the person's words in it, as far as they are shown
     * @param self its own address
     */
    public record Thing(IndexItem item, Object body, List<String> texts, String self) {}

    /** What {@code show} makes of each in their order; without those that are gone meanwhile. */
    public <T> List<T> each(List<IndexItem> items, Function<Thing, Stream<T>> show) {
        return items.stream()
                .gather(Gatherers.windowFixed(STATES_AT_ONCE))
                .flatMap(this::things)
                .flatMap(show)
                .toList();
    }

    private Stream<Thing> things(List<IndexItem> items) {
        var things = new HashMap<IndexItem, Thing>();
        items.stream()
                .filter(item -> kinds.containsKey(item.type()))
                .collect(Collectors.groupingBy(IndexItem::type))
                .forEach((type, alike) -> read(kinds.get(type), alike, things));
        return items.stream().flatMap(item -> Stream.ofNullable(things.get(item)));
    }

    private <S> void read(Representation<?, S> kind, List<IndexItem> items, Map<IndexItem, Thing> things) {
        var states = reader.states(
                kind.type(), caller.id(), items.stream().map(IndexItem::id).toList());
        for (var item : items) {
            var stored = states.get(item.id());
            if (stored != null && !kind.isGone(stored.state())) {
                var body = kind.represent(new ResourceId(item.id()), stored);
                var texts = new ArrayList<String>();
                collect(json.valueToTree(body), texts);
                things.put(item, new Thing(item, body, texts, links.to(kind, item.id())));
            }
        }
    }

    private static void collect(JsonNode shown, List<String> texts) {
        if (shown.isTextual()) {
            texts.add(shown.textValue());
        } else if (shown.isArray()) {
            shown.forEach(one -> collect(one, texts));
        } else {
            shown.propertyStream()
                    .filter(property -> !NO_WORDS.contains(property.getKey()))
                    .forEach(property -> collect(property.getValue(), texts));
        }
    }
}
