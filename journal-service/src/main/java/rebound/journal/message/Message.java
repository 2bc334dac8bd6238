package rebound.journal.message;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rebound.servicekit.catalogue.Content;
import rebound.servicekit.catalogue.LocalizedText;

/**
 * One version of a short text.
 *
 * @param text may have numbers in it, by name: {@code {days}}
 */
public record Message(String key, int version, List<String> practices, LocalizedText text) implements Content {

    /** The name of its kind, and of the folder of its files. */
    public static final String KIND = "messages";

    public Message {
        key = Content.needed(key, "key");
        practices = Content.listOf(practices);
        text = Content.needed(text, "text");
    }

    /** The text with its numbers, by language. */
    public SortedMap<String, String> with(Map<String, Integer> values) {
        var said = new TreeMap<String, String>();
        for (var locale : text.locales()) {
            var words = text.in(locale);
            for (var value : values.entrySet()) {
                words = words.replace(
                        "{" + value.getKey() + "}", value.getValue().toString());
            }
            said.put(locale, words);
        }
        return said;
    }

    @Override
    public List<LocalizedText> texts() {
        return List.of(text);
    }
}
