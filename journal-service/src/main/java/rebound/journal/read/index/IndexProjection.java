package rebound.journal.read.index;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rebound.eventlog.model.Event;
import rebound.journal.day.Placed;
import rebound.journal.read.timeline.MonthProjection;

/**
 * Keeps {@link IndexView}: {@value #PARTS} documents for each month in which something happened, such as {@code
 * index/2026-11/3}.
 *
 * <p>A change of what counts as one word, which a new version of the tokenizer can be, raises {@link #version}; a new version of
 * a stemmer does not.
 */
public final class IndexProjection extends MonthProjection<IndexItem, IndexView> {

    /**
     * Into how many documents a month is divided; for ever, as long as the view's version stays. More make a command cheaper,
     * which writes the whole of its document anew, and every search dearer, which reads them all.
     */
    static final int PARTS = 16;

    /**
     * How many things a part of a month holds, the newest arrivals; the others are counted, and are not found. Of ordinary
     * entries they are 0.2 MB of JSON, with the most of everything below, in characters that take the most bytes, 14 MB; a
     * MongoDB document may have 16.
     */
    static final int MOST_ITEMS = 160;

    /**
     * How many things are read at once, as far as one month has no more: a busy month by itself, and of others several. Of
     * ordinary entries they are 0.3 MB of JSON, with the most of everything 18 MB. With more, whoever looks through years takes
     * fewer queries ({@code ReadingCostsIT}) and more memory.
     */
    static final int AT_ONCE = 200;

    /**
     * How many characters of words of one thing are kept: about the first 1,000 different words, which is as many as texts of
     * 4,000 words have. Those after them are not found.
     */
    static final int LONGEST_WORDS = 8 * 1024;

    /** How many tags, people and emotions of one thing, each: more than anything can have yet. */
    static final int MOST_NAMES = 32;

    private final int mostItems;
    private final int parts;

    public IndexProjection() {
        this(MOST_ITEMS, PARTS);
    }

    /** With smaller or undivided months, for tests. */
    IndexProjection(int mostItems, int parts) {
        this.mostItems = mostItems;
        this.parts = parts;
    }

    @Override
    protected int parts() {
        return parts;
    }

    @Override
    protected int most() {
        return mostItems;
    }

    @Override
    protected int atOnce() {
        return AT_ONCE;
    }

    @Override
    protected IndexView empty() {
        return IndexView.EMPTY;
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public Class<IndexView> viewType() {
        return IndexView.class;
    }

    @Override
    protected IndexItem item(Event<?> event, Placed placed) {
        var mood = placed.mood();
        return new IndexItem(
                type(event),
                id(event),
                placed.happenedAt(),
                placed.localDate(),
                placed.stage(),
                placed.mayComeBack(),
                placed.about(),
                placed.source(),
                first(placed.tags()),
                first(placed.people()),
                first(placed.emotions()),
                mood == null ? null : mood.valence(),
                mood == null ? null : mood.energy(),
                words(placed));
    }

    private static List<String> first(List<String> names) {
        return names.subList(0, Math.min(names.size(), MOST_NAMES));
    }

    private static String words(Placed placed) {
        var text = Stream.of(placed.texts(), placed.tags(), placed.people(), placed.emotions())
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
        return Words.distinct(text, LONGEST_WORDS);
    }
}
