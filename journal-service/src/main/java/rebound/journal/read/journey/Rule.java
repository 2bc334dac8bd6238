package rebound.journal.read.journey;

import static rebound.journal.read.journey.Because.CAUSES_NAMED;
import static rebound.journal.read.journey.Because.CAUSE_FIT;
import static rebound.journal.read.journey.Because.CAUSE_HEALTH;
import static rebound.journal.read.journey.Because.CAUSE_INEXPERIENCE;
import static rebound.journal.read.journey.Because.KIND_DID_NOT_WORK;
import static rebound.journal.read.journey.Because.KIND_LET_SOMEONE_DOWN;
import static rebound.journal.read.journey.Because.KIND_MY_ERROR;
import static rebound.journal.read.journey.Because.LOSSES_NAMED;
import static rebound.journal.read.journey.Because.NEXT_MOVE_CHOSEN;
import static rebound.journal.read.journey.Because.NOT_READY;
import static rebound.journal.read.journey.Because.NO_CAUSES_NAMED;
import static rebound.journal.read.journey.Because.NO_COMPASSION_LETTER_COMPLETED;
import static rebound.journal.read.journey.Because.NO_COPING_NOTED;
import static rebound.journal.read.journey.Because.NO_DECISION;
import static rebound.journal.read.journey.Because.NO_DEFINITION_OF_SUCCESS_COMPLETED;
import static rebound.journal.read.journey.Because.NO_DISAPPOINTMENT_COMPLETED;
import static rebound.journal.read.journey.Because.NO_FACTORS_NAMED;
import static rebound.journal.read.journey.Because.NO_HOPE_NOTE_COMPLETED;
import static rebound.journal.read.journey.Because.NO_LABEL_CHALLENGED_COMPLETED;
import static rebound.journal.read.journey.Because.NO_LOSSES_NAMED;
import static rebound.journal.read.journey.Because.NO_MIRROR_COMPLETED;
import static rebound.journal.read.journey.Because.NO_NEXT_MOVE_CHOSEN;
import static rebound.journal.read.journey.Because.NO_OWNERSHIP_COMPLETED;
import static rebound.journal.read.journey.Because.NO_OWNERSHIP_STATED;
import static rebound.journal.read.journey.Because.NO_PLAN_OFFERED;
import static rebound.journal.read.journey.Because.NO_POST_MORTEM_COMPLETED;
import static rebound.journal.read.journey.Because.NO_PROCESS_WALKED;
import static rebound.journal.read.journey.Because.NO_REFRAME;
import static rebound.journal.read.journey.Because.NO_REVIEW_SCHEDULED;
import static rebound.journal.read.journey.Because.NO_SIGNAL_READ;
import static rebound.journal.read.journey.Because.NO_TWO_PART_LESSON_COMPLETED;
import static rebound.journal.read.journey.Because.NO_VALUES_COMPLETED;
import static rebound.journal.read.journey.Because.NO_YET_COMPLETED;
import static rebound.journal.read.journey.Because.PLAN_OFFERED;
import static rebound.journal.read.journey.Because.READY;
import static rebound.journal.read.journey.Because.SIGNAL_READ;
import static rebound.journal.read.journey.Because.STANDARD_A_TIMELINE;
import static rebound.journal.read.journey.Because.STANDARD_OTHERS;
import static rebound.journal.read.journey.Because.TONE_GRIEF;
import static rebound.journal.read.journey.Because.TONE_LOSS;
import static rebound.journal.read.journey.Because.TONE_SHAME;

import java.util.List;
import java.util.Locale;

/**
 * What is suggested in a stage, if all that it is for holds. {@link #ALL} is the whole table, which {@code docs/journey.md}
 * shows. What was completed is not suggested again. A lesson is suggested to nobody who has not said that they are ready, a
 * cheerful word to nobody whom health or fit has stopped.
 *
 * @param key the template's, the name of the part, or which plan
 * @param practice the practice that it serves
 * @param cheers whether it is meant to encourage
 */
public record Rule(Stage stage, Kind kind, String key, String practice, boolean cheers, List<Because> because) {

    /** What can be suggested. */
    public enum Kind {
        /** A guided reflection. */
        TEMPLATE,
        /** Something that can be said of the setback. */
        PART,
        /** The plan that is offered for it, or one of the person's own. */
        PLAN;

