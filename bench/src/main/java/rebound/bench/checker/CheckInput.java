package rebound.bench.checker;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is examined. The workload has ended; the services may run still.
 *
 * @param mongo the connection string
 * @param databases the name of each service's database, by the service
 * @param keysets the folder with {@code key-encryption.json}, {@code commands.json} and {@code identity.json} that the
 *     services are configured with: {@code keys} of a local stack's data folder
 * @param record every write that was ever sent to these services, each with a key of its own; what is not on it counts as
 *     something that nobody asked for
 * @param foldersToSearch where no canary may be: the broker's data, the logs of all processes. What holds the client's own
 *     record, or the database's files, is not among them
 */
public record CheckInput(
        String bootstrapServers,
        URI mongo,
        Map<String, String> databases,
        Path keysets,
        ClientRecord record,
        Canaries canaries,
        List<Path> foldersToSearch,
        FreshReplay replay) {}
