package rebound.eventlog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.domain.Private;
import rebound.eventlog.keys.Vault;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.testkit.Keysets;
import rebound.eventlog.testkit.Note;

class CommandCodecTest {

    private final Aead key = new Vault(Keysets.aead(), Keysets.aead()).commands();
    private final CommandCodec codec = new CommandCodec(Note.model(), key);

    @Test
    void readsWhatItWrites() {
        var command = command("replica-1", new Note.Command.Write(Private.of("overslept ü\u0000")));

        assertThat(codec.read(incoming(codec.write(command)))).isEqualTo(command);
        var unattended = command(null, new Note.Command.Seal());
        assertThat(codec.read(incoming(codec.write(unattended)))).isEqualTo(unattended);
    }

    @Test
    void showsNothingButTheUserAndTheId() {
        var written = codec.write(command("replica-1", new Note.Command.Write(Private.of("overslept"))));

        assertThat(written.log()).isEqualTo(LogName.COMMANDS);
        assertThat(written.key()).isEqualTo("maria");
        assertThat(written.headers().toArray()).singleElement().satisfies(header -> {
            assertThat(header.key()).isEqualTo("command-id");
            assertThat(new String(header.value(), UTF_8)).isEqualTo("command-1");
        });
        assertThat(new String(written.value(), UTF_8))
                .doesNotContain("overslept")
                .doesNotContain("note")
                .doesNotContain("replica-1");
    }

    @Test
    void opensNoCommandUnderAnotherUserOrId() {
        var written = codec.write(command(null, new Note.Command.Seal()));
        var otherUser = new Incoming(0, 0, "noor", written.value(), written.headers());
        var otherId = new Incoming(
                0, 0, "maria", written.value(), new RecordHeaders().add("command-id", "command-2".getBytes(UTF_8)));
        var noId = new Incoming(0, 0, "maria", written.value(), new RecordHeaders());

        assertRefused(otherUser);
        assertRefused(otherId);
        assertRefused(noId);
        assertThat(codec.id(otherId)).isEqualTo("command-2");
        assertThat(codec.id(noId)).isEmpty();
    }

