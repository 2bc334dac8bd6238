package rebound.bench.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.bench.checker.SeededRun.answered;
import static rebound.bench.checker.SeededRun.find;
import static rebound.bench.checker.SeededRun.inPartition;
import static rebound.bench.checker.SeededRun.value;
import static rebound.bench.checker.SeededRun.withHeader;
import static rebound.bench.checker.SeededRun.withValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule against a run that breaks it, and all of them against one that breaks none. */
class RulesTest {

    private final SeededRun run = new SeededRun();

    @Test
    void aCleanRunBreaksNone() {
        var verdict = run.verdict();

        assertThat(verdict.counterExamples()).isEmpty();
        assertThat(verdict.clean()).isTrue();
        assertThat(verdict.examined())
                .contains(
                        new Examined("events of journal", 8),
                        new Examined("events of plan", 9),
                        new Examined("accepted writes at reminder", 6),
                        new Examined("refused writes", 12),
                        new Examined("writes of unknown outcome at plan", 4),
                        new Examined("private parts of events of plan", 9));
    }

    @Nested
    class TheLog {

        @Test
        void mayNotLoseAnEvent() {
            run.events("journal").remove(find(run.events("journal"), run.command("maria", "change")));

            assertThat(broken())
                    .contains(new VersionsWithoutGaps().sentence(), new AnswersAgreeWithEvents().sentence());
        }

        @Test
        void mayNotLoseTheLastEvent() {
            run.events("plan").remove(find(run.events("plan"), run.command("omar", "unheard") + "/2"));

            assertThat(broken()).contains(new AnswersAgreeWithEvents().sentence());
        }

        @Test
        void mayNotLoseAnEventWhoseVersionAnotherCommandThenTakes() {
            var events = run.events("journal");
            var lost = find(events, run.command("maria", "change"));
            events.remove(lost);
            var taken = events.get(lost);
            events.set(lost, withHeader(taken, "ce_aggregateversion", "2"));
            var second = events.get(lost + 1);
            events.set(lost + 1, withHeader(second, "ce_aggregateversion", "3"));

            assertThat(broken())
                    .contains(new AnswersAgreeWithEvents().sentence())
                    .doesNotContain(new VersionsWithoutGaps().sentence());
        }

        @Test
        void mayNotHaveAnEventTwice() {
            var events = run.events("reminder");
            var doubled = events.get(3);
            events.add(run.again(doubled));

            assertThat(broken()).contains(new EachEventOnce().sentence(), new VersionsWithoutGaps().sentence());
            assertThat(counterExample(new EachEventOnce()).first())
                    .contains(doubled.place(), events.getLast().place(), doubled.header("ce_id"), "ce_type");
        }

        @Test
        void mayNotHaveAVersionTwice() {
            var events = run.events("journal");
            var at = find(events, run.command("maria", "change"));
            events.set(at, withHeader(events.get(at), "ce_aggregateversion", "1"));

            assertThat(broken()).contains(new VersionsWithoutGaps().sentence());
        }

        @Test
        void mayNotTurnVersionsRound() {
            var events = run.events("journal");
            var at = find(events, run.command("maria", "change"));
            events.add(at - 1, events.remove(at));

            assertThat(broken()).containsExactly(new VersionsWithoutGaps().sentence());
        }

        @ParameterizedTest
        @ValueSource(strings = {LogImage.EVENTS, LogImage.ANSWERS, LogImage.KEYS})
        void mayNotHaveAPersonInAnotherPartition(String log) {
            var records = run.log("journal", log);
            var last = records.removeLast();
            records.add(inPartition(last, (last.partition() + 1) % 4));

            assertThat(broken()).contains(new OnePartitionForEachPerson().sentence());
        }

        @Test
        void mayNotDivideACommandBetweenAggregates() {
            var events = run.events("journal");
            var at = find(events, run.command("maria", "unheard") + "/2");
            events.set(at, withHeader(events.get(at), "ce_subject", "thing/another"));

            assertThat(broken()).contains(new OneEventSetForEachCommand().sentence());
        }

