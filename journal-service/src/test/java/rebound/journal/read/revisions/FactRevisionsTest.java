package rebound.journal.read.revisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.ProjectionSpec;
import rebound.journal.day.About;
import rebound.journal.entry.EntryEvent.EntryErased;
import rebound.journal.fact.FactEvent.FactApplied;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactErased;
import rebound.journal.fact.FactEvent.FactNoted;
import rebound.journal.fact.FactEvent.FactRestored;
import rebound.journal.fact.FactEvent.FactReviewed;
import rebound.journal.fact.FactEvent.FactRevised;
import rebound.journal.fact.Words;

/** What a person keeps: as with entries, and each type has places of its own. */
class FactRevisionsTest {

    private static final AggregateId DEFINITION = new AggregateId("maria", "definition", "one");
    private static final AggregateId LESSON = new AggregateId("maria", "lesson", "one");
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final About GOAL = new About("goal", "g");

    private final Envelopes log = new Envelopes();
    private final ProjectionSpec<FactRevision> revisions = ProjectionSpec.of(RevisionsProjection::ofFacts);

    @Test
    void everyVersionOfADefinitionStays() {
        revisions
                .given(
                        add(DEFINITION, noted("To win")),
                        add(DEFINITION, revised("To have tried")),
                        add(DEFINITION, new FactReviewed(MORNING, DAY, null)),
                        add(DEFINITION, new FactApplied(MORNING, DAY, GOAL, Private.of("how"))),
                        add(DEFINITION, new FactDeleted(MORNING, DAY)),
                        add(DEFINITION, new FactRestored(MORNING, MORNING, "Z", DAY, null, null, words("To rest"))),
                        add(DEFINITION, revised("To rest")))
                .thenOnly("definition/one/1", "definition/one/2", "definition/one/7")
                .then("definition/one/1", said(1, "To win"))
                .then("definition/one/2", said(2, "To have tried"))
                .then("definition/one/7", said(7, "To rest"))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void anotherTypeIsSomewhereElse() {
        assertThat(RevisionsProjection.ofFacts().documents(add(LESSON, noted("Begin in May"))))
                .containsExactly("lesson/one/1");
        assertThat(RevisionsProjection.ofFacts()
                        .documents(add(new AggregateId("maria", "entry", "one"), new EntryErased(DAY))))
                .isEmpty();
    }

    @Test
    void nothingIsLeftOfThemWhenItIsErased() {
        revisions
                .given(add(DEFINITION, noted("To win")), add(DEFINITION, new FactErased(DAY)))
                .then("definition/one/1", FactRevision.NOTHING);
    }

    @Test
    void withoutItsKeyARevisionStillSaysWhen() {
        revisions
                .given(add(DEFINITION, new FactNoted(MORNING, "Z", DAY, null, null, Private.erased())))
                .then("definition/one/1", said(1, null));
    }

    private static FactNoted noted(String text) {
        return new FactNoted(MORNING, "Z", DAY, null, null, words(text));
    }

    private static FactRevised revised(String text) {
        return new FactRevised(MORNING, "Z", DAY, DAY, null, null, words(text));
    }

    private static FactRevision said(long version, @Nullable String text) {
        return new FactRevision(
                version,
                new FactRevision.Document(
                        MORNING.plusSeconds(version),
                        MORNING,
                        "Z",
                        null,
                        text == null ? null : new Words(text, null, null)));
    }

    private Event<?> add(AggregateId thing, Object body) {
        return log.add(thing, body);
    }

    private static Private<Words> words(String text) {
        return Private.of(new Words(text, null, null));
    }
}
