package rebound.bench;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.bench.Practice.Event;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/**
 * Does every practice that {@link Practices} does not say waits, each as somebody else, over HTTP: what the file says is
 * answered, is in the log and is read again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticesIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static final Map<String, Practice> PRACTICES = Practices.all();

    private final Map<String, Done> done = new HashMap<>();
    private final Map<String, ServiceProcess> services = new HashMap<>();
    private LocalStack stack;
    private List<OutsideEvent> events = List.of();

    /** @param failure what was not as the file says; null if all was */
    private record Done(PracticeRun run, @Nullable AssertionError failure) {}

    @BeforeAll
    void doThem() {
        stack = LocalStack.start(folder);
        for (var service : needed()) {
            services.put(service, stack.startService(service, 0, Map.of()));
        }
        services.values().forEach(Health::awaitServing);
        PRACTICES.forEach((id, practice) -> practice.ways().forEach((service, way) -> {
            if (way.isShown()) {
                var name = id + " " + service;
                var another = Person.of(stack, "another");
                done.put(name, perform(new PracticeRun(Person.of(stack, name), another, this::service, way)));
            }
        }));
        events = services.keySet().stream()
                .flatMap(service -> OutsideEvent.all(stack.bootstrapServers(), service).stream())
                .toList();
    }

    private static Set<String> needed() {
        return PRACTICES.values().stream()
                .flatMap(practice -> practice.ways().values().stream())
                .flatMap(way -> way.requests().stream())
                .map(request -> Practices.service(request.path()))
                .collect(toSet());
    }

    private ServiceProcess service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    private static Done perform(PracticeRun run) {
        try {
            run.perform();
            return new Done(run, null);
        } catch (AssertionError e) {
            return new Done(run, e);
        } catch (RuntimeException e) {
            return new Done(run, new AssertionError(e));
        }
    }

    @AfterAll
    void stop() {
        if (stack != null) {
            stack.close();
        }
        PRACTICES.forEach((id, practice) -> practice.ways()
                .forEach((service, way) -> System.out.printf(
                        "%-4s %-9s %-7s %s%n", id, service, outcome(id + " " + service), PracticesPage.how(way))));
    }

    private String outcome(String name) {
        var outcome = done.get(name);
        return outcome == null
                ? "waits"
                : outcome.failure() == null && missing(outcome.run()).isEmpty() ? "shown" : "BROKEN";
    }

    static Stream<String> shown() {
        return PRACTICES.entrySet().stream().flatMap(practice -> practice.getValue().ways().entrySet().stream()
                .filter(way -> way.getValue().isShown())
                .map(way -> practice.getKey() + " " + way.getKey()));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void itIsDone(String name) {
        var outcome = done.get(name);
        if (outcome.failure() != null) {
            throw outcome.failure();
        }
        var left = left(outcome.run());
        assertThat(missing(outcome.run()))
                .as("what is not in the log: %s", said(left))
                .isEmpty();
        assertThat(left.stream().map(OutsideEvent::userId).distinct())
                .as("whose events they are")
                .hasSize(1);
    }

    /** What the log has of the things that the events of a run are about. */
    private List<OutsideEvent> left(PracticeRun run) {
        var subjects = run.events().stream().map(Event::subject).collect(toSet());
        return events.stream()
                .filter(event -> subjects.contains(event.subject()))
                .toList();
    }

    /** The events that a run leaves, as the file says, and that the log does not have, or not with what they show. */
    private List<Event> missing(PracticeRun run) {
        var left = left(run);
        return run.events().stream()
                .filter(expected -> left.stream().noneMatch(event -> isAsExpected(event, expected)))
                .toList();
    }

    private static boolean isAsExpected(OutsideEvent event, Event expected) {
        return event.name().equals(expected.name())
                && event.subject().equals(expected.subject())
                && expected.shows().entrySet().stream()
                        .allMatch(shown -> event.data().at(shown.getKey()).equals(shown.getValue()));
    }

    private static List<String> said(List<OutsideEvent> events) {
        return events.stream()
                .map(event -> event.name() + " " + event.subject() + " " + event.data())
                .toList();
    }

    /** Safety rule 10. */
    @Test
    void noneOfTheWordsIsInTheClear() {
        var found = new ArrayList<String>();
        done.forEach((name, outcome) -> {
            var marker = outcome.run().marker();
            for (var event : events) {
                if (new String(event.polled().value(), StandardCharsets.UTF_8).contains(marker)) {
                    found.add(name + ": " + event);
                }
            }
        });
        assertThat(found).isEmpty();
    }
}
