package rebound.journal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Policy;
import rebound.eventlog.model.Policy.ForeignEvent;
import rebound.eventlog.model.Policy.Then;
import rebound.journal.letter.LetterCommand.OpenAfterSetback;
import rebound.journal.letterbox.LetterboxCommand.EmptyLetterbox;
import rebound.journal.letterbox.LetterboxCommand.PutLetterIn;
import rebound.journal.letterbox.LetterboxCommand.TakeLetterOut;
import rebound.journal.wiring.JournalModel;

/** The policies by which the next setback finds the letters that wait for it. */
class LettersThatWaitTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

    private final Policy sealed = new WhenLetterWaitsThenPutItInTheLetterbox("letter-sealed");
    private final Policy opened = new WhenLetterWaitsNoMoreThenTakeItOutOfTheLetterbox("letter-opened");
    private final Policy named = new WhenSetbackIsThereThenEmptyTheLetterbox("setback-named");
    private final Policy emptied = new WhenLetterboxEmptiedThenOpenItsLetters();

    @Test
    void oneThatWaitsForASetbackIsPutIn() throws IOException {
        assertThat(sealed.when(event(sealed, "letter/a", "{\"seal\":{\"event\":\"next-setback\"}}")))
                .containsExactly(new Then("letterbox", "maria", new PutLetterIn("a")));
        assertThat(sealed.when(event(sealed, "letter/a", "{\"seal\":{\"until\":\"2027-05-01\"}}")))
                .isEmpty();
        assertThat(sealed.when(event(sealed, "letter/a", "{\"stage\":\"written\"}")))
                .isEmpty();
    }

    @Test
    void oneThatWaitsNoMoreIsTakenOut() throws IOException {
        assertThat(opened.when(event(opened, "letter/a", "{}")))
                .containsExactly(new Then("letterbox", "maria", new TakeLetterOut("a")));
    }

    @Test
    void aSetbackOpensThemAll() throws IOException {
        assertThat(named.when(event(named, "setback/s", "{}")))
                .containsExactly(new Then("letterbox", "maria", new EmptyLetterbox()));
        assertThat(emptied.when(event(emptied, "letterbox/maria", "{\"letters\":[\"a\",\"b\"]}")))
                .containsExactly(
                        new Then("letter", "a", new OpenAfterSetback(AT)),
                        new Then("letter", "b", new OpenAfterSetback(AT)));
    }

    /** One that is told long after is not what they wait for. */
    @Test
    void onlyTheSetbackMustBeNew() {
        assertThat(named.startsSomething()).isTrue();
        assertThat(List.of(sealed, opened, emptied)).noneMatch(Policy::startsSomething);
    }

    @Test
    void areAllPartOfTheService() {
        assertThat(JournalModel.MODEL.policies()).extracting(Policy::name).doesNotHaveDuplicates();
        assertThat(JournalModel.MODEL.policies())
                .contains(
                        sealed,
                        opened,
                        named,
                        new WhenLetterWaitsThenPutItInTheLetterbox("letter-restored"),
                        new WhenLetterWaitsNoMoreThenTakeItOutOfTheLetterbox("letter-deleted"),
                        new WhenSetbackIsThereThenEmptyTheLetterbox("setback-recorded"))
                .anyMatch(WhenLetterboxEmptiedThenOpenItsLetters.class::isInstance);
    }

    private static ForeignEvent event(Policy policy, String subject, String data) throws IOException {
        return new ForeignEvent(
                "command-1/1",
                policy.eventType(),
                "maria",
                subject,
                AT,
                Cause.request("command-1"),
                new ObjectMapper().readTree(data));
    }
}
