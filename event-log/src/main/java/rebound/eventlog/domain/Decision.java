package rebound.eventlog.domain;

import java.util.List;

/** What a decider answers: facts, or a refusal with its reason. Exceptions are for bugs. */
public sealed interface Decision<E> {

    /** The command is granted. No events means: it is already so. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command is refused and changes nothing. */
    record Rejected<E>(Reason reason) implements Decision<E> {}

    static <E> Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    static <E> Decision<E> acceptAll(List<? extends E> events) {
        return new Accepted<>(List.copyOf(events));
    }

    static <E> Decision<E> alreadySo() {
        return new Accepted<>(List.of());
    }

    static <E> Decision<E> reject(Reason reason) {
        return new Rejected<>(reason);
    }
}
