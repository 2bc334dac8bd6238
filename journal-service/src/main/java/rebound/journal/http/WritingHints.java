package rebound.journal.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.NotReadable;
import rebound.eventlog.Reader;
import rebound.journal.day.About;
import rebound.journal.message.Messages;
import rebound.journal.read.writing.WritingProjection;
import rebound.journal.read.writing.WritingRule;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.catalogue.Languages;
import rebound.servicekit.security.Caller;

/**
 * Puts a gentle hint beside what somebody has just written, if they have written much about the same setback within a short time.
 * What was written is there already: a hint refuses, delays and limits nothing, and one that cannot be had is left out.
 */
@ApplicationScoped
public class WritingHints {

    private final Reader reader;
    private final Caller caller;
    private final Messages messages;
    private final WritingRule rule;
    private final HttpHeaders headers;
    private final InstantSource clock;

    @Inject
    public WritingHints(
            Reader reader,
            Caller caller,
            Messages messages,
            WritingRule rule,
            HttpHeaders headers,
            InstantSource clock) {
        this.reader = reader;
        this.caller = caller;
        this.messages = messages;
        this.rule = rule;
        this.headers = headers;
        this.clock = clock;
    }

    @Schema(name = "Hint", description = "Something that the person may like to read; nothing follows from it.")
    public record HintBody(
            @Schema(required = true, description = "Names it for ever.")
            String key,

            @Schema(required = true, description = "What is published under a version never changes.")
            int version,

            @Schema(required = true, description = "The language of the text.")
            String locale,

            @Schema(required = true) String text) {}

    /**
     * The same response, with a hint if there is one.
     *
     * @param about what was written about
     * @param happenedAt when what a body says happened
     */
    <T> Response beside(
            Response written,
            @Nullable About about,
            Class<T> body,
            Function<T, Instant> happenedAt,
            BiFunction<T, HintBody, T> with) {
        if (written.getStatus() != Response.Status.CREATED.getStatusCode() || about == null) {
            return written;
        }
        var said = body.cast(written.getEntity());
        return isMuch(about, happenedAt.apply(said))
                ? Response.fromResponse(written)
                        .entity(with.apply(said, hint()))
                        .build()
                : written;
    }

    private boolean isMuch(About about, Instant happenedAt) {
        try {
            return reader.view(JournalModel.WRITING, caller.id(), WritingProjection.document(about.id()))
                    .filter(writing -> rule.holds(writing, happenedAt, clock.instant()))
                    .isPresent();
        } catch (NotReadable rebuilding) {
            return false;
        }
    }

    private HintBody hint() {
        var message = messages.newest(Messages.WRITING_HINT);
        var locale = Languages.best(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), message.locales());
        return new HintBody(
                message.content().key(),
                message.content().version(),
                locale,
                message.content().text().in(locale));
    }
}
