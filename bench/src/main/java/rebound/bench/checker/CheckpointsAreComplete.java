package rebound.bench.checker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Each collection knows that it has come to the end of its log: for each partition there is a pointer {@code ~<partition>} and
 * the checkpoint of its generation, complete, and behind the last record. Equal to the replay's are the topic that the offsets
 * are of, and, unless old answers have been deleted, the mark of the last command that was decided.
 */
final class CheckpointsAreComplete implements Rule {

    /** From which log a collection is made, where it is not the events. */
    private static final Map<String, String> LOGS = Map.of("keys_v1", LogImage.KEYS, "receipts_v1", LogImage.ANSWERS);

    private record Checkpoint(BsonDocument pointer, BsonDocument position) {}

    @Override
    public String sentence() {
        return "Each collection has a complete checkpoint behind the last record of each partition";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var log : evidence.logs().values()) {
            findings.examined("checkpoints of " + log.service(), 0);
            var live = evidence.live().get(log.service());
            var replayed = evidence.replayed().get(log.service());
            if (live == null || replayed == null) {
                continue;
            }
            replayed.collections().forEach((collection, others) -> {
                var ends = ends(LOGS.getOrDefault(collection, LogImage.EVENTS), log);
                var documents = live.collections().getOrDefault(collection, Map.of());
                for (var partition = 0; partition < log.partitions(); partition++) {
                    var name = log.service() + "'s " + collection + ", partition " + partition;
                    findings.examined("checkpoints of " + log.service(), 1);
                    var here = checkpoint(documents, partition);
                    var fault = fault(
                            here,
                            checkpoint(others, partition),
                            ends.getOrDefault(partition, -1L),
                            log.answersFrom().getOrDefault(partition, 0L) > 0);
                    if (fault != null) {
                        findings.object(
                                sentence(),
                                () -> "  " + name + ": " + fault
                                        + (here == null
                                                ? ""
                                                : "\n  " + here.pointer().toJson() + "\n  "
                                                        + here.position().toJson()));
                    }
                }
            });
        }
    }

    private static @Nullable String fault(
            @Nullable Checkpoint here, @Nullable Checkpoint there, long end, boolean answersWereDeleted) {
        if (here == null) {
            return "there is none";
        }
        if (!here.position().getBoolean("complete").getValue()) {
            return "it is not complete";
        }
        var offset = here.position().getNumber("offset").longValue();
        if (offset <= end) {
            return "it is at " + offset + ", and the last record is at " + end;
        }
        if (there == null) {
            return "the replay has none";
        }
        if (!here.pointer().get("topicId").equals(there.pointer().get("topicId"))) {
            return "the replay's is of another topic, " + there.pointer().get("topicId");
        }
        return answersWereDeleted
                        || here.position().get("mark").equals(there.position().get("mark"))
                ? null
                : "the replay's mark is " + there.position().get("mark");
    }

    private static @Nullable Checkpoint checkpoint(Map<String, BsonDocument> documents, int partition) {
        var pointer = documents.get("~" + partition);
        if (pointer == null) {
            return null;
        }
        var position = documents.get(
                "~" + partition + "/" + pointer.getString("generation").getValue());
        return position == null ? null : new Checkpoint(pointer, position);
    }

    /** The last offset of each partition. */
    private static Map<Integer, Long> ends(String topic, ServiceLog log) {
        var records =
                switch (topic) {
                    case LogImage.KEYS -> log.keys().stream().map(KeyRecord::at).toList();
                    case LogImage.ANSWERS ->
                        log.answers().stream().map(AnswerRecord::at).toList();
                    default -> log.events().stream().map(EventRecord::at).toList();
                };
        return ends(records);
    }

    private static Map<Integer, Long> ends(List<LogRecord> records) {
        var ends = new HashMap<Integer, Long>();
        records.forEach(read -> ends.merge(read.partition(), read.offset(), Math::max));
        return ends;
    }
}
