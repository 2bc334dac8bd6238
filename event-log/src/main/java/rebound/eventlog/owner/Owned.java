package rebound.eventlog.owner;

import java.time.InstantSource;
import rebound.eventlog.EventLogMetrics;
import rebound.eventlog.codec.CommandCodec;
import rebound.eventlog.codec.EventCodec;
import rebound.eventlog.keys.Vault;
import rebound.eventlog.log.PartitionLog;
import rebound.eventlog.model.Model;
import rebound.eventlog.projection.DocumentStore;

/** A partition and everything that its owner works with. */
public record Owned(
        int partition,
        Model model,
        PartitionLog log,
        DocumentStore store,
        Together together,
        Inbox inbox,
        Intake intake,
        Replies replies,
        CommandCodec commands,
        EventCodec events,
        Policies policies,
        Vault vault,
        InstantSource clock,
        EventLogMetrics metrics) {}
