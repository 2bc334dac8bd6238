package rebound.servicekit.catalogue;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers with one content, in the language that the client wants. */
public final class ContentResponse {

    private ContentResponse() {}

    /**
     * 200 with its ETag, or 304 if the client has that very version in that language.
     *
     * @param acceptLanguage the header of the request; null without one
     * @param ifNoneMatch the header of the request; null without one
     * @param shown the body in a language
     */
    public static Response of(
            Published<?> published,
            @Nullable String acceptLanguage,
            @Nullable String ifNoneMatch,
            Function<String, ?> shown) {
        var locale = Languages.best(acceptLanguage, published.locales());
        var etag = published.etag(locale);
        var response = isKnown(etag, ifNoneMatch) ? Response.notModified() : Response.ok(shown.apply(locale));
        return response.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** By the weak comparison of RFC 9110, section 13.1.2. */
    private static boolean isKnown(String etag, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals("*") || one.equals(etag));
    }
}
