/**
 * The commands of {@code ./rebound} that need the stack: {@code up}, {@code down}, {@code token} and {@code demo}.
 *
 * <p>The shell script finds a JDK, builds, and hands over to {@link rebound.local.command.Rebound}.
 */
@NullMarked
package rebound.local.command;

import org.jspecify.annotations.NullMarked;
