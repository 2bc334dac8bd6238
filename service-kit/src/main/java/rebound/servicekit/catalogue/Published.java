package rebound.servicekit.catalogue;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A version of a content as it was published, which never changes.
 *
 * @param file its name, for people
 * @param hash SHA-256 of the file, in hexadecimal
 * @param locales the languages that it is there in, all of it; {@link Languages#FALLBACK} among them
 */
public record Published<T extends Content>(T content, String file, String hash, SortedSet<String> locales) {

    /** Enough of a hash to tell the versions of a thousand contents apart. */
    private static final int ETAG_DIGITS = 16;

    public Published {
        locales = Collections.unmodifiableSortedSet(new TreeSet<>(locales));
    }

    /** A strong ETag (RFC 9110, section 8.8.3) of it in that language. */
    public String etag(String locale) {
        return "\"" + hash.substring(0, ETAG_DIGITS) + "-" + locale + "\"";
    }
}