        @Test
        void mayNotHaveHalfOfACommand() {
            var events = run.events("journal");
            events.remove(find(events, run.command("maria", "unheard") + "/1"));

            assertThat(broken()).contains(new OneEventSetForEachCommand().sentence());
        }

        @Test
        void mayNotAnswerTwice() {
            var answers = run.answers("plan");
            answers.add(run.again(answers.getFirst()));

            assertThat(broken()).containsExactly(new OneAnswerForEachCommand().sentence());
        }

        @Test
        void mayNotAnswerWithAnotherVersion() {
            var answers = run.answers("plan");
            var at = find(answers, run.command("maria", "change"));
            answers.set(
                    at, withValue(answers.get(at), value(answers.get(at)).replace("\"version\":2", "\"version\":1")));

            assertThat(broken()).contains(new AnswersAgreeWithEvents().sentence());
        }

        @Test
        void mayNotAnswerThatNothingWasToBeDoneAtAVersionThatIsNotThere() {
            var answers = run.answers("plan");
            var at = find(answers, run.command("maria", "so-already"));
            answers.set(
                    at, withValue(answers.get(at), value(answers.get(at)).replace("\"version\":2", "\"version\":9")));

            assertThat(broken()).contains(new AnswersAgreeWithEvents().sentence());
        }

        @Test
        void mayNotHaveAnEventOfARefusedCommand() {
            var answers = run.answers("plan");
            var at = find(answers, run.command("maria", "change"));
            answers.set(at, withValue(answers.get(at), value(answers.get(at)).replace("ACCEPTED", "REFUSED")));

            assertThat(broken()).contains(new AnswersAgreeWithEvents().sentence());
        }

        @Test
        void mayNotHaveAnEventWithoutAnAnswer() {
            var answers = run.answers("plan");
            answers.remove(find(answers, run.command("maria", "unheard")));

            assertThat(broken()).contains(new EventsHaveACause().sentence(), new UnknownWritesAtMostOnce().sentence());
        }

        @Test
        void mayNotHaveWhatNobodyAskedFor() {
            run.writes.removeIf(write -> write.idempotencyKey().equals("change"));

            assertThat(broken()).contains(new EventsHaveACause().sentence());
        }

        @Test
        void mayNotHaveAReactionToWhatNeverHappened() {
            var events = run.events("plan");
            events.set(events.size() - 1, withHeader(events.getLast(), "ce_causationid", "aborted/1"));

            assertThat(broken()).containsExactly(new EventsHaveACause().sentence());
        }

        @Test
        void mayNotHaveWhatIsNoEvent() {
            var events = run.events("plan");
            events.add(run.again(withHeader(events.getFirst(), "ce_aggregateversion", "")));

            assertThat(broken()).containsExactly(ServiceLog.WELL_FORMED);
        }
    }

    @Nested
    class Keys {

        @Test
        void mayNotBeMissing() {
            run.keys("journal").removeLast();

            assertThat(broken()).containsExactly(new PrivatePartsOpen().sentence());
            assertThat(counterExample(new PrivatePartsOpen()).first()).contains("neither a key");
        }

        @Test
        void mayNotLackTheKeyThatWrapsThem() {
            run.keys("journal").remove(find(run.keys("journal"), "/user"));

            assertThat(broken()).containsExactly(new PrivatePartsOpen().sentence());
        }

        @Test
        void mayNotBeReplaced() {
            var keys = run.keys("journal");
            keys.add(run.again(withValue(keys.getLast(), value(keys.get(0)))));

            assertThat(broken()).contains(new KeysAreForEver().sentence(), new PrivatePartsOpen().sentence());
        }

        @Test
        void mayBeErasedForGood() {
            run.erase("journal");

            var verdict = run.verdict();

            assertThat(verdict.counterExamples()).isEmpty();
            assertThat(verdict.examined()).contains(new Examined("private parts that were erased", 4));
        }

