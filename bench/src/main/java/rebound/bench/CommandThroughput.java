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
            var contest = new Contest(settings, progress, outcome, journal.side(), bare.side())
                    .watching(journal.processes(), bare.processes(journal))
                    .settlingBy(journal::awaitReactions);
            contest.warmUp();
            var pairs = contest.throughput();
            outcome.ratio(Ratio.of(
                    "commands/s, %d connections ÷ bare endpoint".formatted(settings.connections()),
                    "/s",
                    GOAL,
                    pairs,
                    Load::perSecond));
            if (settings.profile()) {
                journal.tellWhereItsTimeGoes(contest::load, outcome);
            }
            bare.examine(outcome);
            progress.line("what cannot be saved of a command");
            tellWhatCannotBeSaved(contest, new LowerBound(journal, settings.measurement()), outcome);
            journal.check(outcome);
        }
        return outcome;
    }

    private static void tellWhatCannotBeSaved(Contest contest, LowerBound bound, Outcome outcome) {
        var command = contest.onMeasured();
        var append = contest.onComparedWith();
        var transactions = bound.transactions();
        var documents = bound.documents();
        outcome.note("processor time of a command: %s", command);
        outcome.note("processor time of a request to the bare endpoint: %s", append);
        outcome.note("of JSON, sealing and opening alone: %s a command", bound.encoding());
        outcome.note("of the signature of a token alone: %s a command that comes with a new one", bound.signatures());
        outcome.note("of polling an event, and its headers as text: %s an event", bound.reading());
        outcome.note("of the transactions alone, %d commands each: %s a command", bound.batch(), transactions);
        outcome.note("of the documents alone, %d commands at once: %s a command", bound.batch(), documents);
        var least = append.each() + transactions.each() + documents.each();
        outcome.note(
                "a command that takes a bare request, its transaction and its documents, and nothing else, takes %.3f ms: a"
                        + " ratio of %.2f",
                least, append.each() / least);
    }
}
