package rebound.journal.setback;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person has said about a setback so far.
 *
 * @param said by the code of its {@link Facet}
 */
public record Facets(SortedMap<String, Remarks> said) {

    public static final Facets NONE = new Facets(Collections.emptySortedMap());

    public Facets {
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    /** Null if nothing has been said of it. */
    public @Nullable Remarks of(Facet facet) {
        return said.get(facet.code());
    }

    /** Whether anything has been said of it: a list of nothing names nothing. */
    public boolean has(Facet facet) {
        var remarks = of(facet);
        return remarks != null && !remarks.items().isEmpty();
    }

    /** Whether one of the remarks about it is of that kind. */
    public boolean have(Facet facet, String kind) {
        var remarks = of(facet);
        return remarks != null && remarks.have(kind);
    }

    /** What is said in words. */
    List<String> texts() {
        return said.values().stream()
                .flatMap(remarks -> remarks.texts().stream())
                .toList();
    }

    /** How many characters there are in words. */
    public long length() {
        return said.values().stream().mapToLong(Remarks::length).sum();
    }

    Facets with(String facet, Remarks remarks) {
        var more = new TreeMap<>(said);
        more.put(facet, remarks);
        return new Facets(more);
    }

    Facets without(String facet) {
        var fewer = new TreeMap<>(said);
        fewer.remove(facet);
        return new Facets(fewer);
    }
}
