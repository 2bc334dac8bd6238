package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rebound.eventlog.Reader;
import rebound.journal.help.CountryHelp;
import rebound.journal.help.HelpDirectory;
import rebound.journal.message.Message;
import rebound.journal.message.Messages;
import rebound.servicekit.catalogue.Catalogue;
import rebound.servicekit.json.StrictJson;
import rebound.servicekit.read.Links;
import rebound.servicekit.security.Caller;

/** Safety rule 1, for what no resource has seen. */
class HelpInAnswersTest {

    private final HelpInAnswers help = new HelpInAnswers(
            new HelpDirectory(
                    Catalogue.of(CountryHelp.KIND, CountryHelp.class, Optional.empty())
                            .newest(),
                    "001",
                    Catalogue.of(Message.KIND, Message.class, Optional.empty())
                            .newest(Messages.HELP_NOTICE)
                            .orElseThrow()),
            new SafetyOfRequest(),
            nobodyReads(),
            new Caller(),
            new Links("/journal/v1"),
            StrictJson.mapper());

    @ParameterizedTest
    @CsvSource({
        "POST, /check-ins, de-AT, AT",
        "POST, /check-ins?country=DE, de-AT, DE",
        "POST, /check-ins?x=%zz&country=nl&country=DE, , NL",
        "POST, /check-ins?country=%zz, , 001",
        "PUT, /check-ins/8c1f/, , 001",
        "POST, /check-ins/8c1f/restore?country=US, , US",
        "POST, /batch, en-GB, GB",
    })
    void comesWithWhatMayBringACheckIn(String method, String path, String languages, String country) {
        var found = help.members(method, path, languages).path("help");
        assertThat(found.path("country").asText()).isEqualTo(country);
        assertThat(found.path("lines")).isNotEmpty();
        assertThat(found.path("notice").asText()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /check-ins",
        "DELETE, /check-ins/8c1f",
        "POST, /check-ins-of-others",
        "POST, /entries?x=/check-ins",
    })
    void comesWithNothingElse(String method, String path) {
        assertThat(help.members(method, path, null)).isEmpty();
    }

    @Test
    void isInTheLanguageThatIsWanted() {
        assertThat(help.members("POST", "/check-ins", "de").at("/help/locale").asText())
                .isEqualTo("de");
    }

    /** It is of a request of which nobody knows whose it is, and is there whether the database is or not. */
    private static Reader nobodyReads() {
        return (Reader)
                Proxy.newProxyInstance(Reader.class.getClassLoader(), new Class<?>[] {Reader.class}, (_, method, _) -> {
                    throw new AssertionError("Nothing is read: " + method.getName());
                });
    }
}
