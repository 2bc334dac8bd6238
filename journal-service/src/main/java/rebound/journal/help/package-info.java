/**
 * Where help is to be had: {@link rebound.journal.help.HelpDirectory}, one content file for each country. Nothing here needs the
 * log, the database or a token, and nothing counts who asks.
 */
@NullMarked
package rebound.journal.help;

import org.jspecify.annotations.NullMarked;
