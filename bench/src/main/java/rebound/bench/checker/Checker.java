package rebound.bench.checker;

import java.io.IOException;

/** Examines what a run has left behind. */
public final class Checker {

    /**
     * Reads everything and judges it. Ends the services' run: they are replayed and do not run afterwards.
     *
     * @throws IOException if something cannot be read; then nothing is known
     */
    public Verdict check(CheckInput input) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("not yet");
    }
}
