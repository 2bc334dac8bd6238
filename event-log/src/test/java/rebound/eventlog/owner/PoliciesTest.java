package rebound.eventlog.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rebound.eventlog.owner.Notebook.NOTE;
import static rebound.eventlog.owner.Notebook.OTHER;
import static rebound.eventlog.owner.Notebook.START;
import static rebound.eventlog.owner.Notebook.written;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import rebound.eventlog.EventLogMetrics.Work;
import rebound.eventlog.domain.Private;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.model.Answer.Outcome;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Policy;
import rebound.eventlog.testkit.Moments;
import rebound.eventlog.testkit.Moments.Moment;
import rebound.eventlog.testkit.Note;

/** Policies as inputs of an owner. */
class PoliciesTest {

    private final Notebook notes = new Notebook(new WhenTaskFailedThenWriteNote());

    @Test
    void doWhatFollowsFromAnEventOfAnotherServiceOnce() {
        notes.taskFailed("chore");
        notes.partition.start().settle();
        notes.partition.start().settle();

        assertThat(notes.partition.bodies()).containsExactly(written("chore"));
        var event = notes.partition.events().getFirst().event();
        assertThat(event.id()).isEqualTo("chore/when-task-failed-then-write-note/1/1");
        assertThat(event.cause()).isEqualTo(new Cause("chore", 1, Cause.Origin.POLICY));
        notes.check();
    }

    @Test
    void haveTheirEffectOnceHoweverOftenAnEventIsHeard() {
        notes.taskFailed("chore");
        notes.taskFailed("errand");
        notes.partition.start().settle();
        notes.log.expirePositions();
        notes.partition.start().settle();
        notes.documents.drop();
        notes.log.expirePositions();
        notes.partition.start().settle();
        assertThat(notes.lines(NOTE)).containsExactly("chore", "errand");
        notes.check();
    }

    @Test
    void haveTheirEffectOnceWhateverHappensToTheBatchThatTheyAreIn() {
        for (var number = 1; crashesAt(number); number++) {
            assertThat(number).isLessThan(100);
        }
    }

    private static boolean crashesAt(int number) {
        var notes = new Notebook(new WhenTaskFailedThenWriteNote());
        var owner = notes.partition.start().settle();
        notes.taskFailed("chore");
        notes.write("by hand");
        notes.moments.atNumber(number, Moments::crash);
        owner.step();
        notes.moments.clear();
        var crashed = owner.hasEnded();
        notes.partition.settle();
        notes.partition.start().settle();
        assertThat(notes.lines(NOTE)).as("crash at %d", number).containsExactlyInAnyOrder("by hand", "chore");
        notes.check();
        return crashed;
    }

    @Test
    void followTheirOwnServicesEventsLikeAnyOthersOnce() {
        var own = new Notebook(whenRangThenWrite());
        own.ringAt(NOTE, START.plusSeconds(1));
        var owner = own.partition.start().settle();
        own.clock.advance(Duration.ofSeconds(1));
        owner.settle().settle();
        own.partition.start().settle();

        assertThat(own.lines(OTHER)).containsExactly("rang");
        var event = own.partition.events().getLast().event();
        assertThat(event.aggregate()).isEqualTo(OTHER);
        assertThat(event.cause().hops()).isEqualTo(1);
        own.check();
    }

    @Test
    void followTheirOwnServicesEventsOnceWhateverHappensToABatch() {
        for (var number = 1; crashesWhileItFollowsItselfAt(number); number++) {
            assertThat(number).isLessThan(200);
        }
    }

    private static boolean crashesWhileItFollowsItselfAt(int number) {
        var own = new Notebook(whenRangThenWrite());
        own.ringAt(NOTE, START.plusSeconds(1));
        var owner = own.partition.start().settle();
        own.clock.advance(Duration.ofSeconds(1));
        own.moments.atNumber(number, Moments::crash);
        owner.settle().settle();
        own.moments.clear();
        var crashed = owner.hasEnded();
        own.partition.start().settle().settle();
        assertThat(own.lines(OTHER)).as("crash at %d", number).containsExactly("rang");
        own.check();
        return crashed;
    }

