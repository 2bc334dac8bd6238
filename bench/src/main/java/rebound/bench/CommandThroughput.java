package rebound.bench;

/**
 * P1: commands per second of journal-service, from the request to a 201 that is durable and readable, against an endpoint that
 * only does {@code send(acks=all)}. Each is a process of its own on one broker.
 */
final class CommandThroughput implements Benchmark {

    private static final Goal GOAL = Goal.atLeast(0.5);

    @Override
    public String name() {
        return "p1";
    }

    @Override
    public String measures() {
        return "commands/s over HTTP ÷ a bare endpoint that only does send(acks=all)";
    }

    @Override
    public Outcome run(Settings settings, Progress progress) {
        var outcome = new Outcome();
        try (var journal = Journal.start(settings, progress);
                var bare = Bare.start(journal)) {
            var contest = new Contest(settings, progress, outcome, journal.side(), bare.side());
            contest.warmUp();
            var pairs = contest.throughput();
            outcome.ratio(Ratio.of(
                    "commands/s, %d connections ÷ bare endpoint".formatted(settings.connections()),
                    "/s",
                    GOAL,
                    pairs,
                    Load::perSecond));
            journal.examine(outcome);
            bare.examine(outcome);
        }
        return outcome;
    }
}
