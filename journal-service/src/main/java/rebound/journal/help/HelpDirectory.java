package rebound.journal.help;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.journal.message.Message;
import rebound.servicekit.catalogue.BrokenContent;
import rebound.servicekit.catalogue.Published;

/**
 * Finds help by country. It is in memory from the start, is never empty, and whoever asks for a country that it does not know gets
 * the fallback: there is always an answer. Immutable.
 */
public final class HelpDirectory {

    /** Enough digits of each of two hashes to tell versions apart. */
    private static final int DIGITS = 8;

    private final SortedMap<String, Published<CountryHelp>> byCountry;
    private final String fallback;
    private final Message notice;

    /**
     * What is answered.
     *
     * @param help changes with the notice, too
     * @param asked the country that was asked for; null if none was
     */
    public record Found(
            Published<CountryHelp> help,
            Message notice,
            @Nullable String asked) {

        /** Whether it is not of the country that was asked for. */
        public boolean isFallback() {
            return !help.content().country().equals(asked);
        }
    }

    /**
     * @param files the newest version of each
     * @param fallbackCountry for those whose country is not known
     * @throws BrokenContent if nobody would be there to be reached
     */
    public HelpDirectory(Collection<Published<CountryHelp>> files, String fallbackCountry, Published<Message> notice) {
        if (files.isEmpty()) {
            throw broken("the directory is empty: somebody who is not safe would be left alone");
        }
        var replaced = files.stream()
                .flatMap(file -> Stream.ofNullable(file.content().replaces()))
                .collect(Collectors.toSet());
        this.byCountry = new TreeMap<>();
        for (var file : files) {
            if (!replaced.contains(file.content().key())) {
                var other = byCountry.put(file.content().country(), with(file, notice));
                if (other != null) {
                    throw new BrokenContent(
                            file.file(),
                            0,
                            "is for the same country as " + other.file() + ": which one replaces the other?");
                }
            }
        }
        if (!byCountry.containsKey(fallbackCountry)) {
            throw broken("there is none for rebound.help.fallback-country, " + fallbackCountry);
        }
        this.fallback = fallbackCountry;
        this.notice = notice.content();
    }

    /**
     * The help of the first country that is named.
     *
     * @param country as the client gives it; null if it does not
     * @param acceptLanguage the header of the request, of which the first region counts; null without one
     * @param locale the person's own, of which the region counts; null if it is not known
     */
    public Found find(@Nullable String country, @Nullable String acceptLanguage, @Nullable String locale) {
        var asked = known(country)
                .or(() -> regions(acceptLanguage).findFirst())
                .or(() -> Optional.ofNullable(locale).flatMap(HelpDirectory::region))
                .orElse(null);
        var found = asked == null ? null : byCountry.get(asked);
        return new Found(found == null ? byCountry.get(fallback) : found, notice, asked);
    }

    /** Whether a request names a country, so that nobody has to be asked for theirs. */
    public static boolean namesCountry(@Nullable String country, @Nullable String acceptLanguage) {
        return known(country).isPresent() || regions(acceptLanguage).findAny().isPresent();
    }

    /** The countries that it knows, sorted. */
    public List<String> countries() {
        return List.copyOf(byCountry.keySet());
    }

    private static Optional<String> known(@Nullable String country) {
        return Optional.ofNullable(country)
                .map(text -> text.strip().toUpperCase(Locale.ROOT))
                .filter(text -> CountryHelp.COUNTRY.matcher(text).matches());
    }

    private static Stream<String> regions(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Stream.empty();
        }
        try {
            return LanguageRange.parse(acceptLanguage).stream().flatMap(range -> region(range.getRange()).stream());
        } catch (IllegalArgumentException e) {
            // As good as none, like a language that cannot be read.
            return Stream.empty();
        }
    }

    private static Optional<String> region(String languageTag) {
        return Optional.of(Locale.forLanguageTag(languageTag).getCountry()).filter(country -> !country.isEmpty());
    }

    private static Published<CountryHelp> with(Published<CountryHelp> file, Published<Message> notice) {
        var locales = new TreeSet<>(file.locales());
        locales.retainAll(notice.locales());
        return new Published<>(
                file.content(),
                file.file(),
                notice.hash().substring(0, DIGITS) + file.hash().substring(0, DIGITS),
                locales);
    }

    private static BrokenContent broken(String fault) {
        return new BrokenContent(CountryHelp.KIND, 0, fault);
    }
}
