package rebound.servicekit.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.io.Serial;
import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One text in several languages.
 *
 * @param wordings by language tag (BCP 47), in its canonical form
 */
@JsonDeserialize(using = LocalizedText.Reader.class)
public record LocalizedText(SortedMap<String, Wording> wordings) {

    /**
     * The text in one language.
     *
     * @param line where it stands in its file, counted from 1
     */
    public record Wording(String text, int line) {}

    public LocalizedText {
        wordings = Collections.unmodifiableSortedMap(new TreeMap<>(wordings));
    }

    /** The languages that it is there in. */
    public SortedSet<String> locales() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(wordings.keySet()));
    }

    /** The text in a language that it is there in. */
    public String in(String locale) {
        return wording(locale).text();
    }

    Wording wording(String locale) {
        var wording = wordings.get(locale);
        if (wording == null) {
            throw new IllegalArgumentException("There is no text in " + locale);
        }
        return wording;
    }

    /** Keeps the line of each text, for what may be found wrong with it later. */
    static final class Reader extends StdDeserializer<LocalizedText> {

        @Serial
        private static final long serialVersionUID = 1;

        Reader() {
            super(LocalizedText.class);
        }

        @Override
        public LocalizedText deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.isExpectedStartObjectToken()) {
                throw wrong(parser, "a text under each language is expected, such as en: …");
            }
            var wordings = new TreeMap<String, Wording>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var tag = parser.currentName();
                if (!tag.equals(canonical(tag))) {
                    throw wrong(parser, tag + " is no language tag in its canonical form, such as en or pt-BR");
                }
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    throw wrong(parser, "a text is expected");
                }
                wordings.put(
                        tag,
                        new Wording(
                                parser.getText(), parser.currentTokenLocation().getLineNr()));
            }
            return new LocalizedText(wordings);
        }

        private static String canonical(String tag) {
            try {
                return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            } catch (IllformedLocaleException e) {
                return "";
            }
        }

        private static MismatchedInputException wrong(JsonParser parser, String fault) {
            return MismatchedInputException.from(parser, LocalizedText.class, fault);
        }
    }
}
