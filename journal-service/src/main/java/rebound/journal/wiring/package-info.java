/** How journal-service is put together; read {@link rebound.journal.wiring.JournalModel} first. */
@NullMarked
package rebound.journal.wiring;

import org.jspecify.annotations.NullMarked;
