package rebound.eventlog.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rebound.eventlog.owner.Notebook.NOORS;
import static rebound.eventlog.owner.Notebook.NOTE;
import static rebound.eventlog.owner.Notebook.OTHER;
import static rebound.eventlog.owner.Notebook.SECRET;
import static rebound.eventlog.owner.Notebook.written;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rebound.eventlog.codec.Json;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.Reason;
import rebound.eventlog.keys.WrappedKey;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.model.Answer.Outcome;
import rebound.eventlog.model.Command;
import rebound.eventlog.owner.PartitionOwner.Phase;
import rebound.eventlog.testkit.Moments;
import rebound.eventlog.testkit.Moments.Moment;
import rebound.eventlog.testkit.Note;
import rebound.eventlog.testkit.PartitionFixture.Instance;

/** What an owner does, one story at a time; {@link EveryMomentTest} tells the same stories at every moment. */
class PartitionOwnerTest {

    private final Notebook notes = new Notebook();

    @Nested
    class Deciding {

        private final Instance owner = notes.partition.start().settle();

        @Test
        void recordsWhatWasDecidedAnswersItAndMakesItReadableBeforeItTells() {
            notes.moments.at(
                    Moment.BEFORE_REPLY, () -> assertThat(notes.lines(NOTE)).containsExactly("hello"));

            var command = notes.write("hello");
            owner.settle();

            assertThat(notes.partition.bodies()).containsExactly(written("hello"));
            var event = notes.partition.events().getFirst().event();
            assertThat(event.id()).isEqualTo(command.id() + "/1");
            assertThat(event.version()).isEqualTo(1);
            assertThat(event.at()).isEqualTo(command.at());
            assertThat(event.cause()).isEqualTo(command.cause());
            assertThat(owner.told()).containsExactly(notes.partition.answer(command));
            assertThat(notes.partition.receipt(command)).contains(notes.partition.answer(command));
            assertThat(notes.partition.view(Note.TOTALS, "maria", "totals")).contains(new Note.Totals(1, 0));
            assertThat(notes.log.decided()).hasValue(1);
            assertThat(notes.moments.clear()).isFalse();
            notes.check();
        }

        @Test
        void takesEverythingThatWaitsIntoOneTransactionInItsOrder() {
            notes.write("one");
            notes.write(NOORS, "two");
            var third = notes.write("three");
            owner.step();

            assertThat(owner.batches()).containsExactly(3);
            assertThat(notes.partition.bodies()).containsExactly(written("one"), written("two"), written("three"));
            assertThat(notes.partition.answer(third).version()).isEqualTo(2);
            notes.check();
        }

