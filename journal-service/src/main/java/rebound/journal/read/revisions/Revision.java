package rebound.journal.read.revisions;

/** What a thing once said, as a view. */
public interface Revision {

    /** That of the thing, since it has said this; 0 if nothing of it is left. */
    long version();

    /** About how many characters it is shown with. */
    long size();
}
