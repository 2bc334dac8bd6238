package rebound.bench.faults.agent;

import com.sun.tools.attach.VirtualMachine;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The main class of a service that has fail points: loads the agent into this JVM, then runs the service's own. Not as
 * {@code -javaagent}, with which a JVM uses no AOT cache.
 */
public final class WithFailPoints {

    private WithFailPoints() {}

    /**
     * @param args the agent's jar, the folder of the {@link Trigger}, a main class and its arguments
     * @throws Throwable what that main class throws
     */
    public static void main(String[] args) throws Throwable {
        var self = VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
        try {
            self.loadAgent(args[0], args[1]);
        } finally {
            self.detach();
        }
        try {
            Class.forName(args[2]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 3, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
