package rebound.local.child;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Formats the data folder on its first start, then is Kafka's own {@link Kafka}. */
public final class KafkaMain {

    private static final String FORMATTED = "meta.properties";

    private KafkaMain() {}

    /** @param args the properties file; the file to create when clients are answered; the cluster's id if it is new */
    public static void main(String[] args) throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(args[0]))) {
            settings.load(reader);
        }
        if (!Files.exists(Path.of(settings.getProperty("log.dirs"), FORMATTED))) {
            format(args[0], args[2]);
        }
        Thread.ofPlatform()
                .daemon()
                .name("readiness")
                .start(() -> announce(settings.getProperty("advertised.listeners"), Path.of(args[1])));
        Kafka.main(new String[] {args[0]});
    }

    private static void format(String properties, String cluster) {
        var status = StorageTool.execute(
                new String[] {"format", "--cluster-id", cluster, "--config", properties, "--ignore-formatted"},
                System.out);
        if (status != 0) {
            throw new IllegalStateException("the data folder could not be formatted");
        }
    }

    /** A broker that accepts connections may still be fenced; one that lists itself is not. */
    private static void announce(String listeners, Path ready) {
        var address = listeners.split(",")[0].substring(listeners.indexOf("//") + 2);
        try {
            while (!accepts(address)) {
                Thread.sleep(20);
            }
            try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address))) {
                while (!serves(admin, address)) {
                    Thread.sleep(50);
                }
            }
            Files.createFile(ready);
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean accepts(String address) {
        var colon = address.lastIndexOf(':');
        try (var socket = new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean serves(Admin admin, String address) throws InterruptedException {
        try {
            return admin.describeCluster().nodes().get().stream()
                    .anyMatch(node -> address.equals(node.host() + ":" + node.port()));
        } catch (ExecutionException e) {
            return false;
        }
    }
}
