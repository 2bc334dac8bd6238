/** Tests of the command line: the shell script with a Maven that only pretends, and the options. */
@NullMarked
package rebound.local.command;

import org.jspecify.annotations.NullMarked;
