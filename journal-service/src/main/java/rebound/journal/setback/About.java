package rebound.journal.setback;

/**
 * What a setback was offered for; whether it exists is nobody's promise.
 *
 * @param type the kind of thing, such as {@code attempt}
 * @param id its id among the same person's things
 */
public record About(String type, String id) {}
