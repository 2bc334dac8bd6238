package rebound.eventlog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rebound.eventlog.testkit.DeciderSpecTest.Refusal.ALREADY_ON;
import static rebound.eventlog.testkit.DeciderSpecTest.Refusal.BROKEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.Reason;

/** A specification that is never red would be of no use. */
class DeciderSpecTest {

    enum Refusal implements Reason {
        ALREADY_ON,
        BROKEN
    }

    record SwitchOn(String by) {}

    record SwitchedOn(Private<String> by) {}

    /** A lamp: its state is how often it was switched on. */
    private static class Lamp implements Decider<SwitchOn, Integer, SwitchedOn> {

        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Decision<SwitchedOn> decide(SwitchOn command, Integer state) {
            return switch (state) {
                case 0 -> Decision.accept(new SwitchedOn(Private.of(command.by())));
                case 1 -> Decision.reject(ALREADY_ON);
                default -> Decision.alreadySo();
            };
        }

        @Override
        public Integer evolve(Integer state, SwitchedOn event) {
            return state + 1;
        }
    }

    private static final SwitchOn SWITCH_ON = new SwitchOn("me");
    private static final SwitchedOn SWITCHED_ON = new SwitchedOn(Private.of("me"));

    private final DeciderSpec<SwitchOn, Integer, SwitchedOn> lamp = DeciderSpec.of(new Lamp());

    @Test
    void isGreenWhenTheDeciderDoesAsSaid() {
        lamp.given().when(SWITCH_ON).then(SWITCHED_ON).andState(1);
        lamp.given(SWITCHED_ON).when(SWITCH_ON).thenRejected(ALREADY_ON).andState(1);
        lamp.given(SWITCHED_ON, SWITCHED_ON).when(SWITCH_ON).thenNothing().andState(2);
        assertThat(lamp.given(SWITCHED_ON).state()).isEqualTo(1);
    }

    @Test
    void namesThePrivateWordThatDiffers() {
        var decision = lamp.given().when(SWITCH_ON);
        assertThatThrownBy(() -> decision.then(new SwitchedOn(Private.of("you"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("by.value")
                .hasMessageContaining("you");
    }

    @Test
    void isRedWhenSomethingElseFollows() {
        assertRed(() -> lamp.given().when(SWITCH_ON).then());
        assertRed(() -> lamp.given().when(SWITCH_ON).then(SWITCHED_ON, SWITCHED_ON));
        assertRed(() -> lamp.given().when(SWITCH_ON).thenNothing());
        assertRed(() -> lamp.given().when(SWITCH_ON).thenRejected(ALREADY_ON));
        assertRed(() -> lamp.given().when(SWITCH_ON).andState(0));
    }

    @Test
    void isRedWhenItIsRefusedOrRefusedOtherwise() {
        assertRed(() -> lamp.given(SWITCHED_ON).when(SWITCH_ON).then());
        assertRed(() -> lamp.given(SWITCHED_ON).when(SWITCH_ON).thenNothing());
        assertRed(() -> lamp.given(SWITCHED_ON).when(SWITCH_ON).thenRejected(BROKEN));
    }

    @Test
    void isRedWhenTheDeciderChangesItsMind() {
        var moods = new AtomicInteger();
        var moody = DeciderSpec.of(new Lamp() {
            @Override
            public Decision<SwitchedOn> decide(SwitchOn command, Integer state) {
                return moods.getAndIncrement() == 0 ? Decision.alreadySo() : Decision.reject(ALREADY_ON);
            }
        });
        assertRed(() -> moody.given().when(SWITCH_ON));
    }

    private static void assertRed(Runnable specification) {
        assertThatThrownBy(specification::run).isInstanceOf(AssertionError.class);
    }
}
