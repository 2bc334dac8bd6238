package rebound.journal.fact;

/**
 * What a fact is about, or where it comes from; whether that exists is nobody's promise.
 *
 * @param type the kind of thing, such as {@code setback}
 * @param id its id among the same person's things
 */
public record About(String type, String id) {}
