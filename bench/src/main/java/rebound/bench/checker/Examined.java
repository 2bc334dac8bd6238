package rebound.bench.checker;

/**
 * How many of one kind of thing were looked at.
 *
 * @param what in the plural, such as {@code events}
 */
public record Examined(String what, long count) {}
