package rebound.bench.checker;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.zip.CRC32C;

/** Everything of a person is in the partition that follows from their id: CRC-32C, modulo the number of partitions. */
final class OnePartitionForEachPerson implements Rule {

    @Override
    public String sentence() {
        return "All events, answers and keys of a person are in the partition that follows from their id";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var log : evidence.logs().values()) {
            var people = new HashSet<String>();
            for (var event : log.events()) {
                people.add(event.userId());
                judge(event.at(), event.userId(), log, evidence, findings);
            }
            for (var answer : log.answers()) {
                judge(answer.at(), answer.userId(), log, evidence, findings);
            }
            for (var key : log.keys()) {
                judge(key.at(), key.userId(), log, evidence, findings);
            }
            findings.examined("people at " + log.service(), people.size());
        }
    }

    private void judge(LogRecord at, String userId, ServiceLog log, Evidence evidence, Findings findings) {
        if (log.partitions() > 0 && at.partition() != of(userId, log.partitions())) {
            findings.object(sentence(), () -> "  What is of %s belongs in partition %d:%n%s"
                    .formatted(userId, of(userId, log.partitions()), at.inFull(evidence.shown())));
        }
    }

    static int of(String userId, int partitions) {
        var crc = new CRC32C();
        crc.update(userId.getBytes(StandardCharsets.UTF_8));
        return Math.toIntExact(crc.getValue() % partitions);
    }
}
