package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import rebound.local.Console;

class BenchTest {

    private static final Benchmark MET = benchmark("p1", outcome -> {
        outcome.ratio(ratio(Goal.atLeast(0.5), 0.4, 0.6, 0.7));
        outcome.examined("entries", 3_000);
        outcome.note("on a quiet machine");
    });

    private static final Benchmark MISSED = benchmark("p2", outcome -> {
        outcome.ratio(ratio(Goal.atMost(4), 3, 5, 6));
        outcome.examined("entries", 1);
    });

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void endsWithZeroOnlyIfEveryGoalIsMet() {
        assertThat(run(List.of(MET))).isZero();
        assertThat(run(List.of(MISSED))).isEqualTo(1);
        assertThat(run(List.of(MET, MISSED))).isEqualTo(1);
        assertThat(run(List.of(MET, MISSED), "P1")).isZero();
    }

    @Test
    void printsTheMedianAndTheRangeOfEachRatio() {
        run(List.of(MET, MISSED));
        assertThat(text(out))
                .contains("P1  ours ÷ theirs  0.60 (0.40–0.70)  ≥ 0.5  met ")
                .contains("P2  ours ÷ theirs  5.00 (3.00–6.00)  ≤ 4    MISSED")
                .contains("P1  clean: examined 3,000 entries")
                .contains("on a quiet machine")
                .contains("./rebound bench --pairs 5 --seconds");
    }

    @Test
    void whatWasNotExaminedOrIsNotInOrderIsNoResult() {
        var figure = ratio(Goal.atLeast(0.5), 1);
        assertThat(run(List.of(benchmark("p1", outcome -> outcome.ratio(figure)))))
                .isEqualTo(1);
        assertThat(run(List.of(benchmark("p1", outcome -> {
                    outcome.ratio(figure);
                    outcome.examined("entries", 0);
                }))))
                .isEqualTo(1);
        assertThat(run(List.of(benchmark("p1", outcome -> {
                    outcome.ratio(figure);
                    outcome.examined("entries", 10);
                    outcome.fault("entries that are lost", 2);
                }))))
                .isEqualTo(1);
        assertThat(text(out)).contains("P1  BROKEN").contains("2 × entries that are lost");
        assertThat(run(List.of(benchmark("p1", outcome -> outcome.examined("entries", 10)))))
                .isEqualTo(1);
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthersFromBeingTold() {
        var failing = benchmark("p0", outcome -> {
            throw new IllegalStateException("the broker is gone");
        });
        assertThat(run(List.of(failing, MET))).isEqualTo(1);
        assertThat(text(out)).contains("P0  BROKEN", "the broker is gone", "P1  clean");
    }

    @Test
    void fewPairsAreNoMeasurement() {
        assertThat(run(List.of(MET), "--pairs", "4")).isEqualTo(2);
        assertThat(run(List.of(MET), "--pairs", "4", "--quick")).isZero();
    }

    @Test
    void noNumberMeetsNoGoal() {
        assertThat(Goal.atLeast(0).isMetBy(Double.NaN)).isFalse();
        assertThat(Goal.atMost(1).isMetBy(Double.NaN)).isFalse();
    }

    @Test
    void jsonIsTheSameAndNothingElse() throws Exception {
        assertThat(run(List.of(MET, MISSED), "--json")).isEqualTo(1);
        var json = new ObjectMapper().readTree(text(out));
        assertThat(json.path("machine").path("cores").asInt()).isPositive();
        assertThat(json.path("command").asText()).startsWith("./rebound bench");
        assertThat(json.at("/benchmarks/p1/ratios/0/ratio/median").asDouble()).isEqualTo(0.6);
        assertThat(json.at("/benchmarks/p1/ratios/0/pairs")).hasSize(3);
        assertThat(json.at("/benchmarks/p2/met").asBoolean()).isFalse();
        assertThat(text(err)).contains("P1  ");
    }

    @Test
    void helpNamesThemAllAndEachCanBeCalled() {
        assertThat(run(Benchmarks.all(), "--help")).isZero();
        assertThat(Benchmarks.all()).extracting(Benchmark::name).doesNotHaveDuplicates();
        for (var benchmark : Benchmarks.all()) {
            assertThat(text(out)).contains("  " + benchmark.name() + "  ").contains(benchmark.measures());
        }
        for (var promised : List.of("p1", "p2", "p3", "p5", "p6", "p8")) {
            assertThat(Benchmarks.all()).anyMatch(benchmark -> benchmark.name().startsWith(promised));
        }
        assertThat(run(Benchmarks.all(), "p9")).isEqualTo(2);
    }

    @Test
    void aNameStandsForAllItsParts() {
        var parts = List.of(
                benchmark("p8-encryption", outcome -> outcome.ratio(ratio(null, 1))),
                benchmark("p8-start", outcome -> outcome.ratio(ratio(null, 1))));
        run(parts, "p8", "p8-start");
        assertThat(text(out)).containsOnlyOnce("P8-ENCRYPTION  BROKEN").containsOnlyOnce("P8-START  BROKEN");
    }

    private int run(List<Benchmark> all, String... arguments) {
        var console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return Bench.run(all, console, arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private static Ratio ratio(Goal goal, double... figures) {
        return Ratio.toConstant(
                "ours ÷ theirs", "/s", goal, Arrays.stream(figures).boxed().toList(), 1);
    }

    private static Benchmark benchmark(String name, Consumer<Outcome> finding) {
        return new Benchmark() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String measures() {
                return "ours ÷ theirs";
            }

            @Override
            public Outcome run(Settings settings, Progress progress) {
                var outcome = new Outcome();
                finding.accept(outcome);
                return outcome;
            }
        };
    }
}
