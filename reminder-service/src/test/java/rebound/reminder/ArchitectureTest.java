package rebound.reminder;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import rebound.eventlog.testkit.AggregateRules;

class ArchitectureTest {

    private static final JavaClasses REMINDER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("rebound.reminder");

    @Test
    void aggregatesArePure() {
        assertThat(AggregateRules.aggregates(REMINDER))
                .contains("rebound.reminder.reminder", "rebound.reminder.settings", "rebound.reminder.pauses");
        AggregateRules.check(REMINDER);
    }

    /** All but what carries a view to HTTP. */
    @Test
    void viewsKnowFactsAndNoFramework() {
        classes()
                .that(resideInAPackage("rebound.reminder.read.."))
                .and()
                .haveNameNotMatching(".*Reader(\\$.*)?")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "rebound.reminder..",
                        "rebound.eventlog.domain",
                        "rebound.eventlog.model",
                        "rebound.eventlog.projection",
                        "org.jspecify.annotations",
                        "java.lang..",
                        "java.time..",
                        "java.util",
                        "java.util.function",
                        "java.util.stream")
                .check(REMINDER);
    }

    @Test
    void policiesKnowCommandsAndNoFramework() {
        classes()
                .that(resideInAPackage("rebound.reminder.policy"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "rebound.reminder..",
                        "rebound.eventlog.model",
                        "com.fasterxml.jackson.databind",
                        "org.jspecify.annotations",
                        "java.lang..",
                        "java.nio.charset",
                        "java.time..",
                        "java.util",
                        "java.util.function",
                        "java.util.stream")
                .check(REMINDER);
    }
}
