package rebound.bench;

/** Hears what a benchmark is doing. */
@FunctionalInterface
interface Progress {

    void line(String text);

    /** As {@link String#format}. */
    default void line(String format, Object... arguments) {
        line(format.formatted(arguments));
    }
}
