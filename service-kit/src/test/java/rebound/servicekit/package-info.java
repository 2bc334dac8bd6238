/**
 * The conventions, tested on the smallest service there can be: {@link rebound.servicekit.note.NoteResource} on an engine in
 * memory. What the real engine makes of them is tested in the services.
 */
@NullMarked
package rebound.servicekit;

import org.jspecify.annotations.NullMarked;
