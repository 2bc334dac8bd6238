package rebound.journal.read.index;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.journal.day.About;
import rebound.journal.day.Recallable;
import rebound.journal.day.Turned;
import rebound.journal.read.timeline.MonthItem;

/**
 * One thing in the index.
 *
 * @param localDate the day that it lies on
 * @param mayComeBack whether it may come back to the person by itself as it is now, whatever they have closed or silenced
 * @param source what it was kept of, such as a reflection; null if the person wrote it by itself
 * @param people what those are called who are named in a place of their own
 * @param valence from −1 to 1; null if not said
 * @param energy from −1 to 1; null if not said
 * @param words its words in lower case, each once, with blanks in between; of the longest texts the first
 */
public record IndexItem(
        String type,
        String id,
        Instant happenedAt,
        LocalDate localDate,
        String state,
        boolean mayComeBack,
        @Nullable About about,
        @Nullable About source,
        List<String> tags,
        List<String> people,
        List<String> emotions,
        @Nullable Double valence,
        @Nullable Double energy,
        String words)
        implements MonthItem<IndexItem>, Recallable {

    private static final String DRAFT = "draft";
    private static final String COOLING_OFF = "cooling-off";

    public IndexItem {
        tags = List.copyOf(tags);
        people = List.copyOf(people);
        emotions = List.copyOf(emotions);
    }

    @Override
    public List<String> texts() {
        return List.of(words);
    }

    @Override
    public IndexItem after(Turned turned) {
        return new IndexItem(
                type,
                id,
                happenedAt,
                localDate,
                turned.stage(),
                turned.mayComeBack(),
                about,
                source,
                tags,
                people,
                emotions,
                valence,
                energy,
                words);
    }

    /** With words that were said of it beside its own. */
    IndexItem saying(String more) {
        return new IndexItem(
                type,
                id,
                happenedAt,
                localDate,
                state,
                mayComeBack,
                about,
                source,
                tags,
                people,
                emotions,
                valence,
                energy,
                words + " " + more);
    }

    /** Whether no word of it is to be seen for now. */
    boolean isOutOfSight() {
        return state.equals(COOLING_OFF);
    }

    public boolean isDraft() {
        return state.equals(DRAFT);
    }
}
