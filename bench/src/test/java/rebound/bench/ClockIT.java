package rebound.bench;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rebound.local.LocalClock;
import rebound.local.RunningSystem;
import rebound.local.SystemPorts;

/** The time of the local stack is moved ahead: what was due comes, once, in the order of its times. */
class ClockIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String REMINDERS = "/reminder/v1/reminders";

    /** In how many days each of them wants to be reminded; in no order. */
    private static final List<Integer> DAYS = List.of(13, 1, 20, 9, 3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private RunningSystem system;
    private List<Person> people;
    private int writes;

    @BeforeEach
    void start() {
        LocalClock.of(folder).begin();
        system = RunningSystem.start(folder, SystemPorts.free(), service -> Map.of(), (what, where) -> {});
        people = List.of("maria", "noah", "ada").stream()
                .map(name -> Person.of(system.stack(), name))
                .toList();
    }

    @AfterEach
    void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void firesWhatWasDueOnceInTheOrderOfItsTimes() {
        var last = new ArrayList<String>();
        for (var person : people) {
            for (var days : DAYS) {
                var reminder = done(person, "reminder", REMINDERS, """
                        {"text":"in %d days","at":"%s","zone":"Europe/Berlin"}""".formatted(days, in(days)));
                if (days == 20) {
                    last.add(reminder.location());
                }
            }
        }
        var maria = people.getFirst();
        var pause =
                done(maria, "plan", "/plan/v1/pauses", """
                {"kind":"away","until":"%s"}""".formatted(in(10))).location();
        eventually().until(() -> !events("reminder", "pause-noted").isEmpty());
        assertThat(events("reminder", "reminder-fired")).isEmpty();

        LocalClock.of(folder).move(Duration.ofDays(14));
        awaitFired(people.size() * 4);
        assertFired(1, 3, 9, 13);
        for (var n = 0; n < people.size(); n++) {
            assertState(people.get(n), last.get(n), "scheduled");
        }
        awaitPauseEnded(maria, pause);

        LocalClock.of(folder).move(Duration.ofDays(7));
        awaitFired(people.size() * 5);
        assertFired(1, 3, 9, 13, 20);
        for (var n = 0; n < people.size(); n++) {
            assertState(people.get(n), last.get(n), "fired");
        }
    }

    private Instant in(int days) {
        return start.plus(days, ChronoUnit.DAYS);
    }

    private void awaitFired(int number) {
        eventually().until(() -> events("reminder", "reminder-fired").size() >= number);
    }

    /** For each of them exactly these times, in this order, and none before it had come. */
    private void assertFired(Integer... days) {
        var due = List.of(days).stream().map(this::in).toList();
        var now = LocalClock.of(folder).now();
        var fired = events("reminder", "reminder-fired");
        assertThat(fired).allSatisfy(event -> assertThat(time(event, "at")).isBetween(time(event, "due"), now));
        assertThat(fired.stream().collect(groupingBy(OutsideEvent::userId)))
                .hasSize(people.size())
                .allSatisfy((person, theirs) -> assertThat(theirs)
                        .extracting(event -> time(event, "due"))
                        .isEqualTo(due));
    }

    private void assertState(Person person, String path, String state) {
        eventually().untilAsserted(() -> {
            var answer = person.get(system.service("reminder"), path);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.json().path("state").asText()).isEqualTo(state);
        });
    }

    private void awaitPauseEnded(Person person, String pause) {
        var ended = eventually()
                .until(
                        () -> person.get(system.service("plan"), pause),
                        answer -> answer.status() == 200
                                && answer.json().path("state").asText().equals("ended"));
        assertThat(ended.json().path("endedAt").asText()).isEqualTo(in(10).toString());
        assertThat(events("plan", "pause-ended")).singleElement().satisfies(event -> assertThat(event.origin())
                .isEqualTo("timer"));
    }

    private static Instant time(OutsideEvent event, String property) {
        return Instant.parse(event.data().path(property).asText());
    }

    private List<OutsideEvent> events(String service, String name) {
        return OutsideEvent.all(system.stack().bootstrapServers(), service).stream()
                .filter(event -> event.name().equals(name))
                .toList();
    }

    private Answer done(Person person, String service, String path, String json) {
        var answer = person.settled(
                system.service(service), "POST", path, json, Map.of("Idempotency-Key", "clock-" + writes++));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private static ConditionFactory eventually() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
    }
}
