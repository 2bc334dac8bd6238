@NullMarked
package rebound.servicekit.catalogue;

import org.jspecify.annotations.NullMarked;
