package rebound.journal.day;

import org.jspecify.annotations.Nullable;

/**
 * How a person felt.
 *
 * @param valence from −1, unpleasant, to 1, pleasant; null if not said
 * @param energy from −1, drained, to 1, wide awake; null if not said
 */
public record Mood(@Nullable Double valence, @Nullable Double energy) {

    public Mood {
        valence = within(valence);
        energy = within(energy);
    }

    private static @Nullable Double within(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        if (!(value >= -1 && value <= 1)) {
            throw new IllegalArgumentException("A mood lies between -1 and 1");
        }
        // −0.0 is no other feeling than 0.0.
        return value + 0.0;
    }
}
