package rebound.eventlog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Decision.Accepted;
import rebound.eventlog.domain.Decision.Rejected;
import rebound.eventlog.domain.Reason;

/**
 * Says of a decider: given these facts, when this is asked, then these facts follow, or a refusal, or nothing.
 *
 * <p>Each {@code when} also checks what holds for every decider: it decides the same again, and what it decides can be
 * evolved.
 */
public final class DeciderSpec<C, S, E> {

    private final Decider<C, S, E> decider;

    private DeciderSpec(Decider<C, S, E> decider) {
        this.decider = decider;
    }

    public static <C, S, E> DeciderSpec<C, S, E> of(Decider<C, S, E> decider) {
        return new DeciderSpec<>(decider);
    }

    /** What has happened so far; nothing for an aggregate that does not exist yet. */
    @SafeVarargs
    @SuppressWarnings("varargs") // Only read.
    public final Given given(E... events) {
        return new Given(List.of(events));
    }

    private S evolve(S from, List<E> events) {
        var state = from;
        for (var event : events) {
            state = decider.evolve(state, event);
        }
        return state;
    }

    /** A history. */
    public final class Given {

        private final List<E> history;

        private Given(List<E> history) {
            this.history = history;
        }

        public Then when(C command) {
            var state = evolve(decider.initial(), history);
            var decision = decider.decide(command, state);
            assertThat(decider.decide(command, state))
                    .as("the same question again")
                    .isEqualTo(decision);
            return new Then(state, decision);
        }

        /** The state after the history. */
        public S state() {
            return evolve(decider.initial(), history);
        }
    }

    /** A decision. */
    public final class Then {

        private final S before;
        private final Decision<E> decision;

        private Then(S before, Decision<E> decision) {
            this.before = before;
            this.decision = decision;
        }

        /** Exactly these facts follow. */
        @SafeVarargs
        @SuppressWarnings("varargs") // Only read.
        public final Then then(E... expected) {
            assertSame(accepted(), List.of(expected));
            return this;
        }

        /** It is already so. */
        public Then thenNothing() {
            assertThat(accepted()).as("events of what is already so").isEmpty();
            return this;
        }

        public Then thenRejected(Reason reason) {
            assertThat(decision).isEqualTo(new Rejected<E>(reason));
            return this;
        }

        /** After which the state is this one. */
        public Then andState(S expected) {
            assertSame(state(), expected);
            return this;
        }

        /** The facts that follow; fails if it was a refusal. */
        public List<E> events() {
            return accepted();
        }

        /** The state after the decision. */
        public S state() {
            return switch (decision) {
                case Accepted<E> accepted -> evolve(before, accepted.events());
                case Rejected<E> rejected -> before;
            };
        }

        private static void assertSame(Object actual, Object expected) {
            if (!actual.equals(expected)) {
                // Names the component that differs, also one that prints nothing of itself.
                assertThat(actual)
                        .usingRecursiveComparison()
                        .withStrictTypeChecking()
                        .isEqualTo(expected);
            }
            assertThat(actual).isEqualTo(expected);
        }

        private List<E> accepted() {
            return switch (decision) {
                case Accepted<E> accepted -> accepted.events();
                case Rejected<E> rejected -> throw new AssertionError("Refused: " + rejected.reason());
            };
        }
    }
}
