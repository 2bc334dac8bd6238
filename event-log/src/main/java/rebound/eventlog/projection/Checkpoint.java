package rebound.eventlog.projection;

/**
 * How far one partition of a log is in one collection; it lives in that collection and goes with it.
 *
 * @param topicId the incarnation of the topic that the offsets are of
 * @param generation drawn at random when the partition's documents were last begun; who holds another one writes nothing
 * @param offset the first offset that is not in the documents yet
 * @param complete whether the documents have once reached the end of the log, so that they may be read
 * @param mark the highest offset of the commands log that the documents know of; -1 where there is none
 */
public record Checkpoint(String topicId, String generation, long offset, boolean complete, long mark) {

    Checkpoint at(long newOffset, long newMark, boolean nowComplete) {
        return new Checkpoint(topicId, generation, newOffset, complete || nowComplete, Math.max(mark, newMark));
    }
}
