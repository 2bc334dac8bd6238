package rebound.bench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between the services and their database, and holds up whatever passes. A connection that ends on one side is ended
 * on the other. Thread-safe.
 */
final class DatabaseProxy implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final ServerSocket listening;
    private final int databasePort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;

    private DatabaseProxy(ServerSocket listening, int databasePort) {
        this.listening = listening;
        this.databasePort = databasePort;
    }

    static DatabaseProxy before(int databasePort) {
        try {
            var proxy = new DatabaseProxy(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()), databasePort);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How long every piece of a request is held up from now on. */
    void delay(Duration each) {
        delay = each;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            // It does not listen any more.
        }
        sockets.forEach(DatabaseProxy::end);
    }

    private void accept() {
        try {
            while (true) {
                var client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        sockets.add(client);
        try (client;
                var database = new Socket(InetAddress.getLoopbackAddress(), databasePort)) {
            sockets.add(database);
            client.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            var answers = Thread.ofVirtual().start(() -> {
                pump(database, client, false);
                end(client);
            });
            pump(client, database, true);
            end(database);
            answers.join();
            sockets.remove(database);
        } catch (IOException e) {
            // The database is down, and the client is told in the same way.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
        }
    }

    private void pump(Socket from, Socket to, boolean heldUp) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var chunk = new byte[CHUNK];
            for (var read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (heldUp && !delay.isZero()) {
                    Thread.sleep(delay);
                }
                out.write(chunk, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // Ended on either side.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone.
        }
    }
}
