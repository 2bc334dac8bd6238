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

    /** Of a command's way through its owner, each with a timer of the service. */
    private static final List<String> PARTS = List.of("queue", "decide", "commit", "apply", "reply");

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
            var contest = new Contest(settings, progress, outcome, journal.side(), bare.side());
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
            bare.examine(outcome);
            for (var part : PARTS) {
                var millis = 1000 * after.meanSince(before, "rebound_" + part + "_time_seconds");
                outcome.note("on average, those of reactions included: %s: %.2f ms", part, millis);
            }
            var bound = LowerBound.ofLoneCommands(journal, settings.measurement());
            outcome.note("one by one, the median: a transaction %.2f ms", bound.transactionMillis());
            outcome.note("one by one, the median: a document found and written %.2f ms", bound.documentMillis());
            journal.check(outcome);
        }
        return outcome;
    }
}
