/** A service of notes and how they look, for the tests of what all services share. */
@NullMarked
package rebound.servicekit.note;

import org.jspecify.annotations.NullMarked;
