package rebound.journal.silence;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rebound.journal.day.Recallable;

/**
 * One thing that must not come back by itself. In its canonical form, so that what is said twice is the same.
 *
 * @param kind one of {@link #TOPIC}, {@link #PERSON}, {@link #DATE} and {@link #THING}
 * @param value a tag, a name, a date, or {@code <type>/<id>}
 */
public record Silence(String kind, String value) {

    /** A tag, or an area of life. */
    public static final String TOPIC = "topic";

    /** What somebody is called. */
    public static final String PERSON = "person";

    /** A day of every year such as {@code 02-29}, or one day such as {@code 2026-02-28}. */
    public static final String DATE = "date";

    /** A thing, and all that is about it. */
    public static final String THING = "thing";

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");

    private static final int LENGTH_OF_A_DAY_OF_THE_YEAR = 5;

    public Silence {
        value = canonical(value);
    }

    /** However it is spelt: what of it nobody hears. */
    static String canonical(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('’', '\'')
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** The words of a name: what there is between anything but letters, digits and apostrophes. */
    Stream<String> words() {
        return BETWEEN_WORDS.splitAsStream(value).filter(word -> !word.isEmpty());
    }

    /** Whether it is about that thing. */
    boolean covers(String type, String id, Recallable thing) {
        return switch (kind) {
            case TOPIC -> isAmong(thing.tags());
            case PERSON -> isAmong(thing.people());
            case DATE -> isOn(thing.localDate());
            case THING ->
                isThing(type, id)
                        || thing.about() != null
                                && isThing(thing.about().type(), thing.about().id());
            default -> false;
        };
    }

    private boolean isAmong(Collection<String> names) {
        return names.stream().anyMatch(name -> canonical(name).equals(value));
    }

    private boolean isOn(LocalDate date) {
        var said = date.toString();
        return value.length() == LENGTH_OF_A_DAY_OF_THE_YEAR ? said.endsWith("-" + value) : said.equals(value);
    }

    private boolean isThing(String type, String id) {
        return value.equals(type + "/" + id);
    }
}
