package rebound.journal.help;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.catalogue.Content;
import rebound.servicekit.catalogue.LocalizedText;

/**
 * Where help is to be had in one country.
 *
 * @param country ISO 3166, such as {@code DE}, or {@code 001} for the world (UN M.49)
 * @param replaces the key of a file in whose place this one is; null for none
 * @param emergency the numbers of the emergency services; empty where they differ
 */
public record CountryHelp(
        String key,
        int version,
        List<String> practices,
        String country,
        @Nullable String replaces,
        List<String> emergency,
        List<Line> lines)
        implements Content {

    /** The name of its kind, and of the folder of its files. */
    public static final String KIND = "help";

    static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}|[0-9]{3}");

    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9 ]*[0-9]");

    /**
     * Somebody who can be reached.
     *
     * @param what who they are, and what for
     * @param phone the numbers to call
     * @param text the number to text; null for none
     * @param say what to text; null for anything
     * @param languages that they speak, as tags (BCP 47)
     * @param hours when they can be reached
     * @param reviewedAt on which day somebody last looked that all of this is right
     */
    public record Line(
            String name,
            LocalizedText what,
            List<String> phone,
            @Nullable String text,
            @Nullable String say,
            @Nullable String url,
            List<String> languages,
            LocalizedText hours,
            String reviewedAt) {

        public Line {
            name = Content.needed(name, "name");
            what = Content.needed(what, "what");
            phone = Content.listOf(phone);
            languages = Content.listOf(languages);
            hours = Content.needed(hours, "hours");
            reviewedAt = day(Content.needed(reviewedAt, "reviewedAt"));
            if (phone.isEmpty() && text == null && url == null) {
                throw new IllegalArgumentException(name + " cannot be reached");
            }
            Stream.concat(phone.stream(), Stream.ofNullable(text)).forEach(CountryHelp::requireNumber);
            if (url != null && !"https".equals(URI.create(url).getScheme())) {
                throw new IllegalArgumentException(url + " is no address that begins with https:");
            }
            if (languages.isEmpty()) {
                throw new IllegalArgumentException(name + " speaks no language");
            }
        }

        private static String day(String text) {
            try {
                return LocalDate.parse(text).toString();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("reviewedAt is a day such as 2026-11-22", e);
            }
        }
    }

    public CountryHelp {
        key = Content.needed(key, "key");
        practices = Content.listOf(practices);
        country = Content.needed(country, "country");
        emergency = Content.listOf(emergency);
        lines = Content.listOf(lines);
        if (!COUNTRY.matcher(country).matches()) {
            throw new IllegalArgumentException(country + " is no country such as DE, nor 001 for the world");
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("nobody is there who can be reached");
        }
        emergency.forEach(CountryHelp::requireNumber);
    }

    private static void requireNumber(String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException(number + " is no number such as 116 123");
        }
    }

    @Override
    public List<LocalizedText> texts() {
        return lines.stream()
                .flatMap(line -> Stream.of(line.what(), line.hours()))
                .toList();
    }
}
