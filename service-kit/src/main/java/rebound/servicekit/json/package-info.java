/**
 * Bodies are read strictly or not at all: {@link rebound.servicekit.json.StrictJson} says what that means, and
 * {@link rebound.servicekit.json.JsonBodyReader} turns every fault into a problem with a pointer to the field.
 * A {@link rebound.servicekit.json.MergePatch} is read like any other body.
 */
@NullMarked
package rebound.servicekit.json;

import org.jspecify.annotations.NullMarked;
