package rebound.eventlog.projection;

import java.util.UUID;

/**
 * How far one partition of a log is in one collection; it lives in that collection and goes with it.
 *
 * @param topicId the incarnation of the topic that the offsets are of
 * @param generation drawn at random when the partition's documents were last begun, or handed over between a rebuilder and
 *     an owner; who holds another one writes nothing
 * @param offset the first offset that is not in the documents yet
 * @param complete whether the documents have once reached the end of the log, so that they may be read
 * @param mark the highest offset of the commands log that the documents know of; -1 where there is none
 */
public record Checkpoint(String topicId, String generation, long offset, boolean complete, long mark) {

    /** Who writes the documents of a generation; its name begins so. */
    public enum Writer {
        /** The owner of the partition. */
        OWNER(""),

        /** One who builds what no owner writes yet, and gives way to the first owner that does. */
        REBUILDER("rebuilder-");

        private final String prefix;

        Writer(String prefix) {
            this.prefix = prefix;
        }

        String drawGeneration() {
            return prefix + UUID.randomUUID();
        }

        public boolean hasDrawn(String generation) {
            return generation.startsWith(REBUILDER.prefix) == (this == REBUILDER);
        }
    }

    /** That of documents of which there are none yet. */
    public static Checkpoint beginning(String topicId, Writer writer) {
        return new Checkpoint(topicId, writer.drawGeneration(), 0, false, -1);
    }

    /** At the same place, and of another generation. */
    public Checkpoint handedOver(Writer to) {
        return new Checkpoint(topicId, to.drawGeneration(), offset, complete, mark);
    }

    public boolean isOf(Writer writer) {
        return writer.hasDrawn(generation);
    }

    Checkpoint at(long newOffset, long newMark, boolean nowComplete) {
        return new Checkpoint(topicId, generation, newOffset, complete || nowComplete, Math.max(mark, newMark));
    }
}
