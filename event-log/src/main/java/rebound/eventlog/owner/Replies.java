package rebound.eventlog.owner;

import rebound.eventlog.model.Answer;

/** Tells the replica that holds the request what became of a command. Losing a reply loses nothing. */
public interface Replies {

    void reply(String replica, Answer answer);
}
