package rebound.eventlog.kafka;

import java.time.Duration;
import java.util.Map;
import rebound.eventlog.log.LogName;

/** What the engine asks of a cluster, and of those who stop it. In this package because nobody else needs to know. */
public final class EngineDemands {

    private EngineDemands() {}

    /** The settings that the engine would give a topic that it makes. */
    public static Map<String, String> topicSettings(LogName log, int replication) {
        return Topics.configs(log, (short) replication);
    }

    public static short transactionVersion() {
        return Topics.LEAST_TRANSACTION_VERSION;
    }

    /** The longest that {@link CommandLoop#close()} takes. */
    public static Duration lettingGo() {
        return CommandLoop.LET_GO.plus(Clients.CALL);
    }
}
