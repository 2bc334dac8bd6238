package rebound.bench;

import java.time.Duration;

/**
 * How long and how much is measured.
 *
 * @param pairs rounds of each side
 * @param measurement of each round
 * @param warmUp of each side, before the first round
 * @param connections at once, where throughput is measured
 * @param people who write: so many that nobody comes near their rate limit, which is that of production
 * @param events in the log that is rebuilt
 * @param large whether a take-over is measured on a million events too
 * @param profile whether it is also recorded where journal-service spends its processor time, after it was measured
 * @param quick only to see that everything works: smaller logs, too
 */
record Settings(
        int pairs,
        Duration measurement,
        Duration warmUp,
        int connections,
        int people,
        int events,
        boolean large,
        boolean profile,
        boolean quick) {

    /** One pair, seconds: its figures mean nothing. */
    static Settings ofQuickRun() {
        return new Settings(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 10, 100, 300, false, false, true);
    }
}
