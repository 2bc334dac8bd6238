package rebound.plan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import rebound.eventlog.testkit.AggregateRules;

class ArchitectureTest {

    private static final JavaClasses PLAN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("rebound.plan");

    @Test
    void aggregatesArePure() {
        assertThat(AggregateRules.aggregates(PLAN))
                .containsExactlyInAnyOrder(
                        "rebound.plan.goal",
                        "rebound.plan.attempt",
                        "rebound.plan.step",
                        "rebound.plan.plan",
                        "rebound.plan.pause",
                        "rebound.plan.home");
        AggregateRules.check(PLAN);
    }

    /** All but what carries a view to HTTP: its reader. */
    @Test
    void viewsKnowFactsAndNoFramework() {
        classes()
                .that(resideInAPackage("rebound.plan.read.."))
                .and()
                .haveNameNotMatching(".*Reader(\\$.*)?")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "rebound.plan..",
                        "rebound.eventlog.domain",
                        "rebound.eventlog.model",
                        "rebound.eventlog.projection",
                        "org.jspecify.annotations",
                        "java.lang..",
                        "java.time..",
                        "java.util",
                        "java.util.function",
                        "java.util.stream")
                .check(PLAN);
    }

    /** A policy sees another service's events as JSON, and otherwise what any aggregate's caller sees. */
    @Test
    void policiesKnowCommandsAndNoFramework() {
        classes()
                .that(resideInAPackage("rebound.plan.policy.."))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "rebound.plan.attempt",
                        "rebound.plan.catalogue",
                        "rebound.plan.home",
                        "rebound.plan.plan",
                        "rebound.plan.policy",
                        "rebound.plan.step",
                        "rebound.eventlog.domain",
                        "rebound.eventlog.model",
                        "com.fasterxml.jackson.databind",
                        "org.jspecify.annotations",
                        "java.lang..",
                        "java.time",
                        "java.util",
                        "java.util.function",
                        "java.util.stream")
                .check(PLAN);
    }
}
