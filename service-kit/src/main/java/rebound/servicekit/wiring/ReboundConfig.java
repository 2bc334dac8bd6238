package rebound.servicekit.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Every setting of a service that is not one of Quarkus'. What has no default must be given. */
@ConfigMapping(prefix = "rebound")
public interface ReboundConfig {

    Kafka kafka();

    Mongodb mongodb();

    Topics topics();

    Keys keys();

    Http http();

    /** Whether the process ends once the engine cannot go on; else only its liveness says so. */
    @WithDefault("true")
    boolean exitWhenStuck();

    /**
     * Whether this instance decides nothing and answers nobody, but builds the views that no other writes yet, and ends when
     * it has: the first step of an upgrade with a new version of a view.
     */
    @WithDefault("false")
    boolean rebuild();

    Content content();

    interface Kafka {

        /** {@code host:port,…} */
        String bootstrapServers();

        /** Further settings of every Kafka client, such as those for TLS: {@code rebound.kafka.client."security.protocol"}. */
        Map<String, String> client();
    }

    interface Mongodb {

        String uri();

        /** {@code rebound_<service>} if not given. */
        Optional<String> database();
    }

    interface Topics {

        /** Of each topic, for ever: another number would give people other partitions. */
        int partitions();

        /** Of topics that are created here. */
        @WithDefault("3")
        int replication();

        /** Whether missing topics are created at start; else they are only verified. */
        @WithDefault("false")
        boolean create();
    }

    /** Tink keysets as their JSON text. */
    interface Keys {

        /** AES256_GCM: wraps the users' keys. Several keys in it are a rotation under way. */
        String keyEncryption();

        /** AES256_GCM: encrypts commands and dead letters. */
        String commands();

        /** HMAC_SHA256_256BITTAG: ids, fingerprints, cursors and links. The same in all services, and never another. */
        String identity();
    }

    /** What the service has to offer in words of its own. */
    interface Content {

        /** A folder with more of it, laid out as {@code docs/content.md} says; none if not given. */
        Optional<String> folder();
    }

    interface Http {

        /** How long a request waits for its answer before it gets a 202. */
        @WithDefault("5s")
        @WithName("wait")
        Duration waitTime();

        Rate rate();

        Streams streams();
    }

    /** For each person, once for reads and once for writes, on each replica. */
    interface Rate {

        @WithDefault("60")
        int burst();

        @WithDefault("20")
        int perSecond();
    }

    /** Open streams, on each replica. */
    interface Streams {

        @WithDefault("5")
        int perPerson();

        /** A quarter of what the connections may be; each costs a connection, a virtual thread and a look every 15 s. */
        @WithDefault("2500")
        int perReplica();
    }
}
