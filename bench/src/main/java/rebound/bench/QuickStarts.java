package rebound.bench;

import java.util.function.Consumer;
import rebound.local.AotCache;
import rebound.local.LocalStack;

/** Makes the AOT caches of the services where they are missing: for the tests, before they start services many times. */
public final class QuickStarts {

    private QuickStarts() {}

    public static void main(String[] args) {
        prepare(System.out::println);
    }

    /**
     * Without them all goes on, and takes longer.
     *
     * @param progress hears what takes so long, and why there are none
     */
    public static void prepare(Consumer<String> progress) {
        try (var folder = TemporaryFolder.create("aot")) {
            try {
                AotCache.ensure(folder.path(), progress);
            } catch (RuntimeException e) {
                if (!LocalStack.isEnding()) {
                    folder.keep();
                    progress.accept(
                            "There are none, so starts take longer: " + e.getMessage() + " (" + folder.path() + ")");
                }
            }
        }
    }
}
