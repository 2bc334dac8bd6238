@NullMarked
package rebound.journal.day;

import org.jspecify.annotations.NullMarked;
