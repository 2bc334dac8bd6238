package rebound.servicekit.testing;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A request byte by byte, for what no client would send. */
public final class RawRequest {

    private RawRequest() {}

    /** All that comes back until the server closes, or the response is there. */
    public static String send(String head, byte[]... bodyParts) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            try {
                for (var part : bodyParts) {
                    out.write(part);
                }
                out.flush();
            } catch (IOException refusedEarly) {
                // The answer is on its way already.
            }
            return read(socket);
        }
    }

    private static String read(Socket socket) throws IOException {
        var received = new ByteArrayOutputStream();
        var in = socket.getInputStream();
        var buffer = new byte[8192];
        while (!isComplete(received.toString(StandardCharsets.UTF_8))) {
            var count = in.read(buffer);
            if (count < 0) {
                break;
            }
            received.write(buffer, 0, count);
        }
        return received.toString(StandardCharsets.UTF_8);
    }

    private static boolean isComplete(String response) {
        var head = response.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        var length = Pattern.compile("(?i)content-length: ([0-9]+)").matcher(response);
        return length.find() && response.length() >= head + 4 + Integer.parseInt(length.group(1));
    }
}
