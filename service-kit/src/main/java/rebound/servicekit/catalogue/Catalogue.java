package rebound.servicekit.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Everything that a service offers of one kind, in every version: the newest is offered, the others stay readable for ever.
 * Immutable; read at start, and broken content stops that.
 *
 * @param <T> the record that a file of this kind is read as
 */
public final class Catalogue<T extends Content> {

    private static final Pattern PRACTICE = Pattern.compile("[A-E][1-9][0-9]?");

    private final SortedMap<String, NavigableMap<Integer, Published<T>>> versions;

    private Catalogue(SortedMap<String, NavigableMap<Integer, Published<T>>> versions) {
        this.versions = versions;
    }

    /**
     * The catalogue of a service.
     *
     * @param kind the name of the folder of its files
     * @param folder where a team has more of them; empty for nowhere
     * @throws BrokenContent if one cannot be offered
     */
    public static <T extends Content> Catalogue<T> of(String kind, Class<T> type, Optional<String> folder) {
        var sources = new ArrayList<ContentSource>();
        sources.add(ContentSource.Packaged.CONTENT);
        folder.map(Path::of).map(ContentSource.Folder::new).ifPresent(sources::add);
        return read(kind, type, sources, new ContentLint(sources));
    }

    /**
     * Reads all files of a kind.
     *
     * @param kind the name of their folder
     * @param lint what a text that nobody has reviewed must pass
     * @throws BrokenContent if one cannot be offered
     */
    static <T extends Content> Catalogue<T> read(
            String kind, Class<T> type, List<ContentSource> sources, ContentLint lint) {
        var versions = new TreeMap<String, NavigableMap<Integer, Published<T>>>();
        for (var source : sources) {
            var here = new TreeMap<String, NavigableMap<Integer, Published<T>>>();
            for (var published : files(kind, type, source)) {
                if (!source.isReviewed()) {
                    lint.require(published);
                }
                here.computeIfAbsent(published.content().key(), key -> new TreeMap<>())
                        .put(published.content().version(), published);
            }
            here.forEach((key, of) -> {
                requireAll(kind, source, of);
                if (versions.putIfAbsent(key, of) != null) {
                    throw broken(kind, source, of.firstEntry().getValue(), "/key", "the key " + key + " is taken");
                }
            });
        }
        return new Catalogue<>(versions);
    }

    /** The newest version of each, by their keys. */
    public List<Published<T>> newest() {
        return versions.values().stream().map(of -> of.lastEntry().getValue()).toList();
    }

    public Optional<Published<T>> newest(String key) {
        return Optional.ofNullable(versions.get(key)).map(of -> of.lastEntry().getValue());
    }

    public Optional<Published<T>> version(String key, int version) {
        return Optional.ofNullable(versions.get(key)).map(of -> of.get(version));
    }

    /** Every version of each, by their keys, the oldest first. */
    public List<Published<T>> all() {
        return versions.values().stream().flatMap(of -> of.values().stream()).toList();
    }

    private static <T extends Content> List<Published<T>> files(String kind, Class<T> type, ContentSource source) {
        var published = new ArrayList<Published<T>>();
        var locked = source.read(Lock.FILE)
                .map(file -> Lock.parse(source.name(Lock.FILE), file).hashes())
                .orElseGet(TreeMap::new);
        for (var path : source.files()) {
            if (path.startsWith(kind + "/") && !locked.containsKey(path)) {
                throw new BrokenContent(
                        source.name(path),
                        0,
                        "is not published. It will never change? Then add this line to " + source.name(Lock.FILE)
                                + ": "
                                + Lock.line(path, bytes(source, path)));
            }
        }
        locked.forEach((path, hash) -> {
            if (path.startsWith(kind + "/")) {
                published.add(file(kind, type, source, path, hash));
            }
        });
        return published;
    }

    private static <T extends Content> Published<T> file(
            String kind, Class<T> type, ContentSource source, String path, String hash) {
        var name = source.name(path);
        var bytes = bytes(source, path);
        if (!Lock.hash(bytes).equals(hash)) {
            throw new BrokenContent(
                    name, 0, "was changed after it was published. Restore it, and make the change a new version.");
        }
        var content = Yaml.read(name, bytes, type);
        var expected = path(kind, content);
        if (!path.equals(expected)) {
            throw broken(name, bytes, "/key", "by its key and version this is " + expected);
        }
        return checked(name, bytes, hash, content);
    }

    private static String path(String kind, Content content) {
        return kind + "/" + content.key() + ".v" + content.version() + ".yaml";
    }

    private static <T extends Content> Published<T> checked(String name, byte[] bytes, String hash, T content) {
        if (!Content.KEY.matcher(content.key()).matches() || content.key().length() > Content.LONGEST_KEY) {
            throw broken(name, bytes, "/key", "a key has lower-case words with dashes, at most 64 characters");
        }
        if (content.practices().isEmpty()) {
            throw broken(name, bytes, "/practices", "names no practice that it serves");
        }
        for (var i = 0; i < content.practices().size(); i++) {
            var practice = content.practices().get(i);
            if (!PRACTICE.matcher(practice).matches()) {
                throw broken(name, bytes, "/practices/" + i, practice + " is no id of a practice, such as C7");
            }
        }
        var texts = content.texts();
        if (texts.isEmpty()) {
            throw new BrokenContent(name, 1, "has no text");
        }
        var locales = texts.getFirst().locales();
        if (!locales.contains(Languages.FALLBACK)) {
            throw new BrokenContent(name, line(texts.getFirst()), "is not there in " + Languages.FALLBACK);
        }
        for (var text : texts) {
            requireSame(name, locales, text);
        }
        return new Published<>(content, name, hash, locales);
    }

    /** Nobody is asked one question in their language and the next in another. */
    private static void requireSame(String name, SortedSet<String> locales, LocalizedText text) {
        if (!text.locales().equals(locales)) {
            throw new BrokenContent(
                    name, line(text), "a text is there in " + text.locales() + " and the first one in " + locales);
        }
    }

    /** Where a text begins; 1 if it is there in no language. */
    private static int line(LocalizedText text) {
        return text.wordings().values().stream()
                .mapToInt(LocalizedText.Wording::line)
                .min()
                .orElse(1);
    }

    private static byte[] bytes(ContentSource source, String path) {
        return source.read(path)
                .orElseThrow(() -> new BrokenContent(
                        source.name(path), 0, "was published and is gone. Somebody may have answered it: restore it."));
    }

    private static <T extends Content> void requireAll(
            String kind, ContentSource source, NavigableMap<Integer, Published<T>> of) {
        for (Map.Entry<Integer, Published<T>> one : of.entrySet()) {
            if (one.getKey() < 1 || one.getKey() > 1 && !of.containsKey(one.getKey() - 1)) {
                throw broken(kind, source, one.getValue(), "/version", "versions count from 1, without gaps");
            }
        }
    }

    private static BrokenContent broken(
            String kind, ContentSource source, Published<?> published, String pointer, String fault) {
        return broken(published.file(), bytes(source, path(kind, published.content())), pointer, fault);
    }

    private static BrokenContent broken(String name, byte[] file, String pointer, String fault) {
        return new BrokenContent(name, Yaml.line(file, pointer), fault);
    }
}
