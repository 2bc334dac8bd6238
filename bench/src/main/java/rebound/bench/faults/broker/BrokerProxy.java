package rebound.bench.faults.broker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.protocol.ApiKeys;
import org.jspecify.annotations.Nullable;
import rebound.bench.faults.broker.Interference.Way;
import rebound.local.LocalPorts;

/**
 * Stands between clients and a Kafka broker, and does to single requests what a network does. It reads of a request its
 * size, type and correlation id, and of an answer its size and correlation id; what is in them it passes on as it is.
 * Thread-safe: two virtual threads for each connection, one for each direction.
 *
 * <p>Source: the Kafka protocol guide, "Protocol Primitive Types" and "Request and Response Headers".
 */
public final class BrokerProxy implements AutoCloseable {

    /** More than any broker sends; what claims to be larger is no frame. */
    private static final int LARGEST_FRAME = 256 << 20;

    private static final int CORRELATION_ID = 4;

    private final int brokerPort;
    private final ServerSocket server;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Map<ApiKeys, LongAdder> seen = new ConcurrentHashMap<>();
    private volatile @Nullable Armed armed;

    private BrokerProxy(int brokerPort, ServerSocket server) {
        this.brokerPort = brokerPort;
        this.server = server;
    }

    /** Listens on a free port, and passes on to a port on this machine, whoever listens there by then. */
    public static BrokerProxy before(int brokerPort) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), LocalPorts.free()));
            var proxy = new BrokerProxy(brokerPort, server);
            Thread.ofVirtual().name("proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many requests of each type have come so far. */
    public Map<ApiKeys, Long> seen() {
        var counts = new EnumMap<ApiKeys, Long>(ApiKeys.class);
        seen.forEach((request, count) -> counts.put(request, count.sum()));
        return counts;
    }

    /**
     * Does this to the next requests of that type, in place of what was asked for before.
     *
     * @param delay of each, if it is delayed
     * @param times to how many at most
     * @return how it goes
     */
    public Armed arm(Interference interference, Duration delay, int times) {
        var next = new Armed(interference, delay, times);
        armed = next;
        return next;
    }

    /** Lets everything pass again that comes from now on. What was dropped stays so until its connection ends. */
    public void disarm() {
        armed = null;
    }

    /** Resets every connection. */
    public int cutAll() {
        var cut = Set.copyOf(connections);
        cut.forEach(Connection::reset);
        return cut.size();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(Connection::reset);
    }

    /** What is to be done, and to how many requests it was. */
    public static final class Armed {

        private final Interference interference;
        private final Duration delay;
        private final int times;
        private final AtomicInteger taken = new AtomicInteger();

        private Armed(Interference interference, Duration delay, int times) {
            this.interference = interference;
            this.delay = delay;
            this.times = times;
        }

        /** To how many requests it was done so far. */
        public int injected() {
            return Math.min(times, taken.get());
        }

        public boolean isSpent() {
            return taken.get() >= times;
        }

        private boolean takes(@Nullable ApiKeys request, Way way) {
            return interference.request() == request
                    && interference.way() == way
                    && taken.get() < times
                    && taken.getAndIncrement() < times;
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().name("proxy").start(() -> connect(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket client) {
        try {
            var broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
            client.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
            var connection = new Connection(client, broker);
            connections.add(connection);
            Thread.ofVirtual().name("proxy").start(() -> connection.pass(Way.ANSWER));
            connection.pass(Way.REQUEST);
        } catch (IOException e) {
            // Nobody listens there now: the client is told so.
            close(client, false);
        }
    }

    /** One client's connection and the one that is made for it. */
    private final class Connection {

        private final Socket client;
        private final Socket broker;
        private final Map<Integer, ApiKeys> unanswered = new ConcurrentHashMap<>();

        Connection(Socket client, Socket broker) {
            this.client = client;
            this.broker = broker;
        }

        /** Until one of the two ends it. */
        void pass(Way way) {
            try {
                var from = new DataInputStream((way == Way.REQUEST ? client : broker).getInputStream());
                var to = new DataOutputStream((way == Way.REQUEST ? broker : client).getOutputStream());
                while (pass(way, from, to)) {}
                from.transferTo(DataOutputStream.nullOutputStream());
            } catch (IOException e) {
                // As good as the end of the stream.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                end(false);
            }
        }

        /** @return whether to go on; else nothing of what comes is passed on any more */
        private boolean pass(Way way, DataInputStream from, DataOutputStream to)
                throws IOException, InterruptedException {
            var size = from.readInt();
            if (size < CORRELATION_ID || size > LARGEST_FRAME) {
                throw new IOException("A frame of " + size + " bytes");
            }
            var frame = new byte[size];
            from.readFully(frame);
            var request = request(way, ByteBuffer.wrap(frame));
            var doing = armed;
            if (doing != null && doing.takes(request, way)) {
                switch (doing.interference.kind()) {
                    case DELAY -> Thread.sleep(doing.delay);
                    case DROP -> {
                        return false;
                    }
                    case CUT -> {
                        reset();
                        return false;
                    }
                }
            }
            var whole = ByteBuffer.allocate(Integer.BYTES + size).putInt(size).put(frame);
            to.write(whole.array());
            to.flush();
            return true;
        }

        /** The type of a request, or of the request that is answered; null if it is of none that is known. */
        private @Nullable ApiKeys request(Way way, ByteBuffer frame) {
            if (way == Way.ANSWER) {
                return unanswered.remove(frame.getInt());
            }
            var type = frame.getShort();
            frame.getShort(); // the version of that type
            var request = ApiKeys.hasId(type) ? ApiKeys.forId(type) : null;
            if (request != null) {
                unanswered.put(frame.getInt(), request);
                seen.computeIfAbsent(request, first -> new LongAdder()).increment();
            }
            return request;
        }

        void reset() {
            end(true);
        }

        private void end(boolean reset) {
            connections.remove(this);
            BrokerProxy.close(client, reset);
            BrokerProxy.close(broker, reset);
        }
    }

    private static void close(Socket socket, boolean reset) {
        try (socket) {
            if (reset) {
                // Without a lingering end, what the other side finds is a reset.
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
