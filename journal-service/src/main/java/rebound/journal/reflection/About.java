package rebound.journal.reflection;

/**
 * What a reflection is about; whether it exists is nobody's promise.
 *
 * @param type the kind of thing, such as {@code setback}
 * @param id its id among the same person's things
 */
public record About(String type, String id) {}
