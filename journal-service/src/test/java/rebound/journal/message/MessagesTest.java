package rebound.journal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.journal.suggestion.Proposal;
import rebound.journal.suggestion.SignalsDecider;
import rebound.servicekit.catalogue.BrokenContent;
import rebound.servicekit.catalogue.Catalogue;
import rebound.servicekit.catalogue.ContentLint;
import rebound.servicekit.catalogue.ContentSource;
import rebound.servicekit.catalogue.Published;

class MessagesTest {

    private static final Path CONTENT = Path.of("src/main/resources/content");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/messages");

    private static final Catalogue<Message> MESSAGES = Catalogue.of(Message.KIND, Message.class, Optional.empty());

    private final ContentLint lint = new ContentLint(List.of(ContentSource.Packaged.CONTENT));

    static List<Published<Message>> published() {
        return MESSAGES.all();
    }

    @Test
    void everyFileIsPublished() throws IOException {
        try (Stream<Path> files = Files.list(CONTENT.resolve(Message.KIND))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(MESSAGES.all().stream()
                            .map(one ->
                                    one.content().key() + ".v" + one.content().version() + ".yaml")
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void itKeepsToTheSafetyRules(Published<Message> message) {
        assertThat(message.locales()).contains("en", "de");
        assertThat(lint.check(message)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void somebodyHasReadItAsItIs(Published<Message> message) throws IOException {
        var content = message.content();
        for (var locale : message.locales()) {
            var golden = GOLDEN.resolve(content.key() + ".v" + content.version() + "." + locale + ".txt");
            assertThat(content.text().in(locale) + "\n").isEqualTo(Files.readString(golden));
        }
    }

    @Test
    void whatIsSuggestedAndWhyIsSaidInWords() {
        var all = new Messages(
                MESSAGES,
                Stream.concat(
                                Proposal.KINDS.stream().map(kind -> Messages.SUGGEST + kind),
                                SignalsDecider.REASONS.stream())
                        .toList());
        assertThat(all.newest(SignalsDecider.LOW_DAYS).content().with(Map.of("days", 5, "window", 14)))
                .containsEntry("en", "You noted a low mood on 5 of the last 14 days.")
                .containsEntry("de", "An 5 der letzten 14 Tage hast du dir eine gedrückte Stimmung notiert.");
    }

    @Test
    void whatIsMissingStopsTheStart() {
        assertThatThrownBy(() -> new Messages(MESSAGES, List.of("suggest-a-miracle")))
                .isInstanceOf(BrokenContent.class)
                .hasMessageContaining("suggest-a-miracle");
    }
}