        @Test
        void letsACommandSeeWhatThoseBeforeItInItsBatchDecided() {
            var tooEarly = notes.seal(NOTE);
            var first = notes.send(NOTE, Command.ABSENT, new Note.Command.Write(Notebook.privately("first")));
            var stale = notes.send(NOTE, Command.ABSENT, new Note.Command.Write(Notebook.privately("again")));
            var sealed = notes.seal(NOTE);
            owner.step();

            assertThat(refusal(tooEarly)).isEqualTo("nothing-to-seal");
            assertThat(notes.partition.answer(first).outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(refusal(stale)).isEqualTo("stale-version");
            assertThat(notes.partition.answer(stale).version()).isEqualTo(1);
            assertThat(notes.partition.answer(stale).kind()).isEqualTo(Reason.Kind.STALE);
            assertThat(refusal(sealed)).isEqualTo("sealed");
            notes.check();
        }

        @Test
        void answersThatItIsAlreadySoWithoutAnEvent() {
            notes.write("one");
            var nothing = notes.send(NOTE, new Note.Command.Ring(Notebook.START));
            owner.step();

            assertThat(notes.partition.answer(nothing).outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(notes.partition.answer(nothing).version()).isEqualTo(1);
            assertThat(notes.partition.events()).hasSize(1);
        }

        @Test
        void decidesACommandOnceThatIsTwiceInABatch() {
            var command = notes.write("once");
            notes.partition.send(command);
            owner.step();

            assertThat(notes.partition.bodies()).containsExactly(written("once"));
            var answer = notes.partition.answer(command);
            assertThat(owner.told()).containsExactly(answer, answer);
            assertThat(notes.log.decided()).hasValue(2);
            notes.check();
        }

        @Test
        void decidesACommandOnceThatComesAgainInALaterBatchOrToALaterOwner() {
            var command = notes.write("once");
            owner.settle();
            notes.partition.send(command);
            owner.settle();
            notes.partition.send(command);
            var next = notes.partition.start().settle();

            assertThat(notes.partition.bodies()).containsExactly(written("once"));
            var answer = notes.partition.answer(command);
            assertThat(owner.told()).containsExactly(answer, answer);
            assertThat(next.told()).containsExactly(answer);
            assertThat(answer.commandsOffset()).isZero();
            notes.check();
        }

        /** It waited for longer than receipts are kept, and its retries with it. */
        @Test
        void decidesACommandOnceHoweverLongItHadToWait() {
            var command = notes.write("once");
            notes.documents.goAway();
            owner.step();
            notes.clock.advance(LogName.ANSWERS_KEPT.plusDays(1));
            notes.documents.comeBack();
            owner.settle().kill();
            notes.documents.sweep(notes.clock.instant());

            notes.partition.send(command);
            var next = notes.partition.start().settle();

            assertThat(notes.lines(NOTE)).containsExactly("once");
            assertThat(next.told()).containsExactly(notes.partition.answer(command));
            assertThat(notes.partition.receipt(command)).isPresent();
            notes.check();
        }

        @Test
        void movesOnOverCommandsThatNeedNoRecord() {
            var command = notes.write("once");
            owner.settle();
            notes.partition.send(command);
            owner.settle();

            assertThat(notes.log.decided()).hasValue(2);
        }

        @Test
        void letsGoOfDecidedCommands() {
            notes.write("one");
            owner.settle();
            assertThat(notes.log.start(LogName.COMMANDS)).isEqualTo(1);

            notes.write("two");
            owner.settle();
            assertThat(notes.log.start(LogName.COMMANDS)).isEqualTo(1);
            notes.clock.advance(Duration.ofSeconds(11));
            owner.settle();
            assertThat(notes.log.start(LogName.COMMANDS)).isEqualTo(2);
        }

        @Test
        void tellsARefusalOnlyOnceWhatItWasDecidedOnIsCommitted() {
            notes.write("first");
            var refused = notes.seal(NOTE);
            notes.moments.at(Moment.BEFORE_COMMIT, PartitionOwnerTest::timesOut);
            owner.step();

            assertThat(owner.told()).isEmpty();
            assertThat(notes.partition.answers()).isEmpty();
            owner.settle();
            assertThat(owner.told()).containsExactlyElementsOf(notes.partition.answers());
            assertThat(refusal(refused)).isEqualTo("sealed");
            notes.check();
        }

        @Test
        void takesAtMostItsBoundsIntoABatch() {
            IntStream.range(0, 150).forEach(number -> notes.write(OTHER, "line " + number));
            owner.settle();

            assertThat(owner.batches()).containsExactly(100, 50);
            assertThat(notes.partition.events()).hasSize(150);
        }
    }

    @Nested
    class HandingOver {

        private final Instance owner = notes.partition.start().settle();

        @Test
        void decidesNothingMoreOnceRevokedWhileABatchWaits() {
            var command = notes.write("waiting");
            owner.revoke();

            assertThat(owner.step()).isFalse();
            assertThat(owner.phase()).isEqualTo(Phase.CLOSED);
            assertThat(notes.partition.events()).isEmpty();
            var next = notes.partition.start().settle();
            assertThat(next.told()).containsExactly(notes.partition.answer(command));
            notes.check();
        }

        @Test
        void finishesTheBatchInTheMiddleOfWhichItIsRevoked() {
            notes.write("one");
            notes.moments.at(Moment.BEFORE_COMMIT, owner::revoke);

            assertThat(owner.step()).isTrue();
            assertThat(owner.told()).hasSize(1);
            assertThat(notes.lines(NOTE)).containsExactly("one");
            assertThat(owner.step()).isFalse();
            notes.check();
        }

        @Test
        void neverCommitsOnceThePartitionIsLost() {
            notes.write("one");
            notes.moments.at(Moment.BEFORE_LOAD, owner::lose);
            var before = notes.log.end(LogName.EVENTS);

            owner.step();

            assertThat(owner.step()).isFalse();
            assertThat(notes.log.end(LogName.EVENTS)).isEqualTo(before);
            assertThat(notes.log.decided()).isEmpty();
            assertThat(owner.told()).isEmpty();
            notes.partition.start().settle();
            assertThat(notes.lines(NOTE)).containsExactly("one");
            notes.check();
        }

        @Test
        void canBeRevokedInTheMiddleOfATakeOver() {
            notes.write("one");
            owner.kill();
            var next = notes.partition.start().until(Phase.REPLAYING);
            next.revoke();

            assertThat(next.step()).isFalse();
            assertThat(next.phase()).isEqualTo(Phase.CLOSED);
            notes.partition.start().settle();
            notes.check();
        }

        @Test
        void doesNothingAfterItHasClosed() {
            owner.revoke();
            owner.step();
            notes.write("one");
            var moments = notes.moments.passed().size();

            assertThat(owner.step()).isFalse();
            owner.owner().restart();
            assertThat(owner.step()).isFalse();
            assertThat(notes.moments.passed()).hasSize(moments);
        }

        @Test
        void decidesOnTheWholePastAfterTwoFastHandOvers() {
            notes.write("one");
            notes.moments.at(Moment.AFTER_COMMIT, Moments::crash);
            owner.step();
            notes.write("two");
            var second = notes.partition.start();
            notes.moments.at(Moment.AFTER_OFFSETS, Moments::crash);
            second.settle();
            var third = notes.partition.start();
            notes.moments.at(Moment.BEFORE_CHECKPOINT, "states_v1", Moments::crash);
            third.settle();
            assertThat(List.of(owner, second)).allMatch(Instance::hasEnded);
            var sealed = notes.seal(NOTE);
            notes.partition.settle();

            assertThat(refusal(sealed)).isEqualTo("sealed");
            assertThat(notes.partition.bodies()).containsExactly(written("one"), written("two"));
            assertThat(notes.partition.answer(sealed).version()).isEqualTo(2);
            notes.check();
        }

        @Test
        void aRetryIsAnsweredAsTheFirstTryByTheNextOwner() {
            var command = notes.write("one");
            notes.moments.at(Moment.BEFORE_REPLY, Moments::crash);
            owner.step();
            assertThat(owner.told()).isEmpty();

            notes.partition.send(command);
            var next = notes.partition.start().settle();

            assertThat(next.told()).containsExactly(notes.partition.answer(command));
            notes.check();
        }
    }

    @Nested
    class Fencing {

        private final Instance owner = notes.partition.start().settle();

        @Test
        void startsAgainAfterAFatalErrorOfTheProducer() {
            notes.moments.at(Moment.MID_SEND, Notebook::kafkaFails);
            notes.write("one");
            owner.settle();

            assertThat(owner.recoveries()).containsExactly("KafkaException");
            assertThat(owner.problem()).isNull();
            assertThat(owner.told()).hasSize(1);
            notes.check();
        }

        @Test
        void findsOutThatACommitThatTimedOutHappened() {
            notes.moments.at(Moment.DURING_COMMIT, PartitionOwnerTest::timesOut);
            var command = notes.write("one");
            owner.step();
            assertThat(owner.phase()).isEqualTo(Phase.FENCING);
            assertThat(owner.told()).isEmpty();
            owner.settle();

            assertThat(owner.batches()).containsExactly(1);
            assertThat(notes.partition.receipt(command)).contains(notes.partition.answer(command));
            assertThat(notes.lines(NOTE)).containsExactly("one");
            notes.check();
        }

        @Test
        void findsOutThatACommitThatTimedOutDidNotHappen() {
            notes.moments.at(Moment.BEFORE_COMMIT, PartitionOwnerTest::timesOut);
            var command = notes.write("one");
            owner.settle();

            assertThat(owner.batches()).containsExactly(1, 1);
            assertThat(owner.told()).containsExactly(notes.partition.answer(command));
            notes.check();
        }

        @Test
        void startsAgainAlsoWhenNotEvenLettingGoSucceeds() {
            notes.moments.at(Moment.MID_SEND, Notebook::kafkaFails);
            notes.moments.at(Moment.BEFORE_CLOSE, Notebook::kafkaFails);
            notes.write("one");
            owner.settle();

            assertThat(owner.told()).hasSize(1);
            assertThat(notes.moments.clear()).isFalse();
            notes.moments.at(Moment.BEFORE_CLOSE, Notebook::kafkaFails);
            owner.revoke();
            assertThat(owner.step()).isFalse();
            assertThat(owner.phase()).isEqualTo(Phase.CLOSED);
            notes.check();
        }

        @Test
        void isNotStuckAfterACommitThatRacesTheTransactionTimeOut() {
            notes.moments.at(Moment.BEFORE_COMMIT, notes.log::timeOutTransaction);
            notes.write("one");
            owner.settle();

            assertThat(owner.recoveries()).containsExactly("FencedException");
            assertThat(owner.told()).hasSize(1);
            notes.check();
        }

        @Test
        void waitsTwoHeartbeatsAndForALaterPollOnceItWasFencedOut() {
            notes.log.connect().fence();
            notes.write("one");
            owner.step();
            assertThat(owner.recoveries()).containsExactly("FencedException");
            assertThat(owner.problem()).contains("Fenced by another owner");

            notes.clock.advance(PartitionOwner.TWO_HEARTBEATS);
            owner.step();
            assertThat(owner.phase()).isEqualTo(Phase.FENCING);

            notes.clock.advance(Duration.ofMillis(1));
            owner.step();
            assertThat(owner.phase()).isEqualTo(Phase.REPLAYING);
            owner.settle();
            notes.check();
        }

        @Test
        void neverFencesAgainWithoutTheGroupsWord() {
            notes.log.connect().fence();
            notes.write("one");
            owner.step();
            owner.leave();
            notes.clock.advance(Duration.ofMinutes(1));

            owner.step();

            assertThat(owner.phase()).isEqualTo(Phase.FENCING);
        }

        @Test
        void aZombieThatWakesUpToATimeOutDoesNotFenceTheTrueOwner() {
            var trueOwners = new ArrayList<Instance>();
            notes.write("one");
            notes.moments.at(Moment.BEFORE_COMMIT, () -> {
                owner.leave();
                notes.clock.advance(Duration.ofMinutes(1));
                trueOwners.add(notes.partition.start().settle());
                timesOut();
            });
            owner.step();
            assertThat(owner.recoveries()).doesNotContain("FencedException").hasSize(1);

            for (var i = 0; i < 100; i++) {
                notes.clock.advance(Duration.ofMillis(100));
                owner.step();
                trueOwners.getFirst().step();
            }

            assertThat(owner.phase()).isEqualTo(Phase.FENCING);
            assertThat(trueOwners.getFirst().recoveries()).isEmpty();
            assertThat(notes.lines(NOTE)).containsExactly("one");
            notes.check();
        }

        @Test
        void settlesOnTheOwnerThatTheGroupCountsWhenTwoFenceEachOther() {
            var late = owner;
            var counted = notes.partition.start().settle();
            // It was about to fence when the group took the partition away.
            late.owner().restart();
            late.step();
            notes.clock.advance(Duration.ofSeconds(1));
            late.step();
            assertThat(late.phase()).isEqualTo(Phase.REPLAYING);

            for (var i = 0; i < 10; i++) {
                notes.write("line " + i);
                for (var j = 0; j < 20; j++) {
                    counted.step();
                    late.step();
                    notes.clock.advance(Duration.ofMillis(100));
                }
            }

            assertThat(counted.phase()).isEqualTo(Phase.ACTIVE);
            assertThat(counted.recoveries()).hasSizeLessThanOrEqualTo(1);
            assertThat(notes.lines(NOTE)).hasSize(10);
            notes.partition.settle();
            notes.check();
        }

        @Test
        void aZombieThatWakesUpBeforeItsCommitCommitsNothing() {
            notes.write("one");
            notes.moments.at(Moment.BEFORE_COMMIT, () -> {
                notes.write("two");
                notes.partition.start().settle();
            });
            owner.step();

            assertThat(owner.recoveries()).containsExactly("FencedException");
            assertThat(owner.told()).isEmpty();
            assertThat(notes.partition.bodies()).containsExactly(written("one"), written("two"));
            notes.check();
        }

        @ParameterizedTest
        @EnumSource(names = {"AFTER_COMMIT", "BEFORE_WRITE", "BEFORE_CHECKPOINT"})
        void aZombieThatWakesUpBetweenItsCommitAndTheDocumentsOverwritesNothing(Moment moment) {
            notes.write("one");
            notes.moments.at(moment, () -> {
                notes.write("two");
                notes.partition.start().settle();
            });
            owner.step();

            // It finds out with the next collection that it reads, or when it looks whether all is as it was.
            for (var i = 0; i < 100 && owner.recoveries().isEmpty(); i++) {
                notes.clock.advance(Duration.ofMillis(100));
                owner.step();
            }
            assertThat(owner.recoveries()).containsExactly("LostDocuments");
            assertThat(notes.lines(NOTE)).containsExactly("one", "two");
            notes.check();
        }

        @Test
        void aZombieThatFindsNewerDocumentsLeavesTheTrueOwnerAlone() {
            notes.write("one");
            notes.moments.at(Moment.AFTER_COMMIT, () -> notes.partition.start().settle());
            owner.step();
            assertThat(owner.recoveries()).containsExactly("LostDocuments");

            for (var i = 0; i < 100; i++) {
                owner.step();
                notes.clock.advance(Duration.ofMillis(100));
            }
            notes.write("two");
            notes.partition.current().settle();

            assertThat(notes.partition.current().recoveries()).isEmpty();
            notes.check();
        }

        @Test
        void recoversWithoutARestartWhenThePartitionComesBackToIt() {
            notes.write("one");
            notes.moments.at(Moment.AFTER_COMMIT, () -> notes.partition.start().settle());
            owner.step();
            notes.partition.current().kill();
            notes.write("two");
            owner.comeBack();
            owner.settle();

            assertThat(notes.lines(NOTE)).containsExactly("one", "two");
            notes.check();
        }
    }

    @Nested
    class FailingToDecide {

        private final Instance owner = notes.partition.start().settle();

        @Test
        void buriesWhatNobodyCanReadAndDecidesTheOthers() {
            notes.write("before");
            notes.partition.send("maria", new byte[] {1, 2, 3}, Map.of("command-id", "garbled"));
            notes.partition.send("", new byte[0], Map.of());
            var after = notes.write("after");
            owner.settle();

            assertThat(notes.lines(NOTE)).containsExactly("before", "after");
            assertThat(notes.partition.deadLetters()).hasSize(2).allMatch(reason -> reason.startsWith("undecodable: "));
            assertThat(owner.countedDeadLetters()).containsExactly("undecodable", "undecodable");
            assertThat(owner.recoveries()).isEmpty();
            var answers = notes.partition.answers();
            assertThat(answers).hasSize(3);
            assertThat(answers)
                    .filteredOn(answer -> answer.outcome() == Outcome.FAILED)
                    .singleElement()
                    .satisfies(answer -> {
                        assertThat(answer.commandId()).isEqualTo("garbled");
                        assertThat(answer.reason()).isEqualTo("undecodable");
                    });
            assertThat(notes.partition.answer(after).outcome()).isEqualTo(Outcome.ACCEPTED);
            notes.check();
        }

        @Test
        void keepsTheAnswerOfACommandWhoseRetryNobodyCanRead() {
            var command = notes.write("one");
            notes.partition.send("maria", new byte[] {1}, Map.of("command-id", command.id()));
            owner.settle();
            notes.partition.send("maria", new byte[] {2}, Map.of("command-id", command.id()));
            owner.settle();

            assertThat(notes.partition.answer(command).outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(notes.lines(NOTE)).containsExactly("one");
            notes.check();
        }

        @Test
        void rollsACommandBackAloneThatHitsABug() {
            notes.write("before");
            var explode = notes.send(NOTE, new Note.Command.Explode());
            var recurse = notes.send(NOORS, new Note.Command.Recurse());
            notes.write("after");
            owner.settle();

            assertThat(notes.lines(NOTE)).containsExactly("before", "after");
            assertThat(notes.partition.answer(explode).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(notes.partition.answer(explode).reason()).isEqualTo("bug");
            assertThat(notes.partition.answer(recurse).reason()).isEqualTo("bug");
            assertThat(notes.partition.deadLetters()).hasSize(2);
            assertThat(notes.partition.deadLetters().getFirst()).startsWith("bug: IllegalStateException at ");
            assertThat(owner.countedDeadLetters()).containsExactly("bug", "bug");
            assertThat(owner.recoveries()).isEmpty();
            notes.partition.check(SECRET, "private words");
        }

        @Test
        void rollsACommandBackAloneThatIsTooLargeTogetherWithItsKeys() {
            var bloat = notes.send(NOORS, new Note.Command.Bloat(LogName.MOST_RECORD_BYTES));
            var write = notes.write(NOTE, "fits");
            owner.settle();

            assertThat(notes.partition.answer(bloat).reason()).isEqualTo("too-large");
            assertThat(notes.partition.deadLetters()).containsExactly("too large");
            assertThat(owner.countedDeadLetters()).containsExactly("too-large");
            assertThat(notes.partition.answer(write).outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(notes.log.committed(LogName.KEYS))
                    .extracting(Incoming::key)
                    .containsExactly("maria/user", "maria/note/monday");
            notes.write(NOORS, "fits now");
            owner.settle();
            assertThat(notes.lines(NOORS)).containsExactly("fits now");
            notes.check();
        }

        @Test
        void aDeadLetterCanBeReadAgainWithTheKeyOfTheCommands() {
            var explode = notes.send(NOTE, new Note.Command.Explode());
            owner.settle();

            var letter = notes.log.committed(LogName.DEAD_LETTERS).getFirst();
            assertThat(letter.key()).isEqualTo("maria");
            assertThat(letter.value()).isEqualTo(exploded(explode));
        }

        private byte[] exploded(Command<?> command) {
            return notes.log.read(LogName.COMMANDS, 0, 10).stream()
                    .filter(one -> new String(
                                    one.headers().lastHeader("command-id").value(), StandardCharsets.UTF_8)
                            .equals(command.id()))
                    .findFirst()
                    .orElseThrow()
                    .value();
        }
    }

    @Nested
    class CatchingUp {

        @Test
        void readsTheKeysThenTheAnswersThenTheEvents() {
            notes.write("one");
            notes.partition.start().settle().kill();
            notes.documents.drop();
            var before = notes.moments.passed().size();
            notes.partition.start().settle();

            assertThat(notes.moments.passed().stream()
                            .skip(before)
                            .filter(moment -> moment.startsWith("BEFORE_POLL"))
                            .distinct())
                    .containsExactly("BEFORE_POLL keys", "BEFORE_POLL answers", "BEFORE_POLL events");
            notes.check();
        }

        @Test
        void judgesNoEventBeforeEveryKeyHasBeenSeen() {
            var owner = notes.partition.start().settle();
            var stranger = notes.log.stranger(LogName.KEYS);
            notes.write("one");
            notes.moments.at(Moment.AFTER_COMMIT, Moments::crash);
            owner.step();
            // The event is visible already, its key is not.
            assertThat(notes.log.committed(LogName.EVENTS)).hasSize(1);
            assertThat(notes.log.committed(LogName.KEYS)).isEmpty();

            var next = notes.partition.start();
            for (var i = 0; i < 20; i++) {
                next.step();
            }
            assertThat(next.phase()).isEqualTo(Phase.REPLAYING);
            assertThat(next.recoveries()).isEmpty();
            stranger.abort();
            next.settle();

            assertThat(notes.lines(NOTE)).containsExactly("one");
            notes.check();
        }

        @Test
        void decidesNothingBeforeItHasSeenWhatIsAboveSomebodysOpenTransaction() {
            var owner = notes.partition.start().settle();
            var stranger = notes.log.stranger(LogName.EVENTS);
            notes.write("hidden");
            notes.moments.at(Moment.AFTER_COMMIT, Moments::crash);
            owner.step();
            var sealed = notes.seal(NOTE);

            var next = notes.partition.start();
            for (var i = 0; i < 20; i++) {
                next.step();
            }
            assertThat(next.phase()).isEqualTo(Phase.REPLAYING);
            assertThat(next.owner().health().replayed())
                    .isLessThan(next.owner().health().toReplay());
            stranger.abort();
            next.settle();

            assertThat(refusal(sealed)).isEqualTo("sealed");
            notes.check();
        }

        @Test
        void goesOnDecidingBelowSomebodysOpenTransaction() {
            var owner = notes.partition.start().settle();
            notes.log.stranger(LogName.EVENTS);
            notes.write("one");
            owner.settle();

            assertThat(owner.told()).hasSize(1);
            assertThat(notes.lines(NOTE)).containsExactly("one");
        }

        @Test
        void saysThatItIsStuckOnceItHasComeToAStandstillAgainAndAgainAndRecoversByItself() {
            var stranger = notes.log.stranger(LogName.EVENTS);
            var owner = notes.partition.start();
            for (var standstill = 1; standstill <= 3; standstill++) {
                assertThat(owner.owner().stuck()).isNull();
                owner.until(Phase.REPLAYING);
                for (var i = 0; i < 20; i++) {
                    owner.step();
                }
                notes.clock.advance(Replaying.MOST_WITHOUT_PROGRESS);
                owner.step();
                assertThat(owner.phase()).isEqualTo(Phase.REPLAYING);
                notes.clock.advance(Duration.ofMillis(1));
                owner.step();
                assertThat(owner.phase()).isEqualTo(Phase.FENCING);
            }
            assertThat(owner.recoveries()).containsOnly("NoProgressException").hasSize(3);
            assertThat(owner.owner().stuck()).contains("The replay of EVENTS stays at offset 0");

            stranger.abort();
            owner.settle();

            assertThat(owner.owner().stuck()).isNull();
            assertThat(owner.problem()).isNull();
        }

        @Test
        void isSilent() {
            notes.write("one");
            notes.seal(NOTE);
            notes.moments.at(Moment.AFTER_COMMIT, Moments::crash);
            notes.partition.start().settle();

            assertThat(notes.partition.start().settle().told()).isEmpty();
            notes.check();
        }

        @Test
        void haltsAtAnEventOfAnUnknownVersion() {
            notes.write("one");
            notes.partition.start().settle().kill();
            var known = notes.log.committed(LogName.EVENTS).getFirst();
            var headers = new RecordHeaders(known.headers());
            headers.remove("ce_type");
            headers.add("ce_type", "rebound.testing.line-written.v2".getBytes(StandardCharsets.UTF_8));
            notes.log.append(new Outgoing(LogName.EVENTS, known.key(), known.value(), headers));
            notes.write("two");

            var owner = notes.partition.start();
            assertHalts(owner);
            assertThat(owner.problem()).contains("rebound.testing.line-written.v2");
            assertThat(notes.lines(NOTE)).containsExactly("one");
        }

        @Test
        void haltsAtAGapInTheVersionsOfAnAggregate() {
            notes.ringAt(NOTE, Notebook.START.plus(Duration.ofDays(1)));
            notes.partition.start().settle().kill();
            var known = notes.log.committed(LogName.EVENTS).getFirst();
            var headers = new RecordHeaders(known.headers());
            headers.remove("ce_aggregateversion");
            headers.add("ce_aggregateversion", "3".getBytes(StandardCharsets.UTF_8));
            notes.log.append(new Outgoing(LogName.EVENTS, known.key(), known.value(), headers));

            assertHalts(notes.partition.start());
            assertThat(notes.partition.stored(NOTE).orElseThrow().version()).isEqualTo(1);
        }
    }

    @Nested
    class KeepingDocuments {

        private final Instance owner = notes.partition.start().settle();

        @Test
        void decidesNothingOnAbsentDocumentsWhenTheDatabaseWasDroppedBetweenTwoCommands() {
            notes.write("before");
            owner.settle();
            notes.documents.drop();
            var sealed = notes.seal(NOTE);
            var after = notes.write("after");
            owner.settle();

            assertThat(owner.recoveries()).containsExactly("LostDocuments");
            assertThat(refusal(sealed)).isEqualTo("sealed");
            assertThat(notes.partition.answer(after).version()).isEqualTo(2);
            assertThat(notes.lines(NOTE)).containsExactly("before", "after");
            notes.check();
        }

        @ParameterizedTest
        @EnumSource(names = {"BEFORE_WRITE", "MID_WRITE", "BEFORE_CHECKPOINT", "AFTER_WRITE"})
        void rebuildsWhenTheDatabaseIsDroppedInTheMiddleOfAWrite(Moment moment) {
            notes.write("before");
            owner.settle();
            notes.write("after");
            notes.write(NOORS, "as well");
            notes.moments.at(moment, "states_v1", notes.documents::drop);
            owner.settle();
            notes.clock.advance(Duration.ofMinutes(1));
            owner.settle();

            assertThat(notes.lines(NOTE)).containsExactly("before", "after");
            notes.check();
        }

        @Test
        void noticesThatTheDatabaseWasDroppedAlsoWhileThereIsNothingToDecide() {
            notes.write("before");
            owner.settle();
            notes.documents.drop();
            notes.clock.advance(Duration.ofSeconds(10));
            owner.step();
            assertThat(owner.recoveries()).containsExactly("LostDocuments");
            owner.settle();

            assertThat(notes.lines(NOTE)).containsExactly("before");
            notes.check();
        }

        @Test
        void keepsTheCommandsWhileTheDatabaseIsAwayAndDecidesThemWhenItReturns() {
            notes.write("before");
            owner.settle();
            notes.documents.goAway();
            notes.write("during");
            for (var i = 0; i < 100; i++) {
                owner.step();
                notes.clock.advance(Duration.ofSeconds(1));
            }
            assertThat(owner.phase()).isEqualTo(Phase.FENCING);
            assertThat(owner.owner().stuck()).isNull();
            assertThat(owner.problem()).contains("AwayException");
            assertThat(notes.partition.events()).hasSize(1);
            notes.documents.comeBack();
            owner.settle();

            assertThat(notes.lines(NOTE)).containsExactly("before", "during");
            notes.check();
        }

        @Test
        void catchesUpWhenTheDatabaseFailsAfterTheCommit() {
            var command = notes.write("one");
            notes.moments.at(Moment.BEFORE_WRITE, "totals_v1", notes.documents::goAway);
            owner.step();
            assertThat(owner.told()).isEmpty();
            notes.documents.comeBack();
            owner.settle();

            assertThat(notes.partition.receipt(command)).isPresent();
            assertThat(notes.partition.view(Note.TOTALS, "maria", "totals")).contains(new Note.Totals(1, 0));
            assertThat(owner.batches()).containsExactly(1);
            notes.check();
        }

        @Test
        void areNotCompleteBeforeARebuildHasReachedTheEnd() {
            IntStream.range(0, 10).forEach(number -> {
                notes.write("line " + number);
                owner.step();
            });
            owner.kill();
            notes.documents.drop();
            var next = notes.partition.start();
            notes.moments.at(Moment.BEFORE_LOOK_UP, () -> notes.moments.clear());
            var sawIncomplete = false;
            while (next.phase() != Phase.ACTIVE) {
                next.step();
                var checkpoint = notes.documents.checkpoint("states_v1", 2);
                if (checkpoint != null && !checkpoint.complete()) {
                    sawIncomplete = true;
                    assertThat(notes.lines(NOTE)).hasSizeLessThan(10);
                }
            }
            assertThat(sawIncomplete).isTrue();
            assertThat(notes.documents.checkpoint("states_v1", 2))
                    .satisfies(checkpoint -> assertThat(checkpoint.complete()).isTrue());
            assertThat(notes.lines(NOTE)).hasSize(10);
        }

        @ParameterizedTest
        @EnumSource(names = {"EVENTS", "ANSWERS", "KEYS"})
        void beginAgainForAnotherIncarnationOfATopic(LogName log) {
            notes.write("old");
            owner.settle().kill();
            // A restored or migrated cluster: the same records, another topic.
            var records = notes.log.committed(log);
            notes.log.recreate(log);
            records.forEach(one -> notes.log.append(new Outgoing(log, one.key(), one.value(), one.headers())));
            notes.partition.start().settle();
            notes.write("new");
            notes.partition.settle();

            assertThat(notes.lines(NOTE)).containsExactly("old", "new");
            notes.check();
        }

        @Test
        void areNotWrittenByAnOwnerThatHoldsAnotherGeneration() {
            notes.write("one");
            notes.moments.at(Moment.BEFORE_CHECKPOINT, "states_v1", () -> {
                notes.documents.drop();
                notes.partition.start().settle();
            });
            owner.step();

            assertThat(owner.recoveries()).containsExactly("LostDocuments");
            assertThat(owner.told()).isEmpty();
            notes.check();
        }
    }

    @Nested
    class Keys {

        private final Instance owner = notes.partition.start().settle();

        @Test
        void mintedInAnAbortedBatchAreNotUsedAfterwards() {
            notes.write("one");
            notes.moments.at(Moment.BEFORE_COMMIT, Notebook::kafkaFails);
            owner.settle();
            notes.write("two");
            owner.settle();

            var appended = notes.log.read(LogName.KEYS, 0, 100);
            var committed = notes.log.committed(LogName.KEYS);
            assertThat(appended).hasSize(4);
            assertThat(committed).extracting(Incoming::key).containsExactly("maria/user", "maria/note/monday");
            // The events open with the committed keys alone.
            assertThat(notes.partition.bodies()).containsExactly(written("one"), written("two"));
            notes.check();
        }

        @Test
        void areMintedOnceForAnAggregate() {
            notes.write("one");
            notes.write("two");
            owner.step();
            notes.write("three");
            owner.settle();
            notes.write("four");
            notes.partition.start().settle();
            notes.write(OTHER, "five");
            notes.partition.settle();

            assertThat(notes.log.committed(LogName.KEYS))
                    .extracting(Incoming::key)
                    .containsExactly("maria/user", "maria/note/monday", "maria/note/tuesday");
            notes.check();
        }

        @Test
        void areMintedForTheFirstPrivateWordOfAnAggregateThatIsThereAlready() {
            notes.ringAt(NOTE, Notebook.START.plus(Duration.ofDays(1)));
            owner.settle();
            assertThat(notes.log.committed(LogName.KEYS)).isEmpty();
            notes.write("one");
            owner.settle();

            assertThat(notes.lines(NOTE)).containsExactly("one");
            notes.check();
        }

        @Test
        void thatAreMissingWithoutAMarkerStopTheOwner() {
            notes.write("one");
            owner.settle().kill();
            notes.log.truncate(LogName.KEYS, notes.log.end(LogName.KEYS));
            notes.documents.drop();

            assertHalts(notes.partition.start());
            assertThat(notes.partition.stored(NOTE)).isEmpty();
        }

        @Test
        void ofWhichOnlyTheOneThatWrapsIsMissingStopTheOwner() {
            notes.write("one");
            owner.settle().kill();
            notes.log.truncate(LogName.KEYS, 1);
            notes.documents.drop();

            assertHalts(notes.partition.start());
        }

        @Test
        void thatWereErasedLeaveTheFactsWithoutTheWords() {
            notes.write("one");
            notes.write(OTHER, "two");
            owner.settle().kill();
            erase(NOTE.global());
            notes.log.compact(LogName.KEYS);
            notes.documents.drop();
            notes.partition.start().settle();

            assertThat(notes.kept(NOTE)).isEqualTo(new Note.Kept(Private.of("\n"), 1, null, 0));
            assertThat(notes.partition.bodies()).contains(new Note.Happened.LineWritten(Private.erased()));
            assertThat(notes.lines(OTHER)).containsExactly("two");
        }

        @Test
        void ofAPersonThatWereErasedTakeAllTheirWordsAlong() {
            notes.write("one");
            notes.write(OTHER, "two");
            notes.write(NOORS, "three");
            owner.settle().kill();
            erase("maria/user");
            notes.documents.drop();
            notes.partition.start().settle();

            assertThat(List.of(NOTE, OTHER))
                    .allMatch(note -> notes.kept(note).text().value().equals("\n"));
            assertThat(notes.lines(NOORS)).containsExactly("three");
        }

        @Test
        void areNotMintedForALateCommandOfSomebodyWhoWasErased() {
            notes.write("one");
            owner.settle().kill();
            erase("maria/user");
            var keys = notes.log.end(LogName.KEYS);
            var late = notes.write("late");
            var elsewhere = notes.write(OTHER, "late");
            notes.partition.start().settle();

            assertThat(List.of(refusal(late), refusal(elsewhere))).containsOnly("person-erased");
            assertThat(notes.partition.answer(late).kind()).isEqualTo(Reason.Kind.GONE);
            assertThat(notes.log.end(LogName.KEYS)).isEqualTo(keys);
        }

        private void erase(String key) {
            var marker = Json.bytes(new WrappedKey(null, notes.clock.instant()));
            notes.log.append(new Outgoing(LogName.KEYS, key, marker, new RecordHeaders()));
        }
    }

    @Nested
    class Positions {

        private final Instance owner = notes.partition.start().settle();

        @Test
        void thatHaveExpiredFollowFromTheAnswers() {
            notes.write("one");
            notes.write("two");
            owner.settle().kill();
            notes.log.expirePositions();
            var waiting = notes.write("three");
            var next = notes.partition.start().settle();

            assertThat(next.batches()).containsExactly(1);
            assertThat(next.told()).containsExactly(notes.partition.answer(waiting));
            notes.check();
        }

        @Test
        void thatHaveExpiredFollowFromTheAnswersOfARebuildToo() {
            notes.write("one");
            owner.settle().kill();
            notes.log.expirePositions();
            notes.documents.drop();
            var next = notes.partition.start().settle();

            assertThat(next.batches()).isEmpty();
            notes.check();
        }

        @Test
        void areTheStartOfTheLogWhereNothingWasEverDecided() {
            notes.write("one");
            owner.kill();
            var next = notes.partition.start().settle();

            assertThat(next.told()).hasSize(1);
            notes.check();
        }

        @Test
        void areTheStartOfTheLogWhereTheAnswersAreBeyondItsEnd() {
            notes.write("one");
            notes.write("two");
            notes.write("three");
            owner.settle().kill();
            notes.log.recreate(LogName.COMMANDS);
            notes.log.expirePositions();
            notes.write("four");
            var next = notes.partition.start().settle();

            assertThat(next.told()).hasSize(1);
            assertThat(notes.lines(NOTE)).containsExactly("one", "two", "three", "four");
            notes.check();
        }

        @Test
        void areTheStartOfTheLogWhereTheyAreBeyondItsEnd() {
            notes.write("one");
            notes.write("two");
            notes.write("three");
            owner.settle().kill();
            notes.log.recreate(LogName.COMMANDS);
            notes.write("four");
            var next = notes.partition.start().settle();

            assertThat(next.told()).hasSize(1);
            assertThat(notes.lines(NOTE)).containsExactly("one", "two", "three", "four");
            notes.check();
        }

        @Test
        void belowTheStartOfTheLogAreTheStart() {
            notes.write("one");
            owner.settle().kill();
            notes.write("lost");
            notes.log.truncate(LogName.COMMANDS, 2);
            var found = notes.write("two");
            notes.partition.start().settle();

            assertThat(notes.lines(NOTE)).containsExactly("one", "two");
            assertThat(notes.partition.answer(found).commandsOffset()).isEqualTo(2);
        }
    }

    @Nested
    class BeingFed {

        private final Instance owner = notes.partition.start().settle();

        @Test
        void dropsWhatWasReadForAnEarlierEpoch() {
            owner.stopReading();
            notes.write("one");
            var stale = owner.epoch();
            owner.owner().restart();
            owner.until(Phase.FENCING).until(Phase.ACTIVE);
            assertThat(owner.epoch()).isGreaterThan(stale);

            owner.inbox().offer(stale, List.of(accepted(0)));
            owner.step();

            assertThat(owner.batches()).isEmpty();
            assertThat(owner.inbox().size()).isZero();
        }

        @Test
        void forgetsWhatWaitedWhenItStartsAgain() {
            notes.moments.at(Moment.BEFORE_SEND, Notebook::kafkaFails);
            notes.write("one");
            owner.step();

            assertThat(owner.inbox().size()).isZero();
            owner.settle();
            assertThat(owner.told()).hasSize(1);
            notes.check();
        }

        @Test
        void looksAgainWhereToBeginWhenItsPlaceInTheLogIsGone() {
            owner.stopReading();
            notes.write("lost");
            notes.write("kept");
            notes.log.truncate(LogName.COMMANDS, 1);
            owner.goOnReading();
            owner.settle();

            assertThat(notes.lines(NOTE)).containsExactly("kept");
        }

        @Test
        void asksForARestartAfterAnErrorThatIsNoException() {
            notes.write("one");
            notes.moments.at(Moment.BEFORE_SEND, () -> {
                throw new OutOfMemoryError("injected");
            });
            assertThat(owner.owner().stuck()).isNull();

            assertThatThrownBy(owner::step).isInstanceOf(OutOfMemoryError.class);

            assertThat(owner.owner().stuck()).contains("OutOfMemoryError");
        }
    }

    /** However often it tries, it never decides, and says why; a restart would not help. */
    private void assertHalts(Instance owner) {
        var events = notes.log.end(LogName.EVENTS);
        for (var i = 0; i < 200; i++) {
            owner.step();
            notes.clock.advance(Duration.ofMillis(500));
            assertThat(owner.phase()).isNotEqualTo(Phase.ACTIVE);
        }
        assertThat(owner.problem()).isNotNull();
        assertThat(owner.owner().stuck()).isNull();
        assertThat(owner.recoveries()).hasSizeGreaterThan(2);
        assertThat(notes.log.end(LogName.EVENTS)).isEqualTo(events);
    }

    private static void timesOut() {
        throw new TimeoutException("injected");
    }

    private String refusal(Command<?> command) {
        var answer = notes.partition.answer(command);
        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        return String.valueOf(answer.reason());
    }

    private Input accepted(long offset) {
        return new Input.Accepted(notes.log.read(LogName.COMMANDS, offset, 1).getFirst());
    }
}
