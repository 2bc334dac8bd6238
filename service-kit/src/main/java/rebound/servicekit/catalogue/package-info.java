/**
 * What a service has to offer in words of its own: content files with a key, versions that never change, and every text in
 * several languages. {@link rebound.servicekit.catalogue.Catalogue} reads them at start and is the place to begin;
 * {@link rebound.servicekit.catalogue.Lock} keeps what was published as it is, and
 * {@link rebound.servicekit.catalogue.ContentLint} keeps it kind.
 *
 * <p>A service has its files on its class path, an operator may add a folder of more. Whatever is wrong with one of them
 * stops the start, with the name of the file and the line.
 */
@NullMarked
package rebound.servicekit.catalogue;

import org.jspecify.annotations.NullMarked;