    @Test
    void opensNoCommandThatWasTouched() {
        var written = codec.write(command(null, new Note.Command.Seal()));
        for (var i = 0; i < written.value().length; i++) {
            var touched = written.value().clone();
            touched[i] ^= 1;
            assertRefused(new Incoming(0, 0, "maria", touched, written.headers()));
        }
        assertRefused(new Incoming(0, 0, "maria", new byte[0], written.headers()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                // Without a time, a cause, a body.
                """
                {"type":"note","aggregateId":"1","expectedVersion":-1,"fingerprint":"","name":"seal",\
                "cause":{"id":"1","hops":0,"origin":"REQUEST"},"body":{}}""",
                """
                {"type":"note","aggregateId":"1","expectedVersion":-1,"fingerprint":"","name":"seal",\
                "at":"2026-11-21T08:00:00Z","body":{}}""",
                """
                {"type":"note","aggregateId":"1","expectedVersion":-1,"fingerprint":"","name":"seal",\
                "at":"2026-11-21T08:00:00Z","cause":{"id":"1","hops":0,"origin":"REQUEST"}}""",
                // Of an unknown kind, with an unknown name.
                """
                {"type":"song","aggregateId":"1","expectedVersion":-1,"fingerprint":"","name":"seal",\
                "at":"2026-11-21T08:00:00Z","cause":{"id":"1","hops":0,"origin":"REQUEST"},"body":{}}""",
                """
                {"type":"note","aggregateId":"1","expectedVersion":-1,"fingerprint":"","name":"sing",\
                "at":"2026-11-21T08:00:00Z","cause":{"id":"1","hops":0,"origin":"REQUEST"},"body":{}}""",
                // With a body that does not fit.
                """
                {"type":"note","aggregateId":"1","expectedVersion":-1,"fingerprint":"","name":"bloat",\
                "at":"2026-11-21T08:00:00Z","cause":{"id":"1","hops":0,"origin":"REQUEST"},"body":{"characters":"no"}}"""
            })
    void refusesWhatIsNoWholeCommand(String json) {
        assertRefused(encrypted(json));
    }

    @Test
    void readsACommandOfALaterReleaseThatSaysMore() {
        var read = codec.read(encrypted("""
                {"type":"note","aggregateId":"1","expectedVersion":3,"name":"seal","more":true,\
                "at":"2026-11-21T08:00:00Z","cause":{"id":"1","hops":0,"origin":"REQUEST","more":1},"body":{"more":[]}}"""));

        assertThat(read.body()).isEqualTo(new Note.Command.Seal());
        assertThat(read.expectedVersion()).isEqualTo(3);
        assertThat(read.fingerprint()).isEmpty();
    }

    @Test
    void buriesARecordAsItCame() {
        var written = codec.write(command(null, new Note.Command.Seal()));
        var buried = codec.deadLetter(incoming(written), "bug: somewhere");

        assertThat(buried.log()).isEqualTo(LogName.DEAD_LETTERS);
        assertThat(buried.key()).isEqualTo("maria");
        assertThat(buried.value()).isEqualTo(written.value());
        assertThat(header(buried, "reason")).isEqualTo("bug: somewhere");
        assertThat(header(buried, "command-id")).isEqualTo("command-1");
        assertThat(written.headers().lastHeader("reason")).isNull();
        assertThat(codec.read(incoming(buried)).body()).isEqualTo(new Note.Command.Seal());
    }

    @Test
    void buriesACommandThatWasNeverSent() {
        var command = command(null, new Note.Command.Write(Private.of("overslept")));
        var buried = codec.deadLetter(command, "too large");

        assertThat(buried.log()).isEqualTo(LogName.DEAD_LETTERS);
        assertThat(header(buried, "reason")).isEqualTo("too large");
        assertThat(new String(buried.value(), UTF_8)).doesNotContain("overslept");
        assertThat(codec.read(incoming(buried))).isEqualTo(command);
    }

    @Test
    void opensNoDeadLetterUnderAnotherUserOrId() {
        var command = command(null, new Note.Command.Write(Private.of("overslept")));
        for (var buried :
                List.of(codec.deadLetter(command, "bug"), codec.deadLetter(incoming(codec.write(command)), "bug"))) {
            var otherId = new RecordHeaders().add("command-id", "command-2".getBytes(UTF_8));

            assertRefused(new Incoming(0, 0, "noor", buried.value(), buried.headers()));
            assertRefused(new Incoming(0, 0, "maria", buried.value(), otherId));
        }
    }

    @Test
    void writesNothingThatIsNotRegistered() {
        assertThatThrownBy(() -> codec.write(command(null, "no command"))).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertRefused(Incoming read) {
        assertThatThrownBy(() -> codec.read(read)).isInstanceOf(IllegalArgumentException.class);
    }

    private Incoming encrypted(String json) {
        try {
            var value = key.encrypt(json.getBytes(UTF_8), "command/maria/command-1".getBytes(UTF_8));
            return new Incoming(
                    0, 0, "maria", value, new RecordHeaders().add("command-id", "command-1".getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static <C> Command<C> command(@Nullable String replyTo, C body) {
        return new Command<>(
                "command-1",
                new AggregateId("maria", "note", "monday"),
                4,
                Instant.parse("2026-11-21T08:00:00.123456Z"),
                "fingerprint",
                Cause.request("request"),
                replyTo,
                body);
    }

    private static Incoming incoming(Outgoing written) {
        return new Incoming(0, 0, written.key(), written.value(), written.headers());
    }

    private static String header(Outgoing written, String name) {
        return new String(written.headers().lastHeader(name).value(), UTF_8);
    }
}
