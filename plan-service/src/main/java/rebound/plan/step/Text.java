package rebound.plan.step;

import org.jspecify.annotations.Nullable;

/**
 * What there is to do: either in the person's own words or as a text of the catalogue. Private in both cases, for what was
 * suggested to a person says something about them.
 *
 * @param title the person's own words; null for a text of the catalogue
 * @param key the key of a text in the catalogue; null for own words
 */
public record Text(@Nullable String title, @Nullable String key) {

    public Text {
        if ((title == null) == (key == null)) {
            throw new IllegalArgumentException("Either own words or a text of the catalogue");
        }
    }

    public static Text own(String title) {
        return new Text(title, null);
    }

    public static Text ofCatalogue(String key) {
        return new Text(null, key);
    }
}
