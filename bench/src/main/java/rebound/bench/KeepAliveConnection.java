package rebound.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One kept-alive HTTP/1.1 connection (RFC 9112) to this machine, one request at a time: as little of a client as will do, so
 * that it takes as little as possible of the cores that it shares with what it measures. Owned by one thread, which may be a
 * virtual one.
 *
 * <p>It reads bodies of a stated length only. Anything else, or a server that closes, is an error.
 */
final class KeepAliveConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[16 * 1024];
    private String head = "";
    private int bodyStart;
    private int bodyEnd;

    KeepAliveConnection(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /**
     * Sends a request, and reads its response to the end.
     *
     * @return the status
     * @throws IOException if the response is none that this client understands, or does not come
     */
    int exchange(byte[] request) throws IOException {
        out.write(request);
        var filled = 0;
        var headEnd = -1;
        while (headEnd < 0) {
            filled += readInto(filled);
            headEnd = endOfHead(filled);
        }
        head = new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1);
        var status = status(head);
        bodyStart = headEnd;
        bodyEnd = headEnd + contentLength(status);
        while (filled < bodyEnd) {
            filled += readInto(filled);
        }
        if (filled > bodyEnd) {
            throw new IOException("More came than one response");
        }
        return status;
    }

    /**
     * A header of the last response; empty if it has none.
     *
     * @param name in lower case
     */
    String header(String name) {
        for (var line : head.split("\r\n")) {
            if (line.regionMatches(true, 0, name, 0, name.length()) && line.startsWith(":", name.length())) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "";
    }

    /** The body of the last response. */
    String body() {
        return new String(buffer, bodyStart, bodyEnd - bodyStart, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int readInto(int filled) throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        var read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("The server closed the connection");
        }
        return read;
    }

    /** The index after the empty line; -1 if it has not come yet. */
    private int endOfHead(int filled) {
        for (var i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int status(String head) throws IOException {
        if (!head.startsWith("HTTP/1.1 ")) {
            throw new IOException("Not a response: " + head);
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    private int contentLength(int status) throws IOException {
        if (status == 204 || status == 304) {
            return 0;
        }
        var length = header("content-length");
        if (length.isEmpty()) {
            throw new IOException("A body without a stated length: " + head);
        }
        return Integer.parseInt(length);
    }
}
