package rebound.journal.day;

import java.time.LocalDate;

/** It no longer lies on the day. It may come back, as something {@link Placed}. */
public interface Taken {

    LocalDate localDate();
}
