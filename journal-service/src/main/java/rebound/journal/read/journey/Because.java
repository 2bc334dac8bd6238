package rebound.journal.read.journey;

import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import rebound.journal.setback.Account;
import rebound.journal.setback.Description;
import rebound.journal.setback.Facet;
import rebound.journal.setback.Facets;

/** Why something is suggested: something that the person has said, or has not. */
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
    NO_REVIEW_SCHEDULED(account -> account.reviewOn() == null);

    private final Predicate<Account> holds;

    Because(Predicate<Account> holds) {
        this.holds = holds;
    }

    /** The public name, such as {@code tone-shame}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of a account of which nothing was erased. */
    boolean holds(Account account) {
        return holds.test(account);
    }

    private static Predicate<Account> toneIs(String tone) {
        return described(description -> tone.equals(description.tone()));
    }

    private static Predicate<Account> kindIs(String kind) {
        return described(description -> kind.equals(description.kind()));
    }

    private static Predicate<Account> standardIs(String standard) {
        return described(description -> standard.equals(description.standard()));
    }

    private static Predicate<Account> described(Predicate<Description> holds) {
        return account -> holds.test(account.description().value());
    }

    private static Predicate<Account> has(Facet facet) {
        return said(facet, Facets::has);
    }

    private static Predicate<Account> have(Facet facet, String kind) {
        return said(facet, (facets, asked) -> facets.have(asked, kind));
    }

    private static Predicate<Account> said(Facet facet, BiPredicate<Facets, Facet> holds) {
        return account -> holds.test(account.facets().value(), facet);
    }
}
