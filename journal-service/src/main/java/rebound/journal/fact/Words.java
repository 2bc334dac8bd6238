package rebound.journal.fact;

import org.jspecify.annotations.Nullable;

/**
 * What a person says in a fact: all of it private.
 *
 * @param kind one of the {@link FactType#kinds} of its type; null if not said
 * @param person who said or gave it; null if not said
 */
public record Words(
        String text, @Nullable String kind, @Nullable String person) {}
