package rebound.eventlog;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import rebound.eventlog.model.Model;
import rebound.eventlog.projection.Projection;

/** Each package uses only those below it, and everything that is done to Kafka or MongoDB is in one package each. */
class ArchitectureTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("rebound.eventlog");

    private static final DescribedPredicate<JavaClass> KAFKA_CLIENTS = resideInAPackage("org.apache.kafka..")
            .and(not(resideInAPackage("org.apache.kafka.common.header..")))
            // The message of the one may be shown, for it quotes nobody; the other is how CloudEvents are written.
            .and(not(belongToAnyOf(KafkaException.class, ProducerRecord.class)))
            .as("are Kafka's clients");

    @Test
    void theDomainUsesNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("rebound.eventlog.domain")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("rebound.eventlog.domain", "java..", "org.jspecify.annotations"))
                .check(ENGINE);
    }

    @Test
    void onlyItsOwnPackageUsesKafkasClients() {
        noClasses()
                .that()
                .resideOutsideOfPackages("rebound.eventlog.kafka..")
                .should()
                .dependOnClassesThat(KAFKA_CLIENTS)
                .check(ENGINE);
    }

    @Test
    void onlyItsOwnPackageUsesTheDriverOfMongoDb() {
        noClasses()
                .that()
                .resideOutsideOfPackages("rebound.eventlog.mongo..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.mongodb..", "org.bson.."))
                .check(ENGINE);
    }

    @Test
    void theOwnerReachesTheOutsideOnlyThroughItsInterfaces() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "rebound.eventlog.owner..", "rebound.eventlog.projection..", "rebound.eventlog.log..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("rebound.eventlog.kafka..", "rebound.eventlog.mongo.."))
                .check(ENGINE);
        // Of what the engine shows to a service it knows the reports that it makes.
        noClasses()
                .that()
                .resideInAnyPackage(
                        "rebound.eventlog.owner..",
                        "rebound.eventlog.projection..",
                        "rebound.eventlog.log..",
                        "rebound.eventlog.keys..",
                        "rebound.eventlog.codec..",
                        "rebound.eventlog.model..",
                        "rebound.eventlog.mongo..")
                .should()
                .dependOnClassesThat(resideInAPackage("rebound.eventlog")
                        .and(not(belongToAnyOf(EventLogMetrics.class, EventLogHealth.class))))
                .check(ENGINE);
    }

    @Test
    void noPackageUsesOneAboveIt() {
        slices().matching("rebound.eventlog.(*)..")
                .should()
                .beFreeOfCycles()
                // A service's description names its views, and a view is a function of the description's events.
                .ignoreDependency(Model.class, Projection.class)
                .check(ENGINE);
    }

    @Test
    void everyPackageSaysWhatItIsForAndThatNothingInItIsNull() {
        Set<JavaPackage> packages = new HashSet<>();
        ENGINE.forEach(type -> packages.add(type.getPackage()));

        assertThat(packages).hasSizeGreaterThan(8).allMatch(one -> one.isAnnotatedWith(NullMarked.class));
    }
}
