package rebound.reminder.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.testkit.Moments;
import rebound.eventlog.testkit.PartitionFixture;
import rebound.reminder.pauses.PausesEvent;
import rebound.reminder.reminder.Circumstances;
import rebound.reminder.reminder.Reminder;
import rebound.reminder.reminder.ReminderCommand.CancelReminder;
import rebound.reminder.reminder.ReminderCommand.DismissReminder;
import rebound.reminder.reminder.ReminderCommand.ScheduleReminder;
import rebound.reminder.reminder.ReminderCommand.SnoozeReminder;
import rebound.reminder.reminder.ReminderEvent;
import rebound.reminder.reminder.ReminderEvent.ReminderCancelled;
import rebound.reminder.reminder.ReminderEvent.ReminderFired;
import rebound.reminder.reminder.ReminderEvent.ReminderHeld;
import rebound.reminder.reminder.ReminderEvent.ReminderScheduled;
import rebound.reminder.reminder.ReminderEvent.ReminderSnoozed;
import rebound.reminder.reminder.ReminderEvent.StepReminderScheduled;
import rebound.reminder.reminder.Source;
import rebound.reminder.reminder.Wording;
import rebound.reminder.settings.SettingsCommand.ChangeSettings;
import rebound.reminder.settings.SettingsCommand.HoursChange;

/** Reminders as the owner of their partition decides them, with what else is in its logs. */
class ReminderPartitionTest {

    private static final String SECRET = "examination";
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant AT = START.plus(Duration.ofMinutes(10));
    private static final Instant LATER = AT.plus(Duration.ofMinutes(5));
    private static final Private<Wording> WORDS = Private.of(new Wording("Call the " + SECRET + " office"));
    private static final ReminderScheduled SCHEDULED = new ReminderScheduled(AT, "UTC", WORDS);
    private static final ReminderFired FIRED = new ReminderFired(AT, AT, "reminder");

    private final PartitionFixture partition = new PartitionFixture(ReminderModel.MODEL);
    private final Map<String, Integer> versions = new HashMap<>();
    private int sent;

    @Test
    void oneThatIsDueFiresOnceWhateverHappensToTheBatch() {
        for (var number = 1; crashesAt(number); number++) {
            assertThat(number).isLessThan(100);
        }
    }

    private static boolean crashesAt(int number) {
        var test = new ReminderPartitionTest();
        test.schedule();
        var owner = test.partition.settle();
        test.partition.clock().advanceTo(AT);
        test.partition.moments().atNumber(number, Moments::crash);
        owner.step();
        test.partition.moments().clear();
        var crashed = owner.hasEnded();
        test.partition.settle();
        test.partition.start().settle();
        assertThat(test.reminders()).as("crash at %d", number).containsExactly(SCHEDULED, FIRED);
        test.partition.check(SECRET);
        return crashed;
    }

    @Test
    void oneThatIsALittleLateFiresAtOnce() {
        send(new ScheduleReminder(START, START.minusSeconds(240), null, WORDS, Circumstances.UNKNOWN));
        partition.settle();

        assertThat(reminders())
                .containsExactly(
                        new ReminderScheduled(START.minusSeconds(240), "UTC", WORDS),
                        new ReminderFired(START.minusSeconds(240), START, "reminder"));
    }

    @Test
    void oneThatIsSnoozedOrCancelledInTheBatchInWhichItIsDueDoesNotFire() {
        for (var command : List.of(new SnoozeReminder(AT, LATER), new CancelReminder(AT))) {
            var test = new ReminderPartitionTest();
            test.schedule();
            test.partition.settle();
            test.partition.clock().advanceTo(AT);
            test.send(command);
            test.partition.settle();

            assertThat(test.reminders())
                    .noneMatch(ReminderFired.class::isInstance)
                    .hasSize(2);
        }
    }

    @Test
    void oneThatIsDismissedInTheBatchInWhichItIsDueWasNotThereYet() {
        schedule();
        partition.settle();
        partition.clock().advanceTo(AT);
        var dismissed = send(new DismissReminder(AT));
        partition.settle();

        assertThat(partition.answer(dismissed).reason()).isEqualTo("not-fired");
        assertThat(reminders()).containsExactly(SCHEDULED, FIRED);
    }

    @Test
    void oneWhoseStepIsDoneInTheBatchInWhichItIsDueDoesNotFire() {
        happened("step-scheduled", "step", "run", data(AT));
        partition.settle();
        partition.clock().advanceTo(AT);
        happened("step-done", "step", "run", "{}");
        partition.settle();

        assertThat(reminders())
                .containsExactly(
                        new StepReminderScheduled(AT, "UTC", step(1)), new ReminderCancelled(AT, "step-done", step(2)));
        partition.check();
    }

