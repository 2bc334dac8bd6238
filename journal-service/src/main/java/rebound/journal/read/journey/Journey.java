package rebound.journal.read.journey;

import java.util.Arrays;
import java.util.List;
import rebound.journal.setback.Facet;
import rebound.journal.setback.Facets;
import rebound.journal.setback.Setback;

/**
 * Where a person is with a setback: a pure function of what they have said of it. It counts nothing, knows nobody else, and
 * has no end but the one that they choose.
 *
 * @param there what they have said of it
 * @param reflections the templates of the reflections about it that they have completed, each once
 * @param open what they may still say, and need not; nothing once it is closed
 * @param suggestions what might help next, in the order of the table
 */
public record Journey(
        Stage stage, List<Facet> there, List<String> reflections, List<Facet> open, List<Rule> suggestions) {

    /** @param reflections the templates of the reflections about it that are completed, each once */
    public static Journey of(Setback setback, List<String> reflections) {
        var stage = Stage.of(setback);
        return switch (setback) {
            case Setback.Absent absent -> new Journey(stage, List.of(), reflections, List.of(), List.of());
            case Setback.Unnamed unnamed -> new Journey(stage, List.of(), reflections, List.of(), List.of());
            case Setback.Gone gone -> new Journey(stage, List.of(), reflections, List.of(), List.of());
            case Setback.Open(var account) -> {
                var facets = account.facets().orElse(Facets.NONE);
                var said = new Said(account, reflections);
                var suggestions = Rule.ALL.stream()
                        .filter(rule -> rule.stage() == stage && rule.holds(said))
                        .toList();
                yield new Journey(stage, facets(facets, true), reflections, facets(facets, false), suggestions);
            }
            case Setback.Closed(var account, var _) ->
                new Journey(
                        stage, facets(account.facets().orElse(Facets.NONE), true), reflections, List.of(), List.of());
        };
    }

    private static List<Facet> facets(Facets facets, boolean said) {
        return Arrays.stream(Facet.values())
                .filter(facet -> facets.has(facet) == said)
                .toList();
    }
}
