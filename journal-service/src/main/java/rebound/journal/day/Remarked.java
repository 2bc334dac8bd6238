package rebound.journal.day;

import java.util.List;

/** An event with which a person says something more of a thing that lies on their days, in the place of what they said of it before. */
public interface Remarked {

    /** What it is of the thing that they speak of, such as its causes: a name for ever. */
    String remark();

    /** Everything that they say of it that is words; none if they take it back, and once it is erased. */
    List<String> texts();
}
