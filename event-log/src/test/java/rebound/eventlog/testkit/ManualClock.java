package rebound.eventlog.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until the test moves it. For one thread. */
public final class ManualClock implements InstantSource {

    private Instant now;

    public ManualClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    /** Moves on to that instant; a clock does not go back. */
    public void advanceTo(Instant then) {
        if (then.isAfter(now)) {
            now = then;
        }
    }
}
