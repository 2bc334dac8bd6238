package rebound.plan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void aRecoveryPlanHasThreeSmallSteps() {
        assertThat(Catalogue.steps(Catalogue.RECOVERY))
                .containsExactly("recovery/1/1", "recovery/1/2", "recovery/1/3")
                .allSatisfy(key -> assertThat(Catalogue.step(key)).isNotBlank());
    }

    /** What was published is what people accepted. */
    @Test
    void aPublishedTextNeverChanges() {
        assertThat(Catalogue.title("recovery/1")).isEqualTo("Three small steps");
        assertThat(Catalogue.steps("recovery/1").stream().map(Catalogue::step))
                .containsExactly(
                        "Sit down for a few quiet breaths. A wandering mind is fine.",
                        "Do one ordinary thing: the dishes, a meal, a short walk.",
                        "Put a line or two about it on paper, for nobody else to read.");
    }

    /** The tone that the texts must have, as far as a machine can tell. */
    @Test
    void noTextPressesOrJudges() {
        assertThat(Stream.concat(
                        Stream.of(Catalogue.title(Catalogue.RECOVERY)),
                        Catalogue.steps(Catalogue.RECOVERY).stream().map(Catalogue::step)))
                .allSatisfy(text -> assertThat(text.toLowerCase())
                        .doesNotContain("!")
                        .doesNotContainPattern("\\b(you|your|should|must|fail|failed|better|others)\\b"));
    }

    @Test
    void whatIsNotInItHasNoStepsAndNoText() {
        assertThat(Catalogue.steps("recovery/2")).isEmpty();
        for (var key : List.of("", "recovery/1", "recovery/1/0", "recovery/1/4", "recovery/1/x", "recovery/1/01")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.step(key));
        }
    }

    @Test
    void theIdOfAStepFollowsFromItsPlan() {
        assertThat(Catalogue.stepId("018f4e5a-0000-7000-8000-0000000000aa", 1))
                .isEqualTo(Catalogue.stepId("018f4e5a-0000-7000-8000-0000000000aa", 1))
                .isNotEqualTo(Catalogue.stepId("018f4e5a-0000-7000-8000-0000000000aa", 2))
                .isNotEqualTo(Catalogue.stepId("018f4e5a-0000-7000-8000-0000000000ab", 1));
    }
}
