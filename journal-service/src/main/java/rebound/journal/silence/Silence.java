package rebound.journal.silence;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.journal.day.About;
import rebound.journal.day.Recallable;

/**
 * One thing that must not come back by itself. In its canonical form, so that what is said twice is the same.
 *
 * @param kind one of {@link #TOPIC}, {@link #PERSON}, {@link #DATE} and {@link #THING}
 * @param value a tag, a name, a date, or {@code <type>/<id>}
 */
public record Silence(String kind, String value) {

    /** A tag, an area of life, or anything else that is mentioned. */
    public static final String TOPIC = "topic";

    /** What somebody is called. */
    public static final String PERSON = "person";

    /** A day of every year such as {@code 02-29}, or one day such as {@code 2026-02-28}. */
    public static final String DATE = "date";

    /** A thing, all that is about it, and all that was kept of it. */
    public static final String THING = "thing";

    /** Letters, digits, and apostrophes between them; where no blanks divide words, each character, as in the index. */
    private static final Pattern WORD = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}]|%1$s+(?:'%1$s+)*"
            .formatted("[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}]]"));

    private static final int LENGTH_OF_A_DAY_OF_THE_YEAR = 5;

    public Silence {
        value = canonical(value);
    }

    /** However it is spelt: what of it nobody hears. */
    static String canonical(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('’', '\'')
                .strip()
                .toLowerCase(Locale.ROOT)
                // What is left of a capital with a dot, of which the index keeps the letter only.
                .replace("i\u0307", "i");
    }

    /** The words of a text in canonical form. */
    static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group);
    }

    /** Whether it is what something is called, rather than a date or a thing. */
    boolean isName() {
        return kind.equals(TOPIC) || kind.equals(PERSON);
    }

    /** Whether it is the date of that thing, or a thing that it is, is about or was kept of. Of a name see {@link Mentioned}. */
    boolean covers(String type, String id, Recallable thing) {
        return switch (kind) {
            case DATE -> isOn(thing.localDate());
            case THING -> isThing(new About(type, id)) || isThing(thing.about()) || isThing(thing.source());
            default -> false;
        };
    }

    private boolean isOn(LocalDate date) {
        var said = date.toString();
        return value.length() == LENGTH_OF_A_DAY_OF_THE_YEAR ? said.endsWith("-" + value) : said.equals(value);
    }

    private boolean isThing(@Nullable About thing) {
        return thing != null && value.equals(thing.type() + "/" + thing.id());
    }
}