    @Test
    void readWhatIsPrivateInTheirOwnServicesEventsIfTheySaySo() {
        var own = new Notebook(whenWrittenThenCopy());
        own.write("a secret");
        own.partition.start().settle().settle();
        own.write("another");
        // By an owner that has not written the key itself.
        own.partition.start().settle().settle();

        assertThat(own.lines(OTHER)).containsExactly("a secret", "another");
        assertThat(own.partition.deadLetters()).isEmpty();
        own.check();
    }

    @Test
    void readWhatIsPrivateOnceWhateverHappensToABatch() {
        for (var number = 1; crashesWhileItReadsWhatIsPrivateAt(number); number++) {
            assertThat(number).isLessThan(200);
        }
    }

    private static boolean crashesWhileItReadsWhatIsPrivateAt(int number) {
        var own = new Notebook(whenWrittenThenCopy());
        var owner = own.partition.start().settle();
        own.write("a secret");
        own.moments.atNumber(number, Moments::crash);
        owner.settle().settle();
        own.moments.clear();
        var crashed = owner.hasEnded();
        own.partition.start().settle().settle();
        assertThat(own.lines(OTHER)).as("crash at %d", number).containsExactly("a secret");
        assertThat(own.partition.deadLetters()).isEmpty();
        own.check();
        return crashed;
    }

