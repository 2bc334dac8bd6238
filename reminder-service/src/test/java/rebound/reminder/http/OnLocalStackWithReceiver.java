package rebound.reminder.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import rebound.servicekit.testing.OnLocalStack;

/** With a port of this machine to which webhooks may be sent. */
public class OnLocalStackWithReceiver extends OnLocalStack {

    static final String PORT = "test.receiver-port";

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(super.start());
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings.put(PORT, Integer.toString(free.getLocalPort()));
            settings.put("rebound.webhooks.allow", "127.0.0.1:" + free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
