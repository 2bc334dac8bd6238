package rebound.journal.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event after which a thing lies on a day of the person's, exactly as it says, whatever was before. */
public interface Placed extends Recallable {

    Instant happenedAt();

    /** The time zone's id. */
    String zone();

    /** The person's date at {@link #happenedAt}, as it was reckoned when that was recorded. */
    @Override
    LocalDate localDate();

    /** The name of the state that it is in, as clients know it. */
    String stage();

    /** Whether it may come back to the person by itself as it is now: not while it is a draft, sealed, or waited for. */
    default boolean mayComeBack() {
        return true;
    }

    /** What it is called; null if it has no title, and once that is erased. */
    default @Nullable String heading() {
        return null;
    }

    /** Its words, of which the beginning is shown; null if there are none, and once they are erased. */
    default @Nullable String wording() {
        return null;
    }

    /** Everything in it that is words, to be found by; none once they are erased. */
    @Override
    default List<String> texts() {
        return Stream.of(heading(), wording()).flatMap(Stream::ofNullable).toList();
    }

    /** The tags that the person gave it; none once they are erased. */
    @Override
    default List<String> tags() {
        return List.of();
    }

    /** What the people are called who are named in a place of their own; none once they are erased. */
    @Override
    default List<String> people() {
        return List.of();
    }

    /** What the person felt, by their own names; none once they are erased. */
    default List<String> emotions() {
        return List.of();
    }

    /** How it felt; null if not said, and once it is erased. */
    default @Nullable Mood mood() {
        return null;
    }

    default Moment moment() {
        return new Moment(happenedAt(), zone(), localDate());
    }
}
