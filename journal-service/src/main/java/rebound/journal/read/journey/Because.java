package rebound.journal.read.journey;

import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import rebound.journal.setback.Description;
import rebound.journal.setback.Facet;
import rebound.journal.setback.Facets;

/** Why something is suggested: something that the person has said, or has not, and of the plan whether one is offered. */
public enum Because {
    TONE_LOSS(toneIs("loss")),
    TONE_SHAME(toneIs("shame")),
    TONE_GRIEF(toneIs("grief")),
    KIND_MY_ERROR(kindIs("my-error")),
    KIND_DID_NOT_WORK(kindIs("did-not-work")),
    KIND_LET_SOMEONE_DOWN(kindIs("let-someone-down")),
    STANDARD_A_TIMELINE(standardIs("a-timeline")),
    STANDARD_OTHERS(standardIs("others")),
    LOSSES_NAMED(described(description -> description.losses() != null)),
    NO_LOSSES_NAMED(described(description -> description.losses() == null)),
    CAUSES_NAMED(has(Facet.CAUSES)),
    CAUSE_INEXPERIENCE(have(Facet.CAUSES, "inexperience")),
    CAUSE_HEALTH(have(Facet.CAUSES, "health")),
    CAUSE_FIT(have(Facet.CAUSES, "fit")),
    NO_CAUSES_NAMED(has(Facet.CAUSES).negate()),
    NO_FACTORS_NAMED(has(Facet.FACTORS).negate()),
    NO_PROCESS_WALKED(has(Facet.PROCESS).negate()),
    NO_OWNERSHIP_STATED(has(Facet.OWNERSHIP).negate()),
    NO_REFRAME(has(Facet.REFRAME).negate()),
    SIGNAL_READ(has(Facet.SIGNAL)),
    NO_SIGNAL_READ(has(Facet.SIGNAL).negate()),
    NO_DECISION(has(Facet.DECISION).negate()),
    READY(has(Facet.READY)),
    NOT_READY(has(Facet.READY).negate()),
    NEXT_MOVE_CHOSEN(has(Facet.NEXT_MOVE)),
    NO_NEXT_MOVE_CHOSEN(has(Facet.NEXT_MOVE).negate()),
    NO_COPING_NOTED(has(Facet.COPING).negate()),
    NO_REVIEW_SCHEDULED(said -> said.account().reviewOn() == null),
    NO_MIRROR_COMPLETED(notCompleted("mirror")),
    NO_DISAPPOINTMENT_COMPLETED(notCompleted("disappointment")),
    NO_COMPASSION_LETTER_COMPLETED(notCompleted("compassion-letter")),
    NO_LABEL_CHALLENGED_COMPLETED(notCompleted("label-challenged")),
    NO_HOPE_NOTE_COMPLETED(notCompleted("hope-note")),
    NO_OWNERSHIP_COMPLETED(notCompleted("ownership")),
    NO_DEFINITION_OF_SUCCESS_COMPLETED(notCompleted("definition-of-success")),
    NO_POST_MORTEM_COMPLETED(notCompleted("post-mortem")),
    NO_VALUES_COMPLETED(notCompleted("values")),
    NO_YET_COMPLETED(notCompleted("yet")),
    NO_TWO_PART_LESSON_COMPLETED(notCompleted("two-part-lesson")),
    PLAN_OFFERED(said -> said.account().toldSoon()),
    NO_PLAN_OFFERED(said -> !said.account().toldSoon());

    private final Predicate<Said> holds;

    Because(Predicate<Said> holds) {
        this.holds = holds;
    }

    /** The public name, such as {@code tone-shame}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of an account of which nothing was erased. */
    boolean holds(Said said) {
        return holds.test(said);
    }

    private static Predicate<Said> notCompleted(String template) {
        return said -> !said.reflections().contains(template);
    }

    private static Predicate<Said> toneIs(String tone) {
        return described(description -> tone.equals(description.tone()));
    }

    private static Predicate<Said> kindIs(String kind) {
        return described(description -> kind.equals(description.kind()));
    }

    private static Predicate<Said> standardIs(String standard) {
        return described(description -> standard.equals(description.standard()));
    }

    private static Predicate<Said> described(Predicate<Description> holds) {
        return said -> holds.test(said.account().description().value());
    }

    private static Predicate<Said> has(Facet facet) {
        return faceted(facet, Facets::has);
    }

    private static Predicate<Said> have(Facet facet, String kind) {
        return faceted(facet, (facets, asked) -> facets.have(asked, kind));
    }

    private static Predicate<Said> faceted(Facet facet, BiPredicate<Facets, Facet> holds) {
        return said -> holds.test(said.account().facets().value(), facet);
    }
}
