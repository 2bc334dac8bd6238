package rebound.bench;

/**
 * What a ratio must be.
 *
 * @param atLeast or else at most
 */
record Goal(boolean atLeast, double limit) {

    static Goal atLeast(double limit) {
        return new Goal(true, limit);
    }

    static Goal atMost(double limit) {
        return new Goal(false, limit);
    }

    /** Not by what is no number. */
    boolean isMetBy(double ratio) {
        return atLeast ? ratio >= limit : ratio <= limit;
    }

    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + Figure.plain(limit);
    }
}
