package rebound.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.bench.checker.Checker;

/** The mutations fit the engine as it is, and a file that is none is refused. What they show, only a run of all can say. */
class MutationsTest {

    private static final String HEADER = """
            Takes-Out: The inbox: nothing comes in.
            Provoked-By: asked-twice
            Objected-By: Each command has one answer

            """;

    private static final String PATCH = """
            --- a/event-log/src/main/java/rebound/eventlog/log/FencedException.java
            +++ b/event-log/src/main/java/rebound/eventlog/log/FencedException.java
            @@ -1,3 +1,3 @@
            -package rebound.eventlog.log;
            +package rebound.eventlog.log; // mutated
            \s
             import java.io.Serial;
            """;

    @TempDir
    private Path temporary;

    static Stream<Mutation> mutations() {
        return Mutations.ofCheckout().all().stream();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void appliesAndCompiles(Mutation mutation) {
        assertThatCode(() -> MutatedEngine.of(mutation, temporary.resolve("a folder")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void namesAProvocationAndWhatItBreaks(Mutation mutation) {
        assertThat(Provocations.named(mutation.provokedBy())).hasValueSatisfying(provocation -> assertThat(
                        Stream.concat(Checker.rules().stream(), provocation.demands().stream()))
                .contains(mutation.objectedBy()));
    }

    @Test
    void everyProvocationShowsAMutation() {
        var used = new HashSet<>(mutations().map(Mutation::provokedBy).toList());
        assertThat(Provocations.all()).extracting(Provocation::name).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void readsWhatStandsInFrontOfThePatch() throws IOException {
        assertThat(Mutation.read(file("inbox.patch", HEADER + PATCH)))
                .returns("inbox", Mutation::name)
                .returns("The inbox: nothing comes in.", Mutation::takesOut)
                .returns("asked-twice", Mutation::provokedBy)
                .returns("Each command has one answer", Mutation::objectedBy);
    }

    @Test
    void refusesAFileThatDoesNotSayEverythingOnce() throws IOException {
        var without = file("without.patch", HEADER.replaceFirst("Provoked-By.*\n", "") + PATCH);
        assertThatThrownBy(() -> Mutation.read(without)).hasMessageContaining("does not say Provoked-By");
        var empty = file("empty.patch", HEADER.replaceFirst("asked-twice", "") + PATCH);
        assertThatThrownBy(() -> Mutation.read(empty)).isInstanceOf(FaultFailure.class);
        var twice = file("twice.patch", HEADER + HEADER + PATCH);
        assertThatThrownBy(() -> Mutation.read(twice)).hasMessageContaining("twice");
        var chatty = file("chatty.patch", HEADER + "By the way\n" + PATCH);
        assertThatThrownBy(() -> Mutation.read(chatty)).hasMessageContaining("By the way");
        var none = file("none.patch", HEADER);
        assertThatThrownBy(() -> Mutation.read(none)).hasMessageContaining("no patch");
    }

    @Test
    void comesInTheOrderOfNamesAndByName() throws IOException {
        file("b.patch", HEADER + PATCH);
        file("a.patch", HEADER + PATCH);
        file("notes.txt", "none");
        var mutations = Mutations.in(temporary);
        assertThat(mutations.all()).extracting(Mutation::name).containsExactly("a", "b");
        assertThat(mutations.named(List.of())).isEqualTo(mutations.all());
        assertThat(mutations.named(List.of("b"))).extracting(Mutation::name).containsExactly("b");
        assertThatThrownBy(() -> mutations.named(List.of("b", "c")))
                .isInstanceOf(FaultFailure.class)
                .hasMessageContaining("no mutation c. There are: a, b");
    }

    @Test
    void aFolderWithoutMutationsShowsNothing() {
        assertThatThrownBy(() -> Mutations.in(temporary)).isInstanceOf(FaultFailure.class);
    }

    @Test
    void aPatchThatFitsIsCompiledWithNothingElse() throws IOException {
        MutatedEngine.of(Mutation.read(file("fits.patch", HEADER + PATCH)), temporary.resolve("a folder"));
        try (var classes = Files.walk(temporary.resolve("a folder/classes"))) {
            assertThat(classes.filter(Files::isRegularFile))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("FencedException.class");
        }
    }

    @Test
    void aPatchThatDoesNotApplyFails() throws IOException {
        var stale = Mutation.read(file("stale.patch", HEADER + PATCH.replace("-package rebound", "-package bound")));
        assertThatThrownBy(() -> MutatedEngine.of(stale, temporary.resolve("a folder")))
                .isInstanceOf(FaultFailure.class)
                .hasMessageContaining("stale does not apply any more");
    }

    @Test
    void aPatchOfSomethingElseFails() throws IOException {
        var gone = Mutation.read(file("gone.patch", HEADER + PATCH.replace("FencedException", "Gone")));
        assertThatThrownBy(() -> MutatedEngine.of(gone, temporary.resolve("a folder")))
                .isInstanceOf(FaultFailure.class)
                .hasMessageContaining("gone does not apply any more");
    }

    @Test
    void aPatchThatDoesNotCompileFails() throws IOException {
        var broken = Mutation.read(file("broken.patch", HEADER + PATCH.replace("; // mutated", "; mutated")));
        assertThatThrownBy(() -> MutatedEngine.of(broken, temporary.resolve("a folder")))
                .isInstanceOf(FaultFailure.class)
                .hasMessageContaining("broken does not compile any more");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(temporary.resolve(name), text);
    }
}
