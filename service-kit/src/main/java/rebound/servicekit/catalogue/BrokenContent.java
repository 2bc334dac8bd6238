package rebound.servicekit.catalogue;

import java.io.Serial;

/** A content file that cannot be offered: the message names it, its line, and what is wrong. Stops the start. */
public final class BrokenContent extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** @param line counted from 1; 0 if nothing in the file is wrong, but it is not there, or not as it was published */
    public BrokenContent(String file, int line, String fault) {
        super(file + (line > 0 ? ":" + line : "") + ": " + fault);
    }
}
