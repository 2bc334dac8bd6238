package rebound.bench.faults;

import java.io.Serial;

/** Something did not hold, or the fault was not what the scenario says. The message is for whoever runs it. */
final class FaultFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    FaultFailure(String message) {
        super(message);
    }
}
