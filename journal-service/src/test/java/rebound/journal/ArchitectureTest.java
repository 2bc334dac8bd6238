package rebound.journal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import rebound.eventlog.testkit.AggregateRules;

class ArchitectureTest {

    private static final JavaClasses JOURNAL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("rebound.journal");

    @Test
    void aggregatesArePure() {
        assertThat(AggregateRules.aggregates(JOURNAL))
                .contains(
                        "rebound.journal.checkin",
                        "rebound.journal.entry",
                        "rebound.journal.fact",
                        "rebound.journal.feedback",
                        "rebound.journal.firststep",
                        "rebound.journal.letter",
                        "rebound.journal.letterbox",
                        "rebound.journal.me",
                        "rebound.journal.reflection",
                        "rebound.journal.setback",
                        "rebound.journal.silence",
                        "rebound.journal.story",
                        "rebound.journal.suggestion");
        AggregateRules.check(JOURNAL, "rebound.journal.day", "rebound.journal.quantity");
    }

    @Test
    void policiesArePure() {
        classes()
                .that(resideInAPackage("rebound.journal.policy"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "rebound.journal.policy",
                        "rebound.journal.day",
                        "rebound.journal.fact",
                        "rebound.journal.feedback",
                        "rebound.journal.firststep",
                        "rebound.journal.letter",
                        "rebound.journal.letterbox",
                        "rebound.journal.setback",
                        "rebound.journal.suggestion",
                        "rebound.eventlog.domain",
                        "rebound.eventlog.model",
                        "com.fasterxml.jackson.databind",
                        "org.jspecify.annotations",
                        "java.lang..",
                        "java.nio.charset",
                        "java.time",
                        "java.util",
                        "java.util.function",
                        "java.util.stream")
                .check(JOURNAL);
    }

    /** All but what carries a view to HTTP: its resource and its reader. */
    @Test
    void viewsKnowFactsAndNoFramework() {
        classes()
                .that(resideInAPackage("rebound.journal.read.."))
                .and()
                .haveNameNotMatching(".*(Resource|Reader)(\\$.*)?")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "rebound.journal..",
                        "rebound.eventlog.domain",
                        "rebound.eventlog.model",
                        "rebound.eventlog.projection",
                        "org.apache.lucene.analysis..",
                        "org.jspecify.annotations",
                        "java.io",
                        "java.lang..",
                        "java.nio.charset",
                        "java.time..",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream")
                .check(JOURNAL);
    }
}
