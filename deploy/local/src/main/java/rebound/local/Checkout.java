package rebound.local;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie in the checkout, seen from where this class was loaded: {@code deploy/local/target/…}. */
public final class Checkout {

    private Checkout() {}

    /** The checkout's folder. */
    public static Path root() {
        return target().resolve("../../..").normalize();
    }

    /** Where {@code ./rebound up} keeps its data. */
    public static Path dataFolder() {
        return root().resolve(".rebound/data");
    }

    /** The class path of everything that this module's child processes run. */
    public static String classPath() {
        var libraries = target().resolve("lib");
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException(libraries + " is missing: build deploy-local first");
        }
        return codeSource() + File.pathSeparator + libraries.resolve("*");
    }

    static Path codeSource() {
        try {
            return Path.of(Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The packaged application of a service: {@code journal}, {@code plan} or {@code reminder}. */
    public static Path serviceJar(String service) {
        var jar = root().resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: build " + service + "-service first (mvn package)");
        }
        return jar;
    }

    /** The {@code java} that runs this JVM. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static Path target() {
        var target = codeSource().getParent();
        if (target == null || !Files.isDirectory(target.resolve("lib"))) {
            throw new IllegalStateException("deploy-local must be used from its place in the checkout, not from "
                    + codeSource() + ": its child processes need the libraries beside it");
        }
        return target;
    }
}
