package rebound.eventlog.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static rebound.eventlog.owner.Notebook.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Model;
import rebound.eventlog.model.Neighbours;
import rebound.eventlog.owner.Bell.Event.BellHeld;
import rebound.eventlog.owner.Bell.Event.BellRang;
import rebound.eventlog.owner.Bell.Event.BellWound;
import rebound.eventlog.owner.Hush.Event.Hushed;
import rebound.eventlog.testkit.Moments;
import rebound.eventlog.testkit.PartitionFixture;

/** What a decider gets to see of the other aggregates of the same person. */
class NeighboursTest {

    private static final Instant DUE = START.plus(Duration.ofMinutes(10));
    private static final Instant LATER = START.plus(Duration.ofMinutes(17));

    private PartitionFixture partition =
            new PartitionFixture(new Model("testing", 1, List.of(Bell.TYPE, Hush.TYPE), List.of(), List.of()));
    private int sent;

    @Test
    void areAsInitiallyWhereNothingWasRecordedOfThem() {
        wind("maria", START);
        partition.settle();

        assertThat(partition.bodies()).containsExactly(new BellWound(START), new BellRang(START, START));
        partition.check();
    }

    @Test
    void areAsTheCommandsBeforeInTheSameBatchLeftThem() {
        partition.start().settle();
        wind("maria", START);
        ring("maria", START);
        wind("maria", DUE);
        hush("maria", LATER);
        ring("maria", DUE);
        var batches = partition.current().batches().size();
        partition.current().step();

        assertThat(partition.current().batches()).hasSize(batches + 1);
        assertThat(partition.bodies())
                .containsExactly(
                        new BellWound(START),
                        new BellRang(START, START),
                        new BellWound(DUE),
                        new Hushed(LATER),
                        new BellHeld(LATER));
        partition.check();
    }

    @Test
    void areThoseOfTheSamePersonOnly() {
        hush("noor", LATER);
        wind("maria", START);
        partition.settle();

        assertThat(partition.bodies()).contains(new BellRang(START, START));
        partition.check();
    }

    @Test
    void areAlsoThoseOfTheSameIdForWhoAsksForThem() {
        var bell = Bell.informedBy(Set.of(), Set.of(Hush.TYPE));
        partition = new PartitionFixture(new Model("testing", 1, List.of(bell, Hush.TYPE), List.of(), List.of()));
        hush("noor", LATER);
        wind("noor", START);
        send(new AggregateId("maria", "hush", bell("maria").id()), new Hush.Command.BeQuiet(LATER));
        partition.settle().kill();
        wind("maria", START);
        partition.settle();

        assertThat(partition.bodies())
                .containsExactly(
                        new Hushed(LATER),
                        new BellWound(START),
                        new Hushed(LATER),
                        new BellRang(START, START),
                        new BellWound(START),
                        new BellHeld(LATER));
        partition.check();
    }

    @Test
    void areLoadedForWhatIsDueAlsoByAnOwnerThatHasNothingInMemory() {
        hush("maria", LATER);
        wind("maria", DUE);
        partition.settle().kill();
        partition.start().settle();
        partition.clock().advanceTo(DUE);
        partition.settle();

        assertThat(partition.bodies()).endsWith(new BellHeld(LATER));
        partition.check();
    }

    @Test
    void informWhatIsDueInTheVeryBatchInWhichTheyChange() {
        wind("maria", DUE);
        partition.settle();
        partition.clock().advanceTo(DUE);
        hush("maria", LATER);
        partition.current().step();

        assertThat(partition.bodies()).endsWith(new Hushed(LATER), new BellHeld(LATER));
        partition.check();
    }

    @Test
    void letWhatTheyHeldBackComeAgainAtItsMoment() {
        hush("maria", LATER);
        wind("maria", DUE);
        partition.settle();
        partition.clock().advanceTo(DUE);
        partition.settle();
        partition.clock().advanceTo(LATER.minusMillis(1));
        partition.settle();
        assertThat(partition.bodies()).endsWith(new BellHeld(LATER));

        partition.clock().advanceTo(LATER);
        partition.settle();

        assertThat(partition.bodies()).endsWith(new BellHeld(LATER), new BellRang(DUE, LATER));
        partition.check();
    }

    @Test
    void areAskedAgainWithinAQuarterOfAnHourAfterTheyHeldSomethingBack() {
        var muchLater = START.plus(Duration.ofDays(1));
        hush("maria", muchLater);
        wind("maria", DUE);
        partition.settle();
        partition.clock().advanceTo(DUE);
        partition.settle();
        partition.settle();
        hush("maria", START);
        partition.settle();
        partition.clock().advance(Duration.ofMinutes(15));
        partition.settle();

        var now = DUE.plus(Duration.ofMinutes(15));
        assertThat(partition.bodies()).endsWith(new BellHeld(muchLater), new Hushed(START), new BellRang(DUE, now));
        partition.check();
    }

    @Test
    void areNotAskedByAReplay() {
        hush("maria", LATER);
        wind("maria", DUE);
        partition.settle();
        partition.clock().advanceTo(DUE);
        partition.settle();
        partition.settle();
        hush("maria", START);
        partition.settle().kill();
        partition.documents().drop();
        partition.start().until(PartitionOwner.Phase.ACTIVE);

        assertThat(partition.stored(bell("maria")).orElseThrow().state()).isEqualTo(new Bell.Wound(DUE, LATER));
        partition.check();
    }

    @Test
    void haveTheirEffectOnceWhateverHappensToTheBatch() {
        for (var number = 1; crashesAt(number); number++) {
            assertThat(number).isLessThan(100);
        }
    }

    private static boolean crashesAt(int number) {
        var test = new NeighboursTest();
        var partition = test.partition;
        test.wind("maria", DUE);
        var owner = partition.settle();
        partition.clock().advanceTo(DUE);
        test.hush("maria", LATER);
        partition.moments().atNumber(number, Moments::crash);
        owner.step();
        partition.moments().clear();
        var crashed = owner.hasEnded();
        partition.settle();
        partition.settle();
        partition.clock().advanceTo(LATER);
        partition.settle();
        assertThat(partition.bodies())
                .as("crash at %d", number)
                .containsExactly(new BellWound(DUE), new Hushed(LATER), new BellHeld(LATER), new BellRang(DUE, LATER));
        partition.check();
        return crashed;
    }

    @Test
    void mustBeAskedForAndBePartOfTheModel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neighbours(Map.of(Bell.TYPE, new Bell.Silent())).state(Hush.TYPE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Model("testing", 1, List.of(Bell.TYPE), List.of(), List.of()));
        var other = Bell.informedBy(Set.of(), Set.of(Hush.TYPE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Model("testing", 1, List.of(other), List.of(), List.of()));
    }

    private void wind(String user, Instant due) {
        send(bell(user), new Bell.Command.Wind(due));
    }

    /** As a timer would. */
    private void ring(String user, Instant due) {
        send(bell(user), new Bell.Command.Ring(due, due, null));
    }

    private void hush(String user, Instant until) {
        send(new AggregateId(user, "hush", user), new Hush.Command.BeQuiet(until));
    }

    private void send(AggregateId aggregate, Object body) {
        var id = "command-" + ++sent;
        partition.send(new Command<>(
                id,
                aggregate,
                Command.ANY_VERSION,
                partition.clock().instant(),
                "fingerprint",
                Cause.request(id),
                "replica",
                body));
    }

    private static AggregateId bell(String user) {
        return new AggregateId(user, "bell", "of-" + user);
    }
}
