package rebound.journal.reflection;

import java.util.List;

/** Everything that a person keeps of a reflection; all of it private, also how much it is. */
public record Harvest(List<Kept> kept) {

    public Harvest {
        kept = List.copyOf(kept);
    }
}
