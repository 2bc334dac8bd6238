package rebound.bench.checker;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything that clients asked for and were answered; appended by the threads of a workload. Thread-safe. */
public final class ClientRecord {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Queue<ClientWrite> writes = new ConcurrentLinkedQueue<>();

    public void add(ClientWrite write) {
        writes.add(write);
    }

    /** Those of now, in the order in which they were added. */
    public List<ClientWrite> writes() {
        return List.copyOf(writes);
    }

    /** A line of JSON for each write. It holds the texts of the bodies. */
    public void save(Path file) throws IOException {
        var lines = new ArrayList<String>();
        for (var write : writes) {
            lines.add(JSON.writeValueAsString(write));
        }
        Files.write(file, lines);
    }
}