        @Test
        void mayNotBeErasedByNothing() {
            var keys = run.keys("journal");
            keys.add(run.again(withValue(keys.getLast(), SeededRun.ERASED)));

            assertThat(broken()).containsExactly(new ErasuresAreWhole().sentence());
        }

        @Test
        void mayNotOutliveTheirErasure() {
            run.erase("journal");
            run.keys("journal").removeLast();

            assertThat(broken()).containsExactly(new ErasuresAreWhole().sentence());
        }

        @Test
        void mayNotComeBack() {
            var keys = run.keys("journal");
            var key = keys.getLast();
            keys.add(run.again(withValue(key, SeededRun.ERASED)));
            keys.add(run.again(key));

            assertThat(broken()).containsExactly(new KeysAreForEver().sentence());
        }

        @Test
        void doNotOpenWhatWasMovedToAnotherEvent() {
            var events = run.events("journal");
            var at = find(events, run.command("maria", "change"));
            events.set(at, withValue(events.get(at), value(events.get(at - 1))));

            assertThat(broken()).containsExactly(new PrivatePartsOpen().sentence());
            assertThat(counterExample(new PrivatePartsOpen()).first())
                    .contains(events.get(at).place());
        }
    }

    @Nested
    class Clients {

        @Test
        void areNotPromisedWhatIsNotThere() {
            run.answers("reminder").remove(find(run.answers("reminder"), run.command("omar", "so-already")));

            assertThat(broken()).containsExactly(new AcceptedWritesHappened().sentence());
            assertThat(counterExample(new AcceptedWritesHappened()).first())
                    .contains(run.command("omar", "so-already"), run.user("omar"));
        }

        @Test
        void mayHaveAskedBeforeWhatTheAnswersGoBackTo() {
            run.answersFrom = 1;
            run.answers("reminder").remove(find(run.answers("reminder"), run.command("omar", "change")));

            assertThat(broken()).isEmpty();
        }

        @Test
        void areNotPromisedWhatWasRefused() {
            run.retold("plan", "omar", "refused", write -> answered(write, 200, null, null, null));

            assertThat(broken()).containsExactly(new AcceptedWritesHappened().sentence());
        }

        @Test
        void areNotToldAnotherLocation() {
            run.retold(
                    "plan",
                    "omar",
                    "create",
                    write -> answered(
                            write,
                            201,
                            "/plan/v1/things/00000000-0000-4000-8000-000000000000",
                            "\"1\"",
                            write.answerBody()));

            assertThat(broken()).containsExactly(new ClientsWereToldTheTruth().sentence());
        }

        @Test
        void areNotToldAnotherId() {
            run.retold("plan", "omar", "change", write -> answered(write, 200, null, "\"2\"", "{\"id\":\"other\"}"));

            assertThat(broken()).containsExactly(new ClientsWereToldTheTruth().sentence());
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"1\"", "\"3\"", "\"7\"", "W/\"2\""})
        void areNotToldAnotherVersion(String etag) {
            run.retold("plan", "omar", "change", write -> answered(write, 200, null, etag, null));

            assertThat(broken()).containsExactly(new ClientsWereToldTheTruth().sentence());
        }

        @Test
        void mayBeToldOfAVersionThatWasMadeSince() {
            var first = new ArrayList<>(run.writes);
            run.retold("plan", "omar", "create", write -> answered(write, 201, write.location(), "\"2\"", null));
            // The change had been sent by then.
            run.writes.replaceAll(write -> write.idempotencyKey().equals("change")
                    ? new ClientWrite(
                            write.service(),
                            write.person(),
                            write.idempotencyKey(),
                            write.method(),
                            write.path(),
                            write.body(),
                            write.status(),
                            write.location(),
                            write.etag(),
                            write.answerBody(),
                            first.getFirst().sent(),
                            write.answered())
                    : write);

            assertThat(broken()).isEmpty();
        }

