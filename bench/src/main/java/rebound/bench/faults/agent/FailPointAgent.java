package rebound.bench.faults.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Weaves the fail points into the engine as it is loaded. A fail point that is not there ends the process. */
public final class FailPointAgent implements ClassFileTransformer {

    private static final String ENGINE = "rebound/eventlog/";

    private FailPointAgent() {}

    /**
     * Loaded by {@link WithFailPoints}.
     *
     * @param folder of the {@link Trigger}
     * @throws UnmodifiableClassException never: classes of the engine can be woven
     */
    public static void agentmain(String folder, Instrumentation instrumentation) throws UnmodifiableClassException {
        Trigger.watch(Path.of(folder));
        instrumentation.addTransformer(new FailPointAgent(), true);
        // An AOT cache has some of them loaded before anything is run.
        var loaded = Arrays.stream(instrumentation.getAllLoadedClasses())
                .filter(type -> !Weaver.of(type.getName()).isEmpty())
                .toArray(Class<?>[]::new);
        if (loaded.length > 0) {
            instrumentation.retransformClasses(loaded);
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] original) {
        // Ours are loaded meanwhile, too.
        if (loader == null || !name.startsWith(ENGINE)) {
            return null;
        }
        var type = name.replace('/', '.');
        if (Weaver.of(type).isEmpty()) {
            return null;
        }
        try {
            return Weaver.weave(type, original, loader);
        } catch (RuntimeException | LinkageError e) {
            // What a transformer throws is swallowed, and the service would run without its fail points.
            System.err.println("The fail points cannot be woven: " + e);
            Runtime.getRuntime().halt(3);
            throw e;
        }
    }
}
