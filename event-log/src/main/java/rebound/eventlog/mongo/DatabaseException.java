package rebound.eventlog.mongo;

import com.mongodb.MongoException;
import java.io.Serial;

/** The database did not do what it was asked. Keeps nothing of the driver's own message, which may quote documents. */
public final class DatabaseException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    DatabaseException(MongoException e) {
        super("MongoDB: " + e.getClass().getSimpleName() + " (code " + e.getCode() + ")");
    }
}
