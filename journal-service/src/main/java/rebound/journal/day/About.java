package rebound.journal.day;

/**
 * Another thing that something is about, comes from or was offered for; whether it exists is nobody's promise.
 *
 * @param type the kind of thing, such as {@code setback}
 * @param id its id among the same person's things
 */
public record About(String type, String id) {}
