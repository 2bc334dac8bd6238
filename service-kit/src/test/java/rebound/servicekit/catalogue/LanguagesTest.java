package rebound.servicekit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | de",
                "de-AT | de",
                "DE-at,en;q=0.5 | de",
                "fr, de;q=0.3, en;q=0.7 | en",
                "fr, de;q=0.3 | de",
                "pt-BR | pt-BR",
                "pt | en",
                "* | en",
            })
    void theFirstWantedOneThatThereIsByItsWeight(String header, String best) {
        assertThat(best(header)).isEqualTo(best);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ";;;", "de;q=2", "ä", "de;q="})
    void whatCannotBeReadIsAsGoodAsNone(String header) {
        assertThat(best(header)).isEqualTo("en");
    }

    @Test
    void withoutAWishItIsTheFallback() {
        assertThat(best(null)).isEqualTo("en");
    }

    private static String best(@Nullable String header) {
        return Languages.best(header, new TreeSet<>(List.of("de", "en", "pt-BR")));
    }
}
