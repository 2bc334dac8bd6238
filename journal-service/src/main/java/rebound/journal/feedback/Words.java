package rebound.journal.feedback;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and said: all of it private.
 *
 * @param text what somebody said; null as long as it is only asked for
 * @param kind what they are to the person, such as a mentor; null if not said
 * @param person who they are; null if not said
 * @param question what they were asked; null if not said
 * @param meetingNote what the person noted while they spoke; null if nothing
 */
public record Words(
        @Nullable String text,
        @Nullable String kind,
        @Nullable String person,
        @Nullable String question,
        @Nullable String meetingNote) {

    /** All that is words but the name. */
    List<String> texts() {
        return Stream.of(text, question, meetingNote)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** With what was said now. */
    Words answered(String newText, @Nullable String newMeetingNote) {
        return new Words(newText, kind, person, question, newMeetingNote);
    }
}