        /** The public name. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In the order in which they are suggested. */
    public static final List<Rule> ALL = List.of(
            part(Stage.CARE, "losses", "B2", TONE_LOSS, NO_LOSSES_NAMED),
            template(Stage.CARE, "mirror", "B3", TONE_LOSS, LOSSES_NAMED, NO_MIRROR_COMPLETED),
            template(Stage.CARE, "disappointment", "E31", TONE_LOSS, NO_DISAPPOINTMENT_COMPLETED),
            template(Stage.CARE, "compassion-letter", "D21", TONE_SHAME, NO_COMPASSION_LETTER_COMPLETED),
            template(Stage.CARE, "label-challenged", "C5", TONE_SHAME, NO_LABEL_CHALLENGED_COMPLETED),
            template(Stage.CARE, "hope-note", "E20", TONE_GRIEF, NO_HOPE_NOTE_COMPLETED)
                    .cheering(),
            part(Stage.CARE, "coping", "D20", NO_COPING_NOTED),
            part(Stage.UNDERSTANDING, "process", "C8", KIND_DID_NOT_WORK, NO_PROCESS_WALKED),
            part(Stage.UNDERSTANDING, "ownership", "B17", KIND_MY_ERROR, NO_OWNERSHIP_STATED),
            template(
                    Stage.UNDERSTANDING,
                    "ownership",
                    "B17",
                    KIND_LET_SOMEONE_DOWN,
                    NO_OWNERSHIP_STATED,
                    NO_OWNERSHIP_COMPLETED),
            part(Stage.UNDERSTANDING, "factors", "B16", STANDARD_A_TIMELINE, NO_FACTORS_NAMED),
            template(
                    Stage.UNDERSTANDING,
                    "definition-of-success",
                    "B24",
                    STANDARD_OTHERS,
                    NO_DEFINITION_OF_SUCCESS_COMPLETED),
            part(Stage.UNDERSTANDING, "causes", "C4", NO_CAUSES_NAMED),
            part(Stage.UNDERSTANDING, "review", "C6", NOT_READY, NO_REVIEW_SCHEDULED),
            template(Stage.UNDERSTANDING, "post-mortem", "C7", READY, NO_POST_MORTEM_COMPLETED),
            part(Stage.MOVING, "coping", "D20", CAUSE_HEALTH, NO_COPING_NOTED),
            template(Stage.MOVING, "values", "A8", CAUSE_FIT, NO_VALUES_COMPLETED),
            template(Stage.MOVING, "yet", "E19", CAUSE_INEXPERIENCE, NO_YET_COMPLETED)
                    .cheering(),
            part(Stage.MOVING, "signal", "B21", CAUSES_NAMED, NO_SIGNAL_READ),
            part(Stage.MOVING, "reframe", "A15", CAUSES_NAMED, NO_REFRAME).cheering(),
            template(Stage.MOVING, "two-part-lesson", "E24", CAUSES_NAMED, READY, NO_TWO_PART_LESSON_COMPLETED)
                    .cheering(),
            part(Stage.MOVING, "decision", "C2", SIGNAL_READ, NO_DECISION),
            part(Stage.MOVING, "next-move", "B13", READY, NO_NEXT_MOVE_CHOSEN),
            plan("recovery", NEXT_MOVE_CHOSEN, PLAN_OFFERED),
            plan("own", NEXT_MOVE_CHOSEN, NO_PLAN_OFFERED));

    public Rule {
        because = List.copyOf(because);
    }

    boolean holds(Said said) {
        return because.stream().allMatch(reason -> reason.holds(said)) && !(cheers && isBeyondCheering(said));
    }

    private static boolean isBeyondCheering(Said said) {
        return CAUSE_HEALTH.holds(said) || CAUSE_FIT.holds(said);
    }

    private static Rule template(Stage stage, String key, String practice, Because... because) {
        return new Rule(stage, Kind.TEMPLATE, key, practice, false, List.of(because));
    }

    private static Rule part(Stage stage, String key, String practice, Because... because) {
        return new Rule(stage, Kind.PART, key, practice, false, List.of(because));
    }

    private static Rule plan(String key, Because... because) {
        return new Rule(Stage.MOVING, Kind.PLAN, key, "B5", false, List.of(because));
    }

    private Rule cheering() {
        return new Rule(stage, kind, key, practice, true, because);
    }
}
