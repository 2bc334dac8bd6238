package rebound.bench;

import java.util.function.Consumer;
import rebound.local.AotCache;

/** Makes the AOT caches of the services where they are missing: for the tests, before they start services many times. */
public final class QuickStarts {

    private QuickStarts() {}

    public static void main(String[] args) {
        prepare(System.out::println);
    }

    /** @param progress hears what takes so long */
    public static void prepare(Consumer<String> progress) {
        try (var folder = TemporaryFolder.create("aot")) {
            AotCache.ensure(folder.path(), progress);
        }
    }
}
