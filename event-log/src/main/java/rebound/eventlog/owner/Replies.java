package rebound.eventlog.owner;

import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.Answer;

/** Tells the replica that holds the request what became of a command. Losing a reply loses nothing. */
public interface Replies {

    /**
     * @param left the aggregate as the command left it; null if it was decided in an earlier batch
     */
    void reply(String replica, Answer answer, @Nullable Aggregate<?, ?, ?> left);
}
