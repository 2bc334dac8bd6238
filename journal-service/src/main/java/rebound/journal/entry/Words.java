package rebound.journal.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.journal.day.Mood;

/** What a person says in an entry: all of it private. */
public record Words(String text, @Nullable Mood mood, List<String> emotions, List<String> tags) {

    public Words {
        emotions = List.copyOf(emotions);
        tags = List.copyOf(tags);
    }
}
