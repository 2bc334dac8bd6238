package rebound.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.eventlog.codec.Letter.Happened;
import rebound.eventlog.codec.Letter.Sheet;
import rebound.eventlog.domain.Private;
import rebound.eventlog.keys.Vault;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Model;
import rebound.eventlog.testkit.Keysets;

/** Two kinds of aggregates share their records, and each has wire names of its own. */
class KindsThatAreAlikeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final AggregateType<Letter.Command, Letter, Happened> LETTER = named("letter");
    private static final AggregateType<Letter.Command, Letter, Happened> CARD = named("card");
    private static final Model MODEL = new Model("testing", 1, List.of(LETTER, CARD), List.of(), List.of());

    @Test
    void aStateGoesByTheNameOfItsKind() {
        var codec = new StateCodec(MODEL);
        var letter = new Aggregate<Letter.Command, Letter, Happened>(LETTER, new Sheet(1), 1, NOW, NOW);
        var card = new Aggregate<Letter.Command, Letter, Happened>(CARD, new Sheet(2), 1, NOW, NOW);

        assertThat(codec.write(letter)).contains("letter-sheet");
        assertThat(codec.write(card)).contains("card-sheet");
        assertThat(codec.read(codec.write(letter))).isEqualTo(letter);
        assertThat(codec.read(codec.write(card))).isEqualTo(card);
    }

    @Test
    void aCommandGoesByTheNameOfItsKind() {
        var codec = new CommandCodec(MODEL, new Vault(Keysets.aead(), Keysets.aead()).commands());
        var command = new Command<>(
                "command-1",
                new AggregateId("maria", "card", "id"),
                Command.ANY_VERSION,
                NOW,
                "",
                Cause.request("command-1"),
                null,
                new Letter.Command.Write(Private.of("Dear Noor")));
        var written = codec.write(command);

        assertThat(codec.read(new Incoming(0, 0, written.key(), written.value(), written.headers())))
                .isEqualTo(command);
        assertThat(CARD.nameOf(command.body())).isEqualTo("write-card");
        assertThatThrownBy(() -> CARD.nameOf(NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    private static AggregateType<Letter.Command, Letter, Happened> named(String name) {
        return AggregateType.named(name, new Letter.LetterDecider(), Letter.Command.class, Letter.class, Happened.class)
                .command("write-" + name, Letter.Command.Write.class)
                .state(name + "-sheet", Sheet.class)
                .event(name + "-written", 1, Happened.Written.class)
                .event(name + "-burnt", 1, Happened.Burnt.class)
                .build();
    }
}
