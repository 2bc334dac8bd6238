package rebound.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import rebound.local.Checkout;

/** The mutations of a folder, by their names in order. */
record Mutations(List<Mutation> all) {

    Mutations {
        all = List.copyOf(all);
    }

    static Mutations ofCheckout() {
        return in(Checkout.root().resolve("bench/mutations"));
    }

    /** @throws FaultFailure if there is none, or if one of them cannot be read */
    static Mutations in(Path folder) {
        try (var files = Files.list(folder)) {
            var all = files.filter(file -> file.getFileName().toString().endsWith(Mutation.ENDING))
                    .map(Mutation::read)
                    .sorted(Comparator.comparing(Mutation::name))
                    .toList();
            if (all.isEmpty()) {
                throw new FaultFailure("There are no mutations in " + folder);
            }
            return new Mutations(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Those of these names, or all if there are none.
     *
     * @throws FaultFailure if there is no such mutation
     */
    List<Mutation> named(List<String> names) {
        var unknown = names.stream()
                .filter(name -> all.stream().noneMatch(one -> one.name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new FaultFailure("There is no mutation " + String.join(", ", unknown) + ". There are: "
                    + all.stream().map(Mutation::name).collect(Collectors.joining(", ")));
        }
        return names.isEmpty()
                ? all
                : all.stream().filter(one -> names.contains(one.name())).toList();
    }
}
