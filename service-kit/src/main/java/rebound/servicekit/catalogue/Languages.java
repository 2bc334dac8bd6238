package rebound.servicekit.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Finds the language that somebody gets: by the look-up of RFC 4647, section 3.4. */
public final class Languages {

    /** Everything is there in this one; who wants none of the others gets it. */
    public static final String FALLBACK = "en";

    private Languages() {}

    /**
     * The best of the languages.
     *
     * @param acceptLanguage the header of a request; null without one. What cannot be read is as good as none: a text in the
     *     wrong language is better than no text.
     */
    public static String best(@Nullable String acceptLanguage, SortedSet<String> available) {
        var best = acceptLanguage == null || acceptLanguage.isBlank()
                ? null
                : Locale.lookupTag(ranges(acceptLanguage), available);
        return best == null ? FALLBACK : best;
    }

    private static List<LanguageRange> ranges(String acceptLanguage) {
        try {
            return LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
