package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Reason;

/** A client tells refusals apart by their reasons: each of them is named by an operation. */
class RefusalsTest {

    private static final JavaClasses JOURNAL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("rebound.journal");

    /** What all that can be restored is refused for, which every such operation is said to be. */
    private static final Set<String> OF_THE_DELETED = Set.of("deleted", "restore-window-over", "erased");

    @Test
    void everyReasonIsNamedByAnOperation() {
        var documented = Stream.concat(annotated(), ofFacts()).collect(Collectors.joining("\n"));
        var reasons = reasons();
        assertThat(reasons).contains("already-closed", "applied-too-often", "cooling-off", "letterbox-full");
        assertThat(reasons)
                .filteredOn(reason -> !OF_THE_DELETED.contains(reason) && !documented.contains("`" + reason + "`"))
                .as("named by no operation")
                .isEmpty();
    }

    /** Those that have a status of their own (404, 412) need no name. */
    private static List<String> reasons() {
        return JOURNAL.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(Reason.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(Reason.class::cast)
                .filter(reason -> reason.kind() != Reason.Kind.ABSENT && reason.kind() != Reason.Kind.STALE)
                .map(Reason::code)
                .toList();
    }

    private static Stream<String> annotated() {
        return JOURNAL.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Operation.class))
                .map(method -> method.getAnnotationOfType(Operation.class).description());
    }

    /** The operations on facts are described elsewhere, for all types alike. */
    private static Stream<String> ofFacts() {
        var verbs = List.of("/{id}/apply", "/{id}/withdraw", "/{id}/review");
        var api = OASFactory.createOpenAPI().paths(OASFactory.createPaths());
        verbs.forEach(verb -> api.getPaths()
                .addPathItem(
                        "/journal/v1/lessons" + verb,
                        OASFactory.createPathItem().POST(OASFactory.createOperation())));
        new FactOperations().filterOpenAPI(api);
        return api.getPaths().getPathItems().values().stream()
                .map(PathItem::getOperations)
                .map(operations -> operations.get(HttpMethod.POST).getDescription());
    }
}
