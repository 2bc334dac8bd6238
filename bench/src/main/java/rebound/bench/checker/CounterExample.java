package rebound.bench.checker;

/**
 * The first thing that breaks a rule.
 *
 * @param rule what must hold, as a sentence
 * @param count how many things break it
 * @param first the first of them in full: ids, offsets, headers, the documents that differ. Holds no private text but canaries
 */
public record CounterExample(String rule, long count, String first) {}
