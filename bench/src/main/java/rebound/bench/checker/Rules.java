package rebound.bench.checker;

import java.util.List;

/** All rules about what happened; about what may not be read by others, {@link CanarySearch} judges. */
final class Rules {

    static final List<Rule> ALL = List.of(
            new EachEventOnce(),
            new VersionsWithoutGaps(),
            new OnePartitionForEachPerson(),
            new OneEventSetForEachCommand(),
            new OneAnswerForEachCommand(),
            new AnswersAgreeWithEvents(),
            new EventsHaveACause(),
            new KeysAreForEver(),
            new ErasuresAreWhole(),
            new PrivatePartsOpen(),
            new AcceptedWritesHappened(),
            new ClientsWereToldTheTruth(),
            new RefusalsLeftNothing(),
            new UnknownWritesAtMostOnce(),
            new DocumentsEqualAReplay(),
            new CheckpointsAreComplete());

    private Rules() {}

    static void judge(Evidence evidence, Findings findings) {
        ALL.forEach(rule -> rule.judge(evidence, findings));
    }
}
