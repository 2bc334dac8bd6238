package rebound.bench.faults.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rebound.bench.faults.broker.Interference.Kind;
import rebound.bench.faults.broker.Interference.Way;

/** Between a client that speaks no more of Kafka's protocol than sizes, types and correlation ids, and a broker of that kind. */
class BrokerProxyTest {

    private static final Duration DELAY = Duration.ofMillis(300);

    /** In milliseconds: what has not come by then was dropped. */
    private static final int NEVER = 500;

    /** In milliseconds: what comes, comes within this on the slowest of machines. */
    private static final int LONG = 30_000;

    private final List<Integer> served = new CopyOnWriteArrayList<>();
    private ServerSocket broker;
    private BrokerProxy proxy;

    @BeforeEach
    void start() throws IOException {
        broker = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
        proxy = BrokerProxy.before(broker.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        broker.close();
    }

    @Test
    void passesEverythingOnAndCountsIt() throws IOException {
        try (var client = new Client()) {
            assertThat(client.ask(ApiKeys.PRODUCE, 1)).isEqualTo(1);
            assertThat(client.ask(ApiKeys.PRODUCE, 2)).isEqualTo(2);
            assertThat(client.ask(ApiKeys.FETCH, 3)).isEqualTo(3);
        }
        assertThat(proxy.seen()).containsEntry(ApiKeys.PRODUCE, 2L).containsEntry(ApiKeys.FETCH, 1L);
    }

    @Test
    void delaysOnlyWhatItIsToldTo() throws IOException {
        for (var way : Way.values()) {
            var armed = proxy.arm(new Interference(ApiKeys.PRODUCE, way, Kind.DELAY), DELAY, 1);
            try (var client = new Client()) {
                assertThat(client.ask(ApiKeys.FETCH, 1)).isEqualTo(1);
                assertThat(armed.injected()).isZero();
                var started = System.nanoTime();
                assertThat(client.ask(ApiKeys.PRODUCE, 2)).isEqualTo(2);
                assertThat(System.nanoTime() - started).isGreaterThanOrEqualTo(DELAY.toNanos());
                assertThat(armed.isSpent()).isTrue();
            }
        }
    }

    @Test
    void whatIsDroppedNeverComesNorWhatFollowsAndAnotherConnectionIsWell() throws IOException {
        for (var way : Way.values()) {
            served.clear();
            var armed = proxy.arm(new Interference(ApiKeys.END_TXN, way, Kind.DROP), DELAY, 1);
            try (var client = new Client()) {
                client.send(ApiKeys.END_TXN, 1);
                client.send(ApiKeys.FETCH, 2);
                await().until(armed::isSpent);
                await().until(() -> served.size() == (way == Way.REQUEST ? 0 : 2));
                assertThatThrownBy(() -> client.hear(NEVER)).isInstanceOf(SocketTimeoutException.class);
                assertThat(served).hasSize(way == Way.REQUEST ? 0 : 2);
            }
            try (var another = new Client()) {
                assertThat(another.ask(ApiKeys.END_TXN, 3)).isEqualTo(3);
            }
        }
    }

    @Test
    void whatIsCutEndsItsConnectionBeforeOrAfterTheBrokerHasDoneIt() throws IOException {
        for (var way : Way.values()) {
            served.clear();
            var armed = proxy.arm(new Interference(ApiKeys.END_TXN, way, Kind.CUT), DELAY, 1);
            try (var client = new Client()) {
                assertThatThrownBy(() -> client.ask(ApiKeys.END_TXN, 1))
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(SocketTimeoutException.class);
            }
            assertThat(armed.injected()).isEqualTo(1);
            assertThat(served).hasSize(way == Way.REQUEST ? 0 : 1);
        }
    }

    @Test
    void doesNothingMoreOnceItIsDisarmed() throws IOException {
        var armed = proxy.arm(new Interference(ApiKeys.PRODUCE, Way.REQUEST, Kind.CUT), DELAY, 1);
        proxy.disarm();
        try (var client = new Client()) {
            assertThat(client.ask(ApiKeys.PRODUCE, 1)).isEqualTo(1);
        }
        assertThat(armed.injected()).isZero();
    }

    private void accept() {
        while (!broker.isClosed()) {
            try {
                var socket = broker.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                // The end of the test.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            var out = new DataOutputStream(socket.getOutputStream());
            while (true) {
                in.skipNBytes(Integer.BYTES + 2 * Short.BYTES);
                var correlation = in.readInt();
                served.add(correlation);
                out.writeInt(Integer.BYTES);
                out.writeInt(correlation);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private final class Client implements AutoCloseable {

        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());

        Client() throws IOException {}

        /** @return the correlation id of the answer */
        int ask(ApiKeys request, int correlation) throws IOException {
            send(request, correlation);
            return hear(LONG);
        }

        void send(ApiKeys request, int correlation) throws IOException {
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(2 * Short.BYTES + Integer.BYTES);
            out.writeShort(request.id);
            out.writeShort(0);
            out.writeInt(correlation);
        }

        /** @return the correlation id of the next answer */
        int hear(int withinMillis) throws IOException {
            socket.setSoTimeout(withinMillis);
            var in = new DataInputStream(socket.getInputStream());
            in.readInt();
            return in.readInt();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