        @Test
        void areNotRefusedWhatWasDoneAllTheSame() {
            run.retold("journal", "maria", "change", write -> answered(write, 409, null, null, null));

            assertThat(broken()).containsExactly(new RefusalsLeftNothing().sentence());
            assertThat(counterExample(new RefusalsLeftNothing()).first()).contains("409", "rebound.journal.events-");
        }

        @Test
        void mayBeRefusedARetryOfWhatIsGone() {
            var unheard = run.writes.stream()
                    .filter(write -> write.idempotencyKey().equals("unheard"))
                    .findFirst()
                    .orElseThrow();
            run.writes.add(answered(
                    new ClientWrite(
                            unheard.service(),
                            unheard.person(),
                            unheard.idempotencyKey(),
                            unheard.method(),
                            unheard.path(),
                            unheard.body(),
                            0,
                            null,
                            null,
                            null,
                            unheard.answered(),
                            unheard.answered().plusMillis(1)),
                    410,
                    null,
                    null,
                    null));

            assertThat(broken()).isEmpty();
        }

        @Test
        void doNotFindTwiceWhatTheyDidNotHearOf() {
            var events = run.events("journal");
            events.add(run.again(events.get(find(events, run.command("maria", "unheard") + "/2"))));

            assertThat(broken()).contains(new UnknownWritesAtMostOnce().sentence());
        }

