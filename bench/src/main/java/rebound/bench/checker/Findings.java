package rebound.bench.checker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a check has found so far. Belongs to one thread. */
final class Findings {

    static final String SOMETHING_OF_EACH = "Something of each kind was there to be examined";

    private record Broken(long count, String first) {}

    private final Map<String, Long> examined = new LinkedHashMap<>();
    private final List<String> needed = new ArrayList<>();
    private final Map<String, Broken> broken = new LinkedHashMap<>();

    /** Of a kind without which the check says nothing: with none of it in the end, the verdict is not clean. */
    void examined(String what, long count) {
        if (!needed.contains(what)) {
            needed.add(what);
        }
        seen(what, count);
    }

    /** Of a kind of which a good run may have none. */
    void seen(String what, long count) {
        examined.merge(what, count, Long::sum);
    }

    /** @param inFull asked for only if it is the first */
    void object(String rule, Supplier<String> inFull) {
        var before = broken.get(rule);
        broken.put(rule, before == null ? new Broken(1, inFull.get()) : new Broken(before.count() + 1, before.first()));
    }

    Verdict verdict() {
        var counterExamples = new ArrayList<CounterExample>();
        broken.forEach((rule, found) -> counterExamples.add(new CounterExample(rule, found.count(), found.first())));
        var none = needed.stream().filter(what -> examined.get(what) == 0).toList();
        if (!none.isEmpty()) {
            counterExamples.add(
                    new CounterExample(SOMETHING_OF_EACH, none.size(), "  There are no " + none.getFirst() + "."));
        }
        return new Verdict(
                examined.entrySet().stream()
                        .map(kind -> new Examined(kind.getKey(), kind.getValue()))
                        .toList(),
                counterExamples);
    }
}
