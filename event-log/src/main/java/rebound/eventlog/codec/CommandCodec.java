package rebound.eventlog.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Model;

/**
 * Commands as records of the commands log: an encrypted envelope, and in the clear only the command's id. The ciphertext
 * is bound to the user and the id. Safe for any thread.
 */
public final class CommandCodec {

    /** The header with the command's id, so that also a command nobody can read gets its answer. */
    private static final String ID = "command-id";

    /** The header with why a command became a dead letter. */
    private static final String REASON = "reason";

    private record Envelope(
            String type,
            String aggregateId,
            long expectedVersion,
            Instant at,
            String fingerprint,
            Cause cause,
            @Nullable String replyTo,
            String name,
            JsonNode body) {}

    private final Aead aead;
    private final Model model;

    public CommandCodec(Model model, Aead aead) {
        this.model = model;
        this.aead = aead;
    }

    public Outgoing write(Command<?> command) {
        var aggregate = command.aggregate();
        var envelope = new Envelope(
                aggregate.type(),
                aggregate.id(),
                command.expectedVersion(),
                command.at(),
                command.fingerprint(),
                command.cause(),
                command.replyTo(),
                model.aggregate(aggregate.type()).nameOf(command.body()),
                Json.MAPPER.valueToTree(command.body()));
        try {
            var value = aead.encrypt(Json.bytes(envelope), associated(aggregate.userId(), command.id()));
            return new Outgoing(LogName.COMMANDS, aggregate.userId(), value, header(ID, command.id()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A command could not be encrypted", e);
        }
    }

    /**
     * The command of a record.
     *
     * @throws IllegalArgumentException if it cannot be decrypted, is of an unknown name or does not fit it
     */
    public Command<?> read(Incoming commandRecord) {
        var id = id(commandRecord);
        Envelope envelope;
        try {
            var json = aead.decrypt(commandRecord.value(), associated(commandRecord.key(), id));
            envelope = Json.read(json, Envelope.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("A command cannot be decrypted", e);
        }
        if (envelope.at() == null || envelope.cause() == null || envelope.body() == null) {
            throw new IllegalArgumentException("A command is incomplete");
        }
        var type = model.aggregate(envelope.type());
        var body = type.commands().get(envelope.name());
        if (body == null) {
            throw new IllegalArgumentException("No command of " + type.name() + " is named " + envelope.name());
        }
        return new Command<>(
                id,
                new AggregateId(commandRecord.key(), envelope.type(), envelope.aggregateId()),
                envelope.expectedVersion(),
                envelope.at(),
                Objects.requireNonNullElse(envelope.fingerprint(), ""),
                envelope.cause(),
                envelope.replyTo(),
                Json.read(envelope.body(), body));
    }

    /** The command's id, which is in the clear; empty if even that is missing. */
    public String id(Incoming commandRecord) {
        var header = commandRecord.headers().lastHeader(ID);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The record as it came, for the dead letters; the reason names no content. */
    public Outgoing deadLetter(Incoming commandRecord, String reason) {
        Headers headers = new RecordHeaders(commandRecord.headers());
        headers.add(REASON, reason.getBytes(StandardCharsets.UTF_8));
        return new Outgoing(LogName.DEAD_LETTERS, commandRecord.key(), commandRecord.value(), headers);
    }

    /** A command that never was in the commands log, for the dead letters. */
    public Outgoing deadLetter(Command<?> command, String reason) {
        var written = write(command);
        written.headers().add(REASON, reason.getBytes(StandardCharsets.UTF_8));
        return new Outgoing(LogName.DEAD_LETTERS, written.key(), written.value(), written.headers());
    }

    private static byte[] associated(String userId, String id) {
        return ("command/" + userId + "/" + id).getBytes(StandardCharsets.UTF_8);
    }

    private static Headers header(String name, String value) {
        return new RecordHeaders().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
