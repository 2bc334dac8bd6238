package rebound.local.child;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A MongoDB in memory, until the process ends. */
public final class MongoMain {

    private MongoMain() {}

    /** @param args the port; the file to create when the database listens */
    public static void main(String[] args) throws IOException {
        var server = new MongoServer(new MemoryBackend());
        server.bind("127.0.0.1", Integer.parseInt(args[0]));
        Files.createFile(Path.of(args[1]));
    }
}
