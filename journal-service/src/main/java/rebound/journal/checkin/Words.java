package rebound.journal.checkin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.journal.day.Mood;

/**
 * What a person says in a check-in: all of it private, also of which kind it is.
 *
 * @param kind such as {@code mood}
 * @param scales each by another name
 * @param safety whether they are safe: {@code safe}, {@code unsure} or {@code not-safe}; null if they did not say
 * @param spiralling whether they say that it is getting away from them
 */
public record Words(
        String kind,
        @Nullable Mood mood,
        List<String> emotions,
        List<Scale> scales,
        @Nullable String note,
        @Nullable String safety,
        boolean spiralling) {

    /** @param value from 0 to 10 */
    public record Scale(String name, int value) {}

    public Words {
        emotions = List.copyOf(emotions);
        scales = List.copyOf(scales);
    }
}
