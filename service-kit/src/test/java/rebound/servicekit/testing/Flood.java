package rebound.servicekit.testing;

import io.restassured.response.Response;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** One who asks so often that they are slowed down. */
public final class Flood {

    static final int AT_ONCE = 100;
    private static final int ROUNDS = 20;

    private Flood() {}

    /**
     * Asks many times at once, for on a busy machine, one request after the other may take longer than what a person may ask for
     * takes to be given back.
     *
     * @return the first answer of status 429
     */
    public static Response untilRefused(Callable<Response> request) {
        return IntStream.range(0, ROUNDS)
                .boxed()
                .flatMap(round -> InParallel.times(AT_ONCE, request).stream())
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody was slowed down"));
    }
}
