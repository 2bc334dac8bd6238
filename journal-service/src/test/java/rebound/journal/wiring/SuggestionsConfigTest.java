package rebound.journal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Policy.ForeignEvent;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.day.About;
import rebound.journal.read.writing.WritingRule;
import rebound.journal.suggestion.LingeringRule;
import rebound.journal.suggestion.Preferences;
import rebound.journal.suggestion.Proposal;
import rebound.journal.suggestion.Proposal.Because;
import rebound.journal.suggestion.Signals;
import rebound.journal.suggestion.Signals.Stated;
import rebound.journal.suggestion.SignalsCommand;
import rebound.journal.suggestion.SignalsCommand.Around;
import rebound.journal.suggestion.SignalsCommand.NoteSignal;
import rebound.journal.suggestion.SignalsDecider;
import rebound.journal.suggestion.SignalsEvent;
import rebound.journal.suggestion.SignalsEvent.SignalNoted;
import rebound.journal.suggestion.SignalsEvent.SuggestionPrompted;

/** Safety rule 2: when a mood lingers is configurable; what makes no sense stops the start. */
class SuggestionsConfigTest {

    private static final String PREFIX = "rebound.suggestions.";
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final About CHECK_IN = new About("check-in", "1");
    private static final Private<Stated> LOW = Private.of(new Stated(true, false));
    private static final SignalNoted NOTED = new SignalNoted(CHECK_IN, TODAY, LOW);
    private static final Map<String, String> ONE_DAY =
            Map.of("lingering.days", "1", "lingering.window", "1", "lingering.edge", "1");

    private final JournalWiring wiring = new JournalWiring();

    @Test
    void untilSomebodySetsOthersTheRulesAreAsDocumented() {
        var set = config(Map.of()).lingering();
        assertThat(new LingeringRule(set.valence(), set.days(), set.window(), set.edge(), set.cooldown()))
                .isEqualTo(LingeringRule.DEFAULT);
        assertThat(wiring.writingRule(config(Map.of()))).isEqualTo(WritingRule.DEFAULT);
    }

    @Test
    void otherDaysMakeAnotherRule() {
        signals(Map.of()).given().when(low()).then(NOTED);
        signals(ONE_DAY).given().when(low()).then(NOTED, suggestedAt(NOW));
    }

    @Test
    void anotherCooldownMakesAnotherRule() {
        var before = suggestedAt(NOW.minus(Duration.ofHours(2)));
        signals(ONE_DAY).given(before).when(low()).then(NOTED);
        var often = new HashMap<>(ONE_DAY);
        often.put("lingering.cooldown", "2h");
        signals(often).given(before).when(low()).then(NOTED, suggestedAt(NOW));
    }

    @Test
    void anotherValenceMakesAnotherRule() {
        assertThat(isLow(-0.2, Map.of())).isFalse();
        assertThat(isLow(-0.2, Map.of("lingering.valence", "-0.2"))).isTrue();
    }

    @Test
    void anotherHintComesEarlier() {
        var rule = wiring.writingRule(config(Map.of("writing.pieces", "3", "writing.within", "2h")));
        assertThat(rule).isEqualTo(new WritingRule(3, Duration.ofHours(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "lingering.valence, -1.1",
        "lingering.valence, 1.1",
        "lingering.valence, NaN",
        "lingering.valence, low",
        "lingering.days, 0",
        "lingering.days, 15",
        "lingering.days, some",
        "lingering.window, 0",
        "lingering.window, 29",
        "lingering.edge, 0",
        "lingering.edge, 15",
        "lingering.cooldown, -PT1H",
        "writing.pieces, 1",
        "writing.pieces, 21",
        "writing.within, PT0S",
        "writing.within, -PT1H"
    })
    void whatMakesNoSenseStopsTheStartByItsName(String setting, String value) {
        assertThatThrownBy(() -> {
                    var config = config(Map.of(setting, value));
                    wiring.model(config);
                    wiring.writingRule(config);
                })
                .hasMessageContaining(PREFIX + setting);
    }

    private static SuggestionsConfig config(Map<String, String> set) {
        var named = new HashMap<String, String>();
        set.forEach((setting, value) -> named.put(PREFIX + setting, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SuggestionsConfig.class)
                .withDefaultValues(named)
                .build()
                .getConfigMapping(SuggestionsConfig.class);
    }

    private DeciderSpec<SignalsCommand, Signals, SignalsEvent> signals(Map<String, String> set) {
        return DeciderSpec.of(wiring.model(config(set)).aggregates().stream()
                .map(AggregateType::decider)
                .filter(SignalsDecider.class::isInstance)
                .map(SignalsDecider.class::cast)
                .findFirst()
                .orElseThrow());
    }

    private static NoteSignal low() {
        return new NoteSignal(CHECK_IN, TODAY, NOW, LOW, new Around(NOW, TODAY, Preferences.DEFAULT));
    }

    private static SuggestionPrompted suggestedAt(Instant at) {
        var because = new Because(SignalsDecider.LOW_DAYS, Map.of("days", 1, "window", 1));
        return new SuggestionPrompted(at, Private.of(new Proposal(Proposal.PROFESSIONAL_HELP, null, List.of(because))));
    }

    private boolean isLow(double valence, Map<String, String> set) {
        var policy = wiring.model(config(set)).policies().stream()
                .filter(one -> one.eventType().equals("rebound.journal.check-in-recorded.v1"))
                .findFirst()
                .orElseThrow();
        var data = JsonNodeFactory.instance
                .objectNode()
                .put("happenedAt", NOW.toString())
                .put("localDate", TODAY.toString());
        data.putObject("words").putObject("mood").put("valence", valence);
        var told = new ForeignEvent(
                "event-1", policy.eventType(), "maria", "check-in/1", NOW, Cause.request("command-1"), data);
        var command = (NoteSignal) policy.when(told).getFirst().command();
        return command.stated().value().low();
    }
}