    @Test
    void oneThatIsSnoozedComesAgain() {
        schedule();
        partition.settle();
        partition.clock().advanceTo(AT);
        partition.settle();
        send(new SnoozeReminder(AT, LATER));
        partition.settle();
        partition.clock().advanceTo(LATER);
        partition.settle();

        assertThat(reminders())
                .containsExactly(
                        SCHEDULED, FIRED, new ReminderSnoozed(LATER), new ReminderFired(LATER, LATER, "reminder"));
        partition.check(SECRET);
    }

    @Test
    void whatWasHeardOfTheStepsIsHeardAgainWithoutAnyEffect() {
        happened("step-scheduled", "step", "run", data(AT));
        happened("step-scheduled", "step", "run", data(LATER));
        happened("step-scheduled", "step", "call", data(AT));
        happened("step-skipped", "step", "call", "{}");
        happened("pause-begun", "pause", "rest", "{\"until\": null}");
        happened("pause-ended", "pause", "rest", "{}");
        partition.settle();
        var heard = partition.bodies();
        assertThat(heard).hasSize(6);

        tellAgain();
        partition.settle();
        partition.clock().advanceTo(LATER);
        partition.settle();
        tellAgain();
        partition.settle();

        assertThat(partition.bodies())
                .hasSize(7)
                .startsWith(heard.toArray())
                .endsWith(new ReminderFired(LATER, LATER, "step-reminder"));
        partition.check();
    }

    @Test
    void quietHoursThatBeginInTheVeryBatchHoldIt() {
        schedule();
        partition.settle();
        partition.clock().advanceTo(AT);
        quiet("08:00", "09:00");
        partition.settle();
        var nine = Instant.parse("2026-11-21T09:00:00Z");
        assertThat(reminders()).containsExactly(SCHEDULED, new ReminderHeld(AT, "quiet-hours", nine, null));

        partition.clock().advanceTo(nine.minusMillis(1));
        partition.settle();
        assertThat(reminders()).hasSize(2);
        partition.clock().advanceTo(nine);
        partition.settle();
        assertThat(reminders()).endsWith(new ReminderFired(AT, nine, "reminder"));
        partition.check(SECRET);
    }

    @Test
    void theZoneOfThePersonsJournalCountsWhereTheSettingsHaveNone() {
        quiet("09:00", "10:00");
        journalSays("{\"zone\": \"Europe/Berlin\"}");
        partition.settle();
        schedule();
        partition.settle();
        partition.clock().advanceTo(AT);
        partition.settle();

        var tenInBerlin = Instant.parse("2026-11-21T09:00:00Z");
        assertThat(reminders())
                .containsExactly(
                        new ReminderScheduled(AT, "Europe/Berlin", WORDS),
                        new ReminderHeld(AT, "quiet-hours", tenInBerlin, null));
    }

    @Test
    void anOpenPauseHoldsItUntilItIsEndedAndAQuarterOfAnHourAtMost() {
        schedule();
        happened("pause-begun", "pause", "rest", "{}");
        partition.settle();
        partition.clock().advanceTo(AT);
        partition.settle();
        partition.settle();
        assertThat(reminders()).containsExactly(SCHEDULED, new ReminderHeld(AT, "pause", null, "rest"));

        partition.clock().advance(Duration.ofDays(3));
        partition.settle();
        assertThat(reminders()).hasSize(2);
        happened("pause-ended", "pause", "rest", "{}");
        partition.settle();
        partition.clock().advance(Duration.ofMinutes(15));
        partition.settle();

        var then = AT.plus(Duration.ofDays(3)).plus(Duration.ofMinutes(15));
        assertThat(reminders()).endsWith(new ReminderFired(AT, then, "reminder"));
        partition.check(SECRET);
    }

    @Test
    void aPauseWithAnEndHoldsItToTheMomentAndLongerOnceExtended() {
        var end = AT.plus(Duration.ofHours(20)).plusSeconds(1);
        var extended = end.plus(Duration.ofHours(20));
        schedule();
        happened("pause-begun", "pause", "rest", "{\"until\": \"" + end + "\"}");
        partition.settle();
        partition.clock().advanceTo(AT);
        partition.settle();
        partition.clock().advanceTo(AT.plus(Duration.ofHours(1)));
        happened("pause-extended", "pause", "rest", "{\"until\": \"" + extended + "\"}");
        partition.settle();
        partition.clock().advanceTo(end);
        partition.settle();
        partition.settle();
        assertThat(reminders())
                .containsExactly(
                        SCHEDULED,
                        new ReminderHeld(AT, "pause", end, "rest"),
                        new ReminderHeld(AT, "pause", extended, "rest"));

        // As an owner lives through it: it looks at what is due every now and then.
        while (partition.clock().instant().isBefore(extended.minusMillis(1))) {
            var left = Duration.between(partition.clock().instant(), extended.minusMillis(1));
            var quarter = Duration.ofMinutes(14);
            partition.clock().advance(left.compareTo(quarter) < 0 ? left : quarter);
            partition.settle();
        }
        assertThat(reminders()).hasSize(3);
        partition.clock().advanceTo(extended);
        partition.settle();
        assertThat(reminders()).endsWith(new ReminderFired(AT, extended, "reminder"));
        partition.check(SECRET);
    }

