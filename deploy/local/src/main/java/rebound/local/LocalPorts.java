package rebound.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on 127.0.0.1. */
public final class LocalPorts {

    /**
     * Below every operating system's ephemeral range (Linux 32768, macOS 49152). A port from that range could be taken by
     * an outgoing connection while its owner restarts, and a client that keeps trying to reach the stopped owner could even
     * connect to itself.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private LocalPorts() {}

    /** A port that nobody listens on, and that this JVM was not given before. */
    public static int free() {
        while (HANDED_OUT.size() < (HIGHEST - LOWEST) / 2) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (HANDED_OUT.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + LOWEST + " and " + HIGHEST);
    }

    /** Whether nobody listens on {@code port}. */
    public static boolean isFree(int port) {
        // Connecting finds what binding may not: macOS lets one bind an address under a listener on all addresses.
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return false;
        } catch (IOException e) {
            return canBind(port);
        }
    }

    static int freeIfZero(int port) {
        return port == 0 ? free() : port;
    }

    /** @throws PortTakenException if somebody listens on {@code port} */
    static void requireFree(int port, String what) {
        if (!isFree(port)) {
            throw new PortTakenException(port, what);
        }
    }

    private static boolean canBind(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
