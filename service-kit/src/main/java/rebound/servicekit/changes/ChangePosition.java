package rebound.servicekit.changes;

/**
 * How much of the changes somebody knows.
 *
 * @param topicId the incarnation of the events log
 * @param offset everything up to it is known
 */
record ChangePosition(String topicId, long offset) {

    String text() {
        return offset + " " + topicId;
    }

    /** @throws IllegalArgumentException if the text is no position */
    static ChangePosition parse(String text) {
        var space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("Not a position");
        }
        return new ChangePosition(text.substring(space + 1), Long.parseLong(text.substring(0, space)));
    }
}
