package rebound.bench.checker;

import java.io.PrintStream;
import java.util.List;

/**
 * What a check has found.
 *
 * @param examined each kind of thing that was looked at; in a clean verdict only those of which a good run may have none,
 *     such as writes of unknown outcome, are there zero times
 * @param counterExamples one for each rule that is broken
 */
public record Verdict(List<Examined> examined, List<CounterExample> counterExamples) {

    public Verdict {
        examined = List.copyOf(examined);
        counterExamples = List.copyOf(counterExamples);
    }

    /** Every rule holds, and there was something to hold it against. */
    public boolean clean() {
        return counterExamples.isEmpty();
    }

    public void print(PrintStream out) {
        out.println("Examined:");
        examined.forEach(kind -> out.printf("%,12d  %s%n", kind.count(), kind.what()));
        if (clean()) {
            out.println("Verdict: clean");
            return;
        }
        out.println(
                "Verdict: " + counterExamples.size() + (counterExamples.size() == 1 ? " rule" : " rules") + " broken");
        for (var broken : counterExamples) {
            out.printf("%n%s%nBroken %,d times, first by%n%s%n", broken.rule(), broken.count(), broken.first());
        }
    }
}
