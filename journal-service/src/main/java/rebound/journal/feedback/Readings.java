package rebound.journal.feedback;

import org.jspecify.annotations.Nullable;

/**
 * What a person makes of feedback: all of it private, each null as long as it is not said.
 *
 * @param restated the feedback in their own words, as they say it back to who gave it
 * @param firstReaction what they felt when they first read it; it stays as it was, whatever they think of it later
 * @param calmReading how they read it when they are calm
 * @param agreement {@code yes}, {@code partly} or {@code no}
 * @param perception how what they do is perceived, agreed or not
 */
public record Readings(
        @Nullable String restated,
        @Nullable String firstReaction,
        @Nullable String calmReading,
        @Nullable String agreement,
        @Nullable String perception) {

    static final Readings NONE = new Readings(null, null, null, null, null);

    Readings restating(String text) {
        return new Readings(text, firstReaction, calmReading, agreement, perception);
    }

    Readings reacting(String text) {
        return new Readings(restated, text, calmReading, agreement, perception);
    }

    Readings readingCalmly(String text) {
        return new Readings(restated, firstReaction, text, agreement, perception);
    }

    Readings weighing(Weighing weighing) {
        return new Readings(restated, firstReaction, calmReading, weighing.agreement(), weighing.perception());
    }

    Weighing weighing() {
        return new Weighing(agreement, perception);
    }
}