    @Test
    void aPauseThatBeginsAfterQuietHoursHeldItGoesOnHoldingIt() {
        quiet("08:00", "09:00");
        schedule();
        partition.settle();
        partition.clock().advanceTo(AT);
        partition.settle();
        happened("pause-begun", "pause", "rest", "{\"until\": null}");
        partition.settle();
        var nine = Instant.parse("2026-11-21T09:00:00Z");
        partition.clock().advanceTo(nine);
        partition.settle();

        assertThat(reminders())
                .containsExactly(
                        SCHEDULED,
                        new ReminderHeld(AT, "quiet-hours", nine, null),
                        new ReminderHeld(AT, "pause", null, "rest"));
    }

    @Test
    void aPauseFromAGoalHoldsTheStepsOfThatGoal() {
        happened("step-scheduled", "step", "run", "{\"at\":\"" + AT + "\",\"zone\":\"UTC\",\"goalId\":\"fit\"}");
        happened("step-scheduled", "step", "call", "{\"at\":\"" + AT + "\",\"zone\":\"UTC\",\"goalId\":\"exam\"}");
        happened("pause-begun", "pause", "rest", "{\"goalId\": \"fit\"}");
        partition.settle();
        partition.clock().advanceTo(AT);
        partition.settle();

        assertThat(reminders())
                .hasSize(4)
                .contains(new ReminderHeld(AT, "pause", null, "rest"), new ReminderFired(AT, AT, "step-reminder"));
        assertThat(partition.stored(reminder("run")).orElseThrow().state()).isInstanceOf(Reminder.Scheduled.class);
        assertThat(partition.stored(reminder("call")).orElseThrow().state()).isInstanceOf(Reminder.Fired.class);
    }

    @Test
    void whatIsHeldNeedsNoNeighboursToBeReplayed() {
        quiet("08:00", "09:00");
        schedule();
        partition.settle();
        partition.clock().advanceTo(AT);
        partition.settle();
        send(new AggregateId("maria", "settings", "maria"), new ChangeSettings(null, HoursChange.none()));
        partition.settle();

        assertThat(partition.bodies()).noneMatch(PausesEvent.class::isInstance);
        partition.check(SECRET);
    }

    private void schedule() {
        send(new ScheduleReminder(START, AT, null, WORDS, Circumstances.UNKNOWN));
    }

    private void quiet(String from, String to) {
        send(
                new AggregateId("maria", "settings", "maria"),
                new ChangeSettings(null, HoursChange.of(LocalTime.parse(from), LocalTime.parse(to))));
    }

    private Command<?> send(Object body) {
        return send(reminder("run"), body);
    }

    private Command<?> send(AggregateId aggregate, Object body) {
        var id = "command-" + ++sent;
        var command = new Command<>(
                id,
                aggregate,
                Command.ANY_VERSION,
                partition.clock().instant(),
                "fingerprint",
                Cause.request(id),
                "replica",
                body);
        partition.send(command);
        return command;
    }

    /** What happened in the plan, now. */
    private void happened(String name, String type, String id, String data) {
        append("plan", name, type + "/" + id, data);
    }

    private void journalSays(String data) {
        append("journal", "me-changed", "me/maria", data);
    }

    private void append(String service, String name, String subject, String data) {
        var version = versions.merge(subject, 1, Integer::sum);
        var headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        subject + "@" + version,
                        "ce_source",
                        "/rebound/" + service,
                        "ce_type",
                        "rebound." + service + "." + name + ".v1",
                        "ce_subject",
                        subject,
                        "ce_time",
                        partition.clock().instant().toString(),
                        "ce_aggregateversion",
                        Integer.toString(version),
                        "ce_causationid",
                        "request",
                        "ce_hops",
                        "0",
                        "ce_origin",
                        "request")
                .forEach((header, value) -> headers.add(header, value.getBytes(StandardCharsets.UTF_8)));
        headers.add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        partition
                .log()
                .appendForeign(
                        service, new Outgoing(LogName.EVENTS, "maria", data.getBytes(StandardCharsets.UTF_8), headers));
    }

    /** Everything that the plan ever told, in its order. */
    private void tellAgain() {
        for (var told : partition.log().committedForeign("plan", 0, Integer.MAX_VALUE)) {
            partition
                    .log()
                    .appendForeign("plan", new Outgoing(LogName.EVENTS, told.key(), told.value(), told.headers()));
        }
    }

    private List<Object> reminders() {
        return partition.bodies().stream()
                .filter(ReminderEvent.class::isInstance)
                .toList();
    }

    private static String data(Instant at) {
        return "{\"at\":\"" + at + "\",\"zone\":\"" + ZoneId.of("UTC") + "\"}";
    }

    private static Source step(long version) {
        return new Source("step", "run", version, null);
    }

    private static AggregateId reminder(String id) {
        return new AggregateId("maria", "reminder", id);
    }
}
