package rebound.journal.day;

/**
 * A command of somebody who may not have said where they are.
 *
 * @param <C> the commands that it is one of
 */
public interface Located<C> {

    /** The command as somebody asks it who lives like that. */
    C livingIn(Home home);
}
