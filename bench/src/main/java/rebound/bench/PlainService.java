package rebound.bench;

/**
 * P3: commands per second of journal-service, against a plain service that keeps the same entries in the same database, one
 * document each.
 */
final class PlainService implements Benchmark {

    private static final Goal GOAL = Goal.atLeast(1);

    @Override
    public String name() {
        return "p3";
    }

    @Override
    public String measures() {
        return "commands/s ÷ a plain Quarkus and MongoDB service, also with MONGODB_URI";
    }

    @Override
    public Outcome run(Settings settings, Progress progress) {
        var outcome = new Outcome();
        try (var journal = Journal.start(settings, progress);
                var crud = Crud.start(journal)) {
            var database = crud.databaseName();
            progress.line("on %s", database);
            outcome.note("on %s", database);
            var contest = new Contest(settings, progress, outcome, journal.side(), crud.side())
                    .settlingBy(journal::awaitReactions);
            contest.warmUp();
            outcome.ratio(Ratio.of(
                    "commands/s, %d connections ÷ CRUD service".formatted(settings.connections()),
                    "/s",
                    GOAL,
                    contest.throughput(),
                    Load::perSecond));
            if (settings.profile()) {
                journal.tellWhereItsTimeGoes(contest::load, outcome);
            }
            crud.examine(outcome);
            journal.check(outcome);
        }
        return outcome;
    }
}
