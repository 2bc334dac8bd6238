package rebound.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the figures were measured on.
 *
 * @param processor its model, as the operating system calls it
 * @param memoryMib of the whole machine
 */
record Machine(int cores, String processor, long memoryMib, String jdk, String system) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    static Machine here() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                system.getAvailableProcessors(),
                modelName(),
                system.getTotalMemorySize() >> 20,
                System.getProperty("java.vendor") + " " + Runtime.version(),
                system.getName() + " " + system.getVersion() + " " + system.getArch());
    }

    private static String modelName() {
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    @Override
    public String toString() {
        return "%d cores (%s), %,d MiB of memory, JDK %s, %s".formatted(cores, processor, memoryMib, jdk, system);
    }
}
