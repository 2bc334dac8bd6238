package rebound.journal.day;

import java.time.LocalDate;

/** It lay on a day before, mostly the same. */
public interface Moved extends Placed {

    /** The {@link #localDate} until now. */
    LocalDate formerDate();
}
