package rebound.journal.setback;

import java.util.List;
import java.util.stream.Stream;

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

    /** What is said in words. */
    List<String> texts() {
        return items.stream()
                .flatMap(remark -> Stream.ofNullable(remark.note()))
                .toList();
    }

    /** How many characters there are in words. */
    long length() {
        return items.stream()
                .mapToLong(remark -> remark.note() == null ? 0 : remark.note().length())
                .sum();
    }
}
