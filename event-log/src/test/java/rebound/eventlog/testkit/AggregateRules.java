package rebound.eventlog.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.text.DateFormat;
import java.text.NumberFormat;
import java.time.Clock;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.Timer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rebound.eventlog.domain.Decider;

/**
 * What keeps the domain pure: the package of a decider uses itself, the JDK's values and {@code rebound.eventlog.domain},
 * and nothing that answers differently at another time or on another machine.
 */
public final class AggregateRules {

    private AggregateRules() {}

    /**
     * Checks the package of every decider among the classes.
     *
     * @param shared packages of values that several aggregates use, and that are held to the same rules
     */
    public static void check(JavaClasses classes, String... shared) {
        for (var aggregate :
                Stream.concat(aggregates(classes).stream(), Stream.of(shared)).toList()) {
            usesOnlyValues(aggregate, shared).check(classes);
            touchesNothingAround(aggregate).check(classes);
            asksForNothing(aggregate).check(classes);
        }
    }

    /** The packages of the deciders. */
    public static Set<String> aggregates(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isAssignableTo(Decider.class) && !type.isInterface())
                .map(JavaClass::getPackageName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ArchRule usesOnlyValues(String aggregate, String... shared) {
        return classes()
                .that(resideInAPackage(aggregate))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(shared)
                        .or(resideInAnyPackage(
                                aggregate,
                                "rebound.eventlog.domain",
                                "org.jspecify.annotations",
                                "java.lang",
                                "java.lang.annotation",
                                "java.lang.invoke",
                                "java.lang.runtime",
                                "java.math",
                                "java.text",
                                "java.time..",
                                "java.util",
                                "java.util.function",
                                "java.util.regex",
                                "java.util.stream")))
                .because("an aggregate is nothing but rules");
    }

    private static ArchRule touchesNothingAround(String aggregate) {
        return noClasses()
                .that(resideInAPackage(aggregate))
                .should()
                .dependOnClassesThat(belongToAnyOf(
                        System.class,
                        System.Logger.class,
                        Runtime.class,
                        Process.class,
                        ProcessBuilder.class,
                        Thread.class,
                        ThreadLocal.class,
                        Clock.class,
                        Date.class,
                        Random.class,
                        SplittableRandom.class,
                        TimeZone.class,
                        DateFormat.class,
                        NumberFormat.class,
                        Timer.class))
                .because("an aggregate has no surroundings");
    }

    private static ArchRule asksForNothing(String aggregate) {
        return noClasses()
                .that(resideInAPackage(aggregate))
                .should()
                .accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                        "is now(), random(), randomUUID(), systemDefault() or getDefault()",
                        access -> Set.of("now", "random", "randomUUID", "systemDefault", "getDefault")
                                .contains(access.getTarget().getName())))
                .because("time, ids and chance arrive in the command");
    }
}