    @Test
    void cannotReadWhatIsPrivateInAnotherService() {
        var nosy = new Policy() {
            @Override
            public String name() {
                return "when-task-failed-then-read-on";
            }

            @Override
            public String eventType() {
                return WhenTaskFailedThenWriteNote.TYPE;
            }

            @Override
            public Instant activeSince() {
                return Instant.EPOCH;
            }

            @Override
            public boolean readsPrivate() {
                return true;
            }

            @Override
            public List<Then> when(ForeignEvent event) {
                return List.of();
            }
        };
        assertThatThrownBy(() -> Note.model(nosy)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What is written into one note, into the other, too. */
    private static Policy whenWrittenThenCopy() {
        return new Policy() {
            @Override
            public String name() {
                return "when-written-then-copy";
            }

            @Override
            public String eventType() {
                return "rebound.testing.line-written.v1";
            }

            @Override
            public Instant activeSince() {
                return Instant.EPOCH;
            }

            @Override
            public boolean readsPrivate() {
                return true;
            }

            @Override
            public List<Then> when(ForeignEvent event) {
                var line = Private.of(event.data().path("line").textValue());
                return event.subjectId().equals(OTHER.id())
                        ? List.of()
                        : List.of(new Then("note", OTHER.id(), new Note.Command.Write(line)));
            }
        };
    }

    private static Policy whenRangThenWrite() {
        return new Policy() {
            @Override
            public String name() {
                return "when-rang-then-write";
            }

            @Override
            public String eventType() {
                return "rebound.testing.rang.v1";
            }

            @Override
            public Instant activeSince() {
                return Instant.EPOCH;
            }

            @Override
            public List<Then> when(ForeignEvent event) {
                return List.of(new Then("note", OTHER.id(), new Note.Command.Write(Notebook.privately("rang"))));
            }
        };
    }

    @Test
    void decideInTheSameBatchAsCommandsAndInTheOrderInWhichBothCame() {
        var owner = notes.partition.start().settle();
        owner.stopReading();
        notes.taskFailed("chore");
        var sealed = notes.seal(NOTE);
        var command = notes.log.read(LogName.COMMANDS, 0, 1).getFirst();
        var event = notes.log.committedForeign("plan", 0, 1).getFirst();
        owner.inbox().offer(owner.epoch(), List.of(new Input.Foreign("plan", event), new Input.Accepted(command)));
        owner.step();

        assertThat(notes.partition.answer(sealed).reason()).isEqualTo("sealed");
    }

    @Test
    void aRefusalThatWasDecidedOnAnAbortedBatchIsNeverTold() {
        var owner = notes.partition.start().settle();
        owner.stopReading();
        notes.taskFailed("chore");
        var sealed = notes.seal(NOTE);
        var command = notes.log.read(LogName.COMMANDS, 0, 1).getFirst();
        var event = notes.log.committedForeign("plan", 0, 1).getFirst();
        // Refused because the note is there; but then it is not.
        owner.inbox().offer(owner.epoch(), List.of(new Input.Foreign("plan", event), new Input.Accepted(command)));
        notes.moments.at(Moment.BEFORE_COMMIT, Notebook::kafkaFails);
        owner.step();
        owner.goOnReading();
        owner.settle();

        assertThat(notes.partition.answer(sealed).reason()).isEqualTo("nothing-to-seal");
        assertThat(owner.told()).containsExactly(notes.partition.answer(sealed));
        notes.check();
    }

    @Test
    void leaveAloneWhatIsOlderThanADay() {
        notes.taskFailed("history", START.minus(Policies.MOST_AGE).minusNanos(1), 0, Cause.Origin.REQUEST);
        notes.taskFailed("recent", START.minus(Policies.MOST_AGE), 0, Cause.Origin.REQUEST);
        notes.partition.start().settle();

        assertThat(notes.lines(NOTE)).containsExactly("recent");
    }

    @Test
    void leaveAloneWhatIsToldADayLate() {
        notes.taskFailed("backdated", START, START.minus(Policies.MOST_AGE).minusNanos(1));
        notes.taskFailed("recent", START, START.minus(Policies.MOST_AGE));
        notes.partition.start().settle();

        assertThat(notes.lines(NOTE)).containsExactly("recent");
    }

    @Test
    void carryOnHoweverLateWhereNothingNewBegins() {
        var carriesOn = new Notebook(new WhenTaskFailedThenWriteNote(Instant.EPOCH, false));
        carriesOn.taskFailed("old", START.minus(Policies.MOST_AGE).minusNanos(1), 0, Cause.Origin.REQUEST);
        carriesOn.taskFailed("imported", START, 0, Cause.Origin.IMPORT);
        carriesOn.taskFailed("backdated", START, Instant.EPOCH);
        carriesOn.partition.start().settle();

        assertThat(carriesOn.lines(NOTE)).containsExactly("old", "imported", "backdated");
    }

    @Test
    void leaveAloneWhatWasImported() {
        notes.taskFailed("imported", START, 0, Cause.Origin.IMPORT);
        notes.taskFailed("by a policy", START, 1, Cause.Origin.POLICY);
        notes.partition.start().settle();

        assertThat(notes.lines(NOTE)).containsExactly("by a policy");
    }

    @Test
    void leaveAloneWhatHappenedBeforeTheyWereActive() {
        var active = new Notebook(new WhenTaskFailedThenWriteNote(START, true));
        active.taskFailed("before", START.minusNanos(1), 0, Cause.Origin.REQUEST);
        active.taskFailed("after", START, 0, Cause.Origin.REQUEST);
        active.partition.start().settle();

        assertThat(active.lines(NOTE)).containsExactly("after");
    }

    @Test
    void buryWhatHasComeThroughTooManyOfThemAndGoOn() {
        notes.taskFailed("last", START, Cause.MOST_HOPS - 1, Cause.Origin.POLICY);
        notes.taskFailed("too many", START, Cause.MOST_HOPS, Cause.Origin.POLICY);
        notes.taskFailed("next", START, 0, Cause.Origin.REQUEST);
        var owner = notes.partition.start().settle();

        assertThat(notes.lines(NOTE)).containsExactly("last", "next");
        assertThat(notes.partition.deadLetters()).singleElement().asString().startsWith("policy: ");
        assertThat(owner.countedDeadLetters()).containsExactly("policy");
        assertThat(notes.partition.events().getFirst().event().cause().hops()).isEqualTo(Cause.MOST_HOPS);
        notes.check();
    }

    @Test
    void moveOnOverEventsThatNobodyReactsTo() {
        var headers = new RecordHeaders().add("ce_type", "rebound.plan.other.v1".getBytes(StandardCharsets.UTF_8));
        notes.log.appendForeign("plan", new Outgoing(LogName.EVENTS, "maria", new byte[0], headers));
        notes.log.appendForeign("plan", new Outgoing(LogName.EVENTS, "maria", new byte[0], new RecordHeaders()));
        var owner = notes.partition.start().settle();

        assertThat(owner.batches()).containsExactly(2);
        assertThat(notes.partition.start().settle().batches()).isEmpty();
        assertThat(notes.partition.deadLetters()).isEmpty();
    }

    @Test
    void areNotCountedAsCommandsForWhichSomebodyWaits() {
        var owner = notes.partition.start().settle();
        notes.taskFailed("chore");
        owner.settle();
        notes.taskFailed("dishes");
        notes.write("by hand");
        owner.settle();

        assertThat(owner.work()).containsExactly(Work.REACTIONS, Work.COMMANDS);
    }

    @Test
    void buryAnEventThatCannotBeReadAndGoOn() {
        var headers =
                new RecordHeaders().add("ce_type", WhenTaskFailedThenWriteNote.TYPE.getBytes(StandardCharsets.UTF_8));
        notes.log.appendForeign("plan", new Outgoing(LogName.EVENTS, "maria", new byte[] {1}, headers));
        notes.taskFailed("next");
        var owner = notes.partition.start().settle();

        assertThat(notes.lines(NOTE)).containsExactly("next");
        assertThat(owner.countedDeadLetters()).containsExactly("policy");
        assertThat(owner.recoveries()).isEmpty();
    }

    @Test
    void buryWhatTheyMakeOfAnEventWhenItHitsABugAndGoOn() {
        var faulty = new Notebook(
                reaction(new Policy.Then("nothing-of-the-kind", "1", new Note.Command.Seal())),
                reaction(new Policy.Then("note", "1", "no command at all")),
                reaction(new Policy.Then("note", "1", new Note.Command.Explode())),
                reaction(new Policy.Then("note", "1", new Note.Command.Bloat(LogName.MOST_RECORD_BYTES))),
                reaction(new Policy.Then("note", NOTE.id(), new Note.Command.Write(Notebook.privately("well")))));
        faulty.taskFailed("chore");
        var owner = faulty.partition.start().settle();

        assertThat(faulty.lines(NOTE)).containsExactly("well");
        assertThat(owner.countedDeadLetters()).containsExactly("bug", "bug", "bug", "too-large");
        assertThat(owner.recoveries()).isEmpty();
        assertThat(faulty.log.committed(LogName.DEAD_LETTERS))
                .allMatch(letter -> letter.key().equals("maria"));
        faulty.check();
    }

    @Test
    void areRefusedLikeAnybodyElseWithoutATrace() {
        var refused = new Notebook(reaction(new Policy.Then("note", "1", new Note.Command.Seal())));
        refused.taskFailed("chore");
        var owner = refused.partition.start().settle();

        assertThat(owner.batches()).containsExactly(1);
        assertThat(refused.partition.events()).isEmpty();
        assertThat(refused.partition.answers()).noneMatch(answer -> answer.outcome() == Outcome.REFUSED);
        assertThat(refused.partition.deadLetters()).isEmpty();
    }

    private static Policy reaction(Policy.Then then) {
        return new Policy() {
            @Override
            public String name() {
                return "when-task-failed-then-" + then.command();
            }

            @Override
            public String eventType() {
                return WhenTaskFailedThenWriteNote.TYPE;
            }

            @Override
            public Instant activeSince() {
                return START.minus(Duration.ofDays(1));
            }

            @Override
            public List<Then> when(ForeignEvent event) {
                return List.of(then);
            }
        };
    }
}
