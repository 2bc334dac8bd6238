package rebound.bench;

import java.time.Duration;
import java.util.List;

/**
 * P2: how long a lone command takes, against a lone append of the bare endpoint. Requests come at a fixed and modest rate, so
 * that one hardly ever meets another, and are timed from the moment at which they were due.
 */
final class CommandLatency implements Benchmark {

    private static final int PER_SECOND = 25;

    /** With fewer requests in a round, its 99th percentile is that of one or two of them. */
    private static final Duration LEAST_ROUND = Duration.ofSeconds(20);

    /** Of what an owner does with commands, each with a timer of the service. */
    private static final List<String> OF_AN_OWNER = List.of("decide", "commit", "apply");

    private static final Goal GOAL_P50 = Goal.atMost(4);
    private static final double MOST_P99_MILLIS = 50;

    @Override
    public String name() {
        return "p2";
    }

    @Override
    public String measures() {
        return "time of a lone command ÷ the bare endpoint's";
    }

    @Override
    public Outcome run(Settings settings, Progress progress) {
        var outcome = new Outcome();
        try (var journal = Journal.start(settings, progress);
                var bare = Bare.start(journal)) {
            var contest = new Contest(settings, progress, outcome, journal.side(), bare.side())
                    .settlingBy(journal::awaitReactions);
            contest.warmUp();
            var round = settings.quick() || settings.measurement().compareTo(LEAST_ROUND) > 0
                    ? settings.measurement()
                    : LEAST_ROUND;
            var before = Metrics.of(journal.service());
            var pairs = contest.latency(PER_SECOND, round);
            var after = Metrics.of(journal.service());
            outcome.ratio(Ratio.of(
                    "p50 of a lone command ÷ bare endpoint", "ms", GOAL_P50, pairs, load -> load.percentile(50)));
            outcome.ratio(Ratio.toConstant(
                    "p99 of a lone command ÷ 50 ms",
                    "ms",
                    Goal.atMost(1),
                    pairs.stream().map(pair -> pair.measured().percentile(99)).toList(),
                    MOST_P99_MILLIS));
            outcome.ratio(
                    Ratio.of("p99 of a lone command ÷ bare endpoint", "ms", null, pairs, load -> load.percentile(99)));
            if (settings.profile()) {
                journal.tellWhereItsTimeGoes(() -> contest.load(PER_SECOND, round), outcome);
            }
            bare.examine(outcome);
            tellWhereItGoes(before, after, outcome);
            progress.line("what cannot be saved of a lone command");
            LowerBound.ofLoneCommands(journal, settings.measurement())
                    .millis()
                    .forEach((what, millis) -> outcome.note("a plain client, the median: %s %.2f ms", what, millis));
            journal.check(outcome);
        }
        return outcome;
    }

    private static void tellWhereItGoes(Metrics before, Metrics after, Outcome outcome) {
        var all = millis(before, after, "reply", "");
        var known = millis(before, after, "queue", "");
        outcome.note("on average: from the sending of a command to its answer %.2f ms", all);
        outcome.note("on average: queue %.2f ms", known);
        for (var part : OF_AN_OWNER) {
            var millis = millis(before, after, part, "{work=\"commands\"}");
            outcome.note("on average: %s %.2f ms", part, millis);
            known += millis;
        }
        outcome.note("on average: in none of these %.2f ms", all - known);
    }

    private static double millis(Metrics before, Metrics after, String part, String labels) {
        return 1000 * after.meanSince(before, "rebound_" + part + "_time_seconds", labels);
    }
}
