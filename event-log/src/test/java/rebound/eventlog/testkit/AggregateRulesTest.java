package rebound.eventlog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.model.Event;

/** A rule that nobody can break would be of no use. */
class AggregateRulesTest {

    private abstract static class Sample implements Decider<String, String, String> {

        @Override
        public String initial() {
            return "";
        }

        @Override
        public Decision<String> decide(String command, String state) {
            return Decision.accept(command);
        }

        @Override
        public String evolve(String state, String event) {
            return event;
        }
    }

    static final class Pure extends Sample {

        record Day(LocalDate date, @Nullable String what) {}

        Day day(Instant at, ZoneId zone) {
            return switch (at.getEpochSecond() > 0 ? "after" : "before") {
                case String what -> new Day(LocalDate.ofInstant(at, zone), what);
            };
        }
    }

    static final class LooksAtTheClock extends Sample {
        Instant now() {
            return Instant.now();
        }
    }

    static final class LooksAtTheClockInPassing extends Sample {
        Supplier<LocalDate> today() {
            return LocalDate::now;
        }
    }

    static final class CountsNanoseconds extends Sample {
        long nanos() {
            return System.nanoTime();
        }
    }

    static final class ThrowsDice extends Sample {
        double dice() {
            return Math.random();
        }
    }

    static final class MakesIds extends Sample {
        UUID id() {
            return UUID.randomUUID();
        }
    }

    static final class LivesSomewhere extends Sample {
        ZoneId zone() {
            return ZoneId.systemDefault();
        }
    }

    static final class Logs extends Sample {
        private static final System.Logger LOGGER = System.getLogger("sample");

        void log() {
            LOGGER.log(System.Logger.Level.INFO, "said");
        }
    }

    static final class KnowsAFramework extends Sample {
        @JsonProperty
        String name = "";
    }

    static final class KnowsTheEngine extends Sample {
        String id(Event<?> event) {
            return event.id();
        }
    }

    @Test
    void letPureRulesPass() {
        assertThatCode(() -> AggregateRules.check(classes("Pure"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LooksAtTheClock",
                "LooksAtTheClockInPassing",
                "CountsNanoseconds",
                "ThrowsDice",
                "MakesIds",
                "LivesSomewhere",
                "Logs",
                "KnowsAFramework",
                "KnowsTheEngine"
            })
    void stop(String name) {
        assertThatThrownBy(() -> AggregateRules.check(classes(name)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(name);
    }

    @Test
    void findThePackagesOfDeciders() {
        assertThat(AggregateRules.aggregates(classes("Pure"))).containsExactly("rebound.eventlog.testkit");
    }

    private static JavaClasses classes(String name) {
        try {
            return new ClassFileImporter()
                    .importClasses(Class.forName(AggregateRulesTest.class.getName() + "$" + name));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
