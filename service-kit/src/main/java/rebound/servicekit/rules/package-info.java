/**
 * Rules for the fields of a body that Bean Validation does not bring along. Their messages name the rule and never the
 * value.
 */
@NullMarked
package rebound.servicekit.rules;

import org.jspecify.annotations.NullMarked;
