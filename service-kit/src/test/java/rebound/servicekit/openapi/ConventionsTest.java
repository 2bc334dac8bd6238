package rebound.servicekit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConventionsTest {

    private static final String DELETED = "Refused once it is erased: `erased`; while it is deleted: `deleted`.";

    private final OpenAPI api = OASFactory.createOpenAPI().paths(OASFactory.createPaths());

    @Test
    void everyWriteOnWhatCanBeRestoredNamesHowItIsRefusedOnceThatIsDeleted() {
        var replace = operation("/note/v1/notes/{id}", HttpMethod.PUT, "It is replaced.");
        var fold = operation("/note/v1/notes/{id}/fold", HttpMethod.POST, null);
        var unfold = operation("/note/v1/notes/{id}/fold", HttpMethod.DELETE, null);
        var delete = operation("/note/v1/notes/{id}", HttpMethod.DELETE, null);
        var restore = operation("/note/v1/notes/{id}/restore", HttpMethod.POST, "Within 30 days.");

        new Conventions().filterOpenAPI(api);

        assertThat(replace.getDescription()).isEqualTo("It is replaced. " + DELETED);
        assertThat(fold.getDescription()).isEqualTo(DELETED);
        assertThat(unfold.getDescription()).isEqualTo(DELETED);
        assertThat(delete.getDescription()).isEqualTo("Refused once it is erased: `erased`.");
        assertThat(restore.getDescription())
                .isEqualTo(
                        "Within 30 days. Refused once it is erased: `erased`; after 30 days: `restore-window-over`.");
    }

    @Test
    void nothingElseIsRefusedForThat() {
        var read = operation("/note/v1/notes/{id}", HttpMethod.GET, null);
        var create = operation("/note/v1/notes", HttpMethod.POST, null);
        operation("/note/v1/notes/{id}/restore", HttpMethod.POST, null);
        var finish = operation("/note/v1/tasks/{id}/done", HttpMethod.POST, null);
        var patch = operation("/note/v1/look", HttpMethod.POST, null);

        new Conventions().filterOpenAPI(api);

        assertThat(read.getDescription()).isNull();
        assertThat(create.getDescription()).isNull();
        assertThat(finish.getDescription()).isNull();
        assertThat(patch.getDescription()).isNull();
    }

    @Test
    void whatIsReadOfWhatCanBeDeletedCanBeGoneLikeItself() {
        operation("/note/v1/notes/{id}", HttpMethod.DELETE, null);
        var read = operation("/note/v1/notes/{id}", HttpMethod.GET, null);
        var history = operation("/note/v1/notes/{id}/history", HttpMethod.GET, null);
        var list = operation("/note/v1/notes", HttpMethod.GET, null);
        var task = operation("/note/v1/tasks/{id}", HttpMethod.GET, null);
        var next = operation("/note/v1/tasks/{id}/next", HttpMethod.GET, null);
        var tries = operation("/note/v1/tasks/{taskId}/tries", HttpMethod.GET, null);

        new Conventions().filterOpenAPI(api);

        assertThat(Stream.of(read, history)).allMatch(ConventionsTest::namesGone);
        assertThat(Stream.of(list, task, next, tries)).noneMatch(ConventionsTest::namesGone);
    }

    private static boolean namesGone(Operation operation) {
        return operation.getResponses().getAPIResponse("410") != null;
    }

    private Operation operation(String path, HttpMethod method, @Nullable String description) {
        var operation = OASFactory.createOperation()
                .description(description)
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", OASFactory.createAPIResponse().description("OK")));
        if (api.getPaths().getPathItem(path) == null) {
            api.getPaths().addPathItem(path, OASFactory.createPathItem());
        }
        api.getPaths().getPathItem(path).setOperation(method, operation);
        return operation;
    }
}
