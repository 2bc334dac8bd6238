package rebound.bench.checker;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds is what the log says: the run's documents are those of a replay into an empty database, all of
 * them and field by field, the version (the offset of the last record), the partition, timers and expiry included.
 *
 * <p>Not compared, and why:
 *
 * <ul>
 *   <li>checkpoints, the documents whose id begins with {@code ~}: their generation is drawn at random, and a replay ends
 *       behind the markers of the last transaction, of which a live owner does not know. {@link CheckpointsAreComplete}
 *       judges them by themselves;
 *   <li>documents that have expired: the database drops them when it likes;
 *   <li>receipts of answers that are no longer in their log: a replay cannot know of them;
 *   <li>collections of a former version, which no service of this version keeps: those of which the replay has made a later
 *       version instead.
 * </ul>
 */
final class DocumentsEqualAReplay implements Rule {

    private static final String CHECKPOINT = "~";
    private static final String RECEIPTS = " receipts_v1";
    private static final Pattern VERSION = Pattern.compile("(.+)_v([0-9]{1,6})");

    @Override
    public String sentence() {
        return "The documents are those that a replay into an empty database makes";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var service : evidence.logs().keySet()) {
            var live = collections(evidence.live(), service);
            var replayed = collections(evidence.replayed(), service);
            findings.examined("documents of " + service, 0);
            var names = new TreeSet<>(live.keySet());
            names.addAll(replayed.keySet());
            findings.examined("collections of " + service, names.size());
            for (var name : names) {
                if (isFormer(name, replayed.keySet())) {
                    findings.seen("collections of a former version, not compared", 1);
                    continue;
                }
                compare(
                        service + "'s " + name,
                        live.getOrDefault(name, Map.of()),
                        replayed.getOrDefault(name, Map.of()),
                        evidence.log(service),
                        evidence,
                        findings);
            }
        }
    }

    private static Map<String, Map<String, BsonDocument>> collections(
            Map<String, DatabaseImage> databases, String service) {
        var database = databases.get(service);
        return database == null ? Map.of() : database.collections();
    }

    private void compare(
            String collection,
            Map<String, BsonDocument> live,
            Map<String, BsonDocument> replayed,
            ServiceLog log,
            Evidence evidence,
            Findings findings) {
        var ids = new TreeSet<>(live.keySet());
        ids.addAll(replayed.keySet());
        for (var id : ids) {
            var here = live.get(id);
            var there = replayed.get(id);
            if (id.startsWith(CHECKPOINT)
                    || isExpired(here, evidence.now())
                    || isExpired(there, evidence.now())
                    || there == null && collection.endsWith(RECEIPTS) && isOlderThanTheLog(here, log)) {
                continue;
            }
            findings.examined("documents of " + log.service(), 1);
            if (here == null || !here.equals(there)) {
                findings.object(sentence(), () -> "  %s, document %s%n  of the run: %s%n  of the replay: %s"
                        .formatted(collection, id, inFull(here, evidence.shown()), inFull(there, evidence.shown())));
            }
        }
    }

    private static String inFull(@Nullable BsonDocument document, Shown shown) {
        return document == null ? "(none)" : shown.document(document);
    }

    /** Whether the replay has a later version in its place; the name ends in {@code _v<version>}. */
    private static boolean isFormer(String name, Set<String> replayed) {
        var version = VERSION.matcher(name);
        return version.matches()
                && !replayed.contains(name)
                && replayed.stream()
                        .map(VERSION::matcher)
                        .anyMatch(other -> other.matches()
                                && other.group(1).equals(version.group(1))
                                && Integer.parseInt(other.group(2)) > Integer.parseInt(version.group(2)));
    }

    private static boolean isOlderThanTheLog(@Nullable BsonDocument document, ServiceLog log) {
        if (document == null || !document.isDocument("doc")) {
            return false;
        }
        var doc = document.getDocument("doc");
        return doc.isInt64("v")
                && doc.isInt32("p")
                && doc.getInt64("v").getValue()
                        < log.answersFrom().getOrDefault(doc.getInt32("p").getValue(), 0L);
    }

    private static boolean isExpired(@Nullable BsonDocument document, Instant now) {
        if (document == null || !document.isDocument("doc")) {
            return false;
        }
        var doc = document.getDocument("doc");
        return doc.isDateTime("expires")
                && Instant.ofEpochMilli(doc.getDateTime("expires").getValue()).isBefore(now);
    }
}
