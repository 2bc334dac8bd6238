package rebound.journal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.Policy;
import rebound.journal.day.About;
import rebound.journal.fact.FactCommand.KeepFact;
import rebound.journal.fact.FactDecider;
import rebound.journal.fact.FactType;
import rebound.journal.fact.Revisit;
import rebound.journal.fact.Words;
import rebound.journal.feedback.FeedbackCommand.KeepFeedback;

/**
 * A person is done with a reflection: what they keep of it becomes things of their own, which they can revise and delete, and
 * which stay when the reflection goes. Reads this service's own log, with what is private in it.
 */
public final class WhenReflectionCompletedThenKeepFacts implements Policy {

    @Override
    public String name() {
        return "when-reflection-completed-then-keep-facts";
    }

    @Override
    public String eventType() {
        return "rebound.journal.reflection-completed.v1";
    }

    @Override
    public Instant activeSince() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    /** It carries on what the person began. */
    @Override
    public boolean startsSomething() {
        return false;
    }

    @Override
    public boolean readsPrivate() {
        return true;
    }

    @Override
    public List<Then> when(ForeignEvent event) {
        var about = about(event.data().path("about"));
        var source = new About("reflection", event.subjectId());
        return event.data()
                .at("/harvest/kept")
                .valueStream()
                .flatMap(kept -> FactType.of(kept.path("fact").asText())
                        .map(type -> new Then(
                                type.code(),
                                factId(
                                        event.subjectId(),
                                        kept.path("question").asText(),
                                        kept.path("number").asInt()),
                                keep(type, event.at(), about, source, kept)))
                        .stream())
                .toList();
    }

    /** The id of what is kept of an answer: it can be linked before it is there, and is there once. */
    public static String factId(String reflectionId, String question, int number) {
        return UUID.nameUUIDFromBytes((reflectionId + "/" + question + "/" + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Object keep(FactType type, Instant at, @Nullable About about, About source, JsonNode kept) {
        var text = kept.path("text").asText();
        var kind = kept.path("kind").textValue();
        return type == FactType.FEEDBACK
                ? new KeepFeedback(
                        at,
                        about,
                        source,
                        null,
                        Private.of(new rebound.journal.feedback.Words(text, kind, null, null, null)))
                : new KeepFact(at, about, source, null, revisit(kept), Private.of(new Words(text, kind, null)));
    }

    /**
     * Once, on the day that the person says. If they say only in which part of the day, the day is left to {@link FactDecider}, as
     * of what they note by themselves: by their own calendar it is the one after the day on which they completed the reflection,
     * whenever that had happened.
     */
    private static @Nullable Revisit revisit(JsonNode kept) {
        var day = kept.path("revisitOn").textValue();
        var daytime = kept.path("daytime").textValue();
        return day == null && daytime == null
                ? null
                : new Revisit(null, day == null ? null : LocalDate.parse(day), daytime);
    }

    private static @Nullable About about(JsonNode about) {
        return about.isObject()
                ? new About(about.path("type").asText(), about.path("id").asText())
                : null;
    }
}