        @Test
        void maySendBatches() {
            var change = run.writes.stream()
                    .filter(write -> write.idempotencyKey().equals("change"))
                    .findFirst()
                    .orElseThrow();
            run.writes.remove(change);
            run.writes.add(new ClientWrite(
                    change.service(),
                    change.person(),
                    "batch",
                    "POST",
                    "/" + change.service() + "/v1/batch",
                    "{\"items\":[{\"method\":\"GET\",\"path\":\"/things\"},"
                            + "{\"key\":\"change\",\"method\":\"PUT\",\"path\":\"/things/it\",\"body\":{}}]}",
                    200,
                    null,
                    null,
                    "{\"items\":[{\"status\":200,\"headers\":{}},{\"key\":\"change\",\"status\":200,"
                            + "\"headers\":{\"etag\":\"\\\"2\\\"\"},\"body\":" + change.answerBody() + "}]}",
                    change.sent(),
                    change.answered()));

            assertThat(broken()).isEmpty();
        }
    }

    @Nested
    class Documents {

        @Test
        void mayNotDiffer() {
            var states = Objects.requireNonNull(run.live.get("plan")).get("states_v1");
            var id = states.keySet().iterator().next();
            states.get(id)
                    .getDocument("doc")
                    .put("json", new BsonString("{\"text\":\"Another " + SeededRun.CANARY + "\"}"));

            assertThat(broken()).containsExactly(new DocumentsEqualAReplay().sentence());
            assertThat(counterExample(new DocumentsEqualAReplay()).first())
                    .contains(id, "plan's states_v1", "‹" + SeededRun.CANARY + "›")
                    .doesNotContain("Another");
        }

        @Test
        void mayNotHaveAnotherVersion() {
            var states = run.live.get("plan").get("states_v1");
            states.values().iterator().next().getDocument("doc").put("v", new BsonInt64(77));

            assertThat(broken()).containsExactly(new DocumentsEqualAReplay().sentence());
        }

        @Test
        void mayNotBeMissing() {
            var states = run.live.get("plan").get("states_v1");
            states.remove(states.keySet().iterator().next());

            assertThat(broken()).containsExactly(new DocumentsEqualAReplay().sentence());
        }

        @Test
        void mayNotBeThereBesides() {
            var states = run.replayed.get("plan").get("states_v1");
            states.remove(states.keySet().iterator().next());

            assertThat(broken()).containsExactly(new DocumentsEqualAReplay().sentence());
        }

        @Test
        void mayNotLackACollection() {
            run.live.get("plan").put("views_v1", run.live.get("plan").remove("states_v1"));

            assertThat(broken())
                    .contains(new DocumentsEqualAReplay().sentence(), new CheckpointsAreComplete().sentence());
        }

        @Test
        void mayHaveExpired() {
            run.live.get("plan").get("states_v1").put("old", SeededRun.expired("old"));

            assertThat(broken()).isEmpty();
        }

        @Test
        void mayBeReceiptsOfAnswersThatWereKeptLongEnough() {
            checkpoints("receipts_v1");
            run.answersFrom = 1;
            run.live.get("plan").get("receipts_v1").put("old", SeededRun.receipt("old", 0));

            assertThat(broken()).isEmpty();

            run.live.get("plan").get("receipts_v1").put("new", SeededRun.receipt("new", 1));

            assertThat(broken()).containsExactly(new DocumentsEqualAReplay().sentence());
        }

        @Test
        void mayBeOfAFormerVersion() {
            run.live
                    .get("plan")
                    .put("states_v0", new TreeMap<>(run.live.get("plan").get("states_v1")));

            assertThat(broken()).isEmpty();
        }

        private void checkpoints(String collection) {
            for (var database : List.of(run.live.get("plan"), run.replayed.get("plan"))) {
                var checkpoints = new TreeMap<>(database.get("states_v1"));
                checkpoints.keySet().removeIf(id -> !id.startsWith("~"));
                database.put(collection, checkpoints);
            }
        }

        @Test
        void mayNotBeBehindTheLog() {
            position().put("offset", new BsonInt64(0));

            assertThat(broken()).containsExactly(new CheckpointsAreComplete().sentence());
        }

        @Test
        void mayNotBeIncomplete() {
            position().put("complete", BsonBoolean.FALSE);

            assertThat(broken()).containsExactly(new CheckpointsAreComplete().sentence());
        }

        @Test
        void mayNotHaveHeardOfAnotherCommand() {
            position().put("mark", new BsonInt64(5));

            assertThat(broken()).containsExactly(new CheckpointsAreComplete().sentence());
        }

        @Test
        void mayNotLackACheckpoint() {
            run.live.get("journal").get("states_v1").remove("~0");

            assertThat(broken()).containsExactly(new CheckpointsAreComplete().sentence());
        }

        private BsonDocument position() {
            var partition = run.events("journal").getFirst().partition();
            return run.live.get("journal").get("states_v1").get("~" + partition + "/live");
        }
    }

    @Nested
    class SomethingOfEachKind {

        @ParameterizedTest
        @ValueSource(strings = {LogImage.EVENTS, LogImage.ANSWERS, LogImage.KEYS})
        void mustBeInTheLog(String log) {
            run.log("reminder", log).clear();

            assertThat(broken()).contains(Findings.SOMETHING_OF_EACH);
        }

        @Test
        void mustHaveBeenAccepted() {
            run.writes.removeIf(write -> write.service().equals("plan"));

            assertThat(broken()).contains(Findings.SOMETHING_OF_EACH);
        }

        @Test
        void mustHaveBeenRefused() {
            run.writes.removeIf(ClientWrite::refused);

            assertThat(broken()).containsExactly(Findings.SOMETHING_OF_EACH);
            assertThat(run.verdict().counterExamples().getFirst().first()).contains("refused writes");
        }

        @Test
        void mustBePrivate() {
            run.events("journal").replaceAll(event -> withValue(event, "{}"));

            assertThat(broken()).containsExactly(Findings.SOMETHING_OF_EACH);
        }

        @Test
        void mustBeInTheDatabase() {
            run.live.put("journal", new TreeMap<>());
            run.replayed.put("journal", new TreeMap<>());

            assertThat(broken()).containsExactly(Findings.SOMETHING_OF_EACH);
        }
    }

    private List<String> broken() {
        return run.verdict().counterExamples().stream()
                .map(CounterExample::rule)
                .toList();
    }

    private CounterExample counterExample(Rule rule) {
        return run.verdict().counterExamples().stream()
                .filter(broken -> broken.rule().equals(rule.sentence()))
                .findFirst()
                .orElseThrow();
    }
}
