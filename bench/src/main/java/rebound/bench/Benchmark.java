package rebound.bench;

/**
 * One ratio that the project promises, or a few that belong together. An instance measures once; it starts what it needs, and
 * nothing of that is left when {@link #run} returns.
 */
interface Benchmark {

    /** What it is called on the command line, such as {@code p1}. */
    String name();

    /** What is divided by what, in a few words. */
    String measures();

    /**
     * Measures. Both sides run in this call, in turn.
     *
     * @throws IllegalStateException if something does not start or does not come to an end: then there is no figure
     */
    Outcome run(Settings settings, Progress progress);
}
