package rebound.bench.faults.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Weaves the fail points into the engine as it is loaded. A fail point that is not there ends the process. */
public final class FailPointAgent implements ClassFileTransformer {

    private FailPointAgent() {}

    /** @param folder of the {@link Trigger} */
    public static void premain(String folder, Instrumentation instrumentation) {
        Trigger.watch(Path.of(folder));
        instrumentation.addTransformer(new FailPointAgent());
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] original) {
        var type = name.replace('/', '.');
        if (loader == null || Weaver.of(type).isEmpty()) {
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
