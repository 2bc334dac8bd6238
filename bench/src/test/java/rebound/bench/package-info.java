/**
 * The whole system's tests: real processes, driven over HTTP and signals, judged by what plain clients read. Each class has a
 * stack of its own, and a folder of its own that stays if a test fails.
 */
@NullMarked
package rebound.bench;

import org.jspecify.annotations.NullMarked;
