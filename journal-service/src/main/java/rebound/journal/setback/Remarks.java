package rebound.journal.setback;

import java.util.List;

/** All that a person says of one {@link Facet}, in their order. */
public record Remarks(List<Remark> items) {

    public Remarks {
        items = List.copyOf(items);
    }

    public static Remarks of(Remark... items) {
        return new Remarks(List.of(items));
    }

    /** Whether one of them is of that kind. */
    public boolean have(String kind) {
        return items.stream().anyMatch(remark -> kind.equals(remark.kind()));
    }

    /** How many characters there are in words. */
    long length() {
        return items.stream()
                .mapToLong(remark -> remark.note() == null ? 0 : remark.note().length())
                .sum();
    }
}
