package rebound.eventlog.model;

/**
 * Which aggregate of whom.
 *
 * @param userId whose it is, a UUID in its canonical form; the partition follows from it
 * @param type the wire name of its kind, such as {@code setback}
 * @param id its own id, a UUID in its canonical form
 */
public record AggregateId(String userId, String type, String id) {

    /** Its id below the user's own prefix, as documents and keys use it. */
    public String local() {
        return type + "/" + id;
    }

    /** Its id in a collection or in a compacted topic. */
    public String global() {
        return userId + "/" + type + "/" + id;
    }
}
