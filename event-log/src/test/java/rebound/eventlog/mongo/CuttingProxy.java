package rebound.eventlog.mongo;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and its MongoDB and cuts the connection once, at a chosen command: before the database gets it,
 * or after it has been carried out and before the client hears of it. Counts what changes or reads documents, and not what
 * the driver says to keep its connections.
 */
final class CuttingProxy implements AutoCloseable {

    private static final Set<String> COUNTED = Set.of("find", "insert", "update", "delete", "createIndexes");

    /** The wire protocol's header and an OP_MSG's flags and kind of section, before the command's BSON. */
    private static final int TO_BSON = 16 + 4 + 1;

    private final ServerSocket listening;
    private final String host;
    private final int port;
    private final int cutAt;
    private final boolean carriedOut;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private int seen;

    /**
     * @param cutAt which of the commands, from 1; 0 for none
     * @param carriedOut whether the database still gets that command
     */
    CuttingProxy(String host, int port, int cutAt, boolean carriedOut) {
        this.host = host;
        this.port = port;
        this.cutAt = cutAt;
        this.carriedOut = carriedOut;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.add(listening);
        Thread.ofVirtual().start(this::accept);
    }

    String uri() {
        return "mongodb://127.0.0.1:" + listening.getLocalPort() + "/?directConnection=true&retryReads=false";
    }

    /** Whether there were that many commands. */
    synchronized boolean hasCut() {
        return cutAt > 0 && seen >= cutAt;
    }

    private synchronized boolean cuts(byte[] message) {
        return COUNTED.contains(command(message)) && ++seen == cutAt;
    }

    /** The name of a command is the name of the first element of its document. */
    private static String command(byte[] message) {
        var end = TO_BSON + 5;
        while (message[end] != 0) {
            end++;
        }
        return new String(message, TO_BSON + 5, end - TO_BSON - 5, StandardCharsets.UTF_8);
    }

    private void accept() {
        try {
            while (true) {
                var client = listening.accept();
                var server = new Socket(host, port);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> serve(client, server));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    /** A client sends a request and waits for its reply, one after the other. */
    private void serve(Socket client, Socket server) {
        try (client;
                server) {
            var requests = new DataInputStream(client.getInputStream());
            var replies = new DataInputStream(server.getInputStream());
            while (true) {
                var request = message(requests);
                var cut = cuts(request);
                if (cut && !carriedOut) {
                    return;
                }
                server.getOutputStream().write(request);
                var reply = message(replies);
                if (cut) {
                    return;
                }
                client.getOutputStream().write(reply);
            }
        } catch (IOException e) {
            // One of them has gone.
        }
    }

    private static byte[] message(DataInputStream from) throws IOException {
        var length = new byte[4];
        from.readFully(length);
        var message =
                new byte[ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt()];
        System.arraycopy(length, 0, message, 0, 4);
        from.readFully(message, 4, message.length - 4);
        return message;
    }

    @Override
    public void close() {
        for (var one : open) {
            try {
                one.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
