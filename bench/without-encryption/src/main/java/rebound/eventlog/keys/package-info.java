/**
 * Stand-ins for two classes of the engine, under their names: they encrypt nothing and mint no keys. A benchmark puts them into a
 * copy of a packaged service, to see what encryption costs; there is no switch for it, and nothing that is delivered holds them.
 */
@NullMarked
package rebound.eventlog.keys;

import org.jspecify.annotations.NullMarked;
