package rebound.eventlog.testkit;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The moments between which an owner does something to the outside. A test says what happens at one of them: the process
 * dies, Kafka or the database fails, the partition is taken away, another owner does all of its work. Each time once.
 *
 * <p>For one thread: what happens at a moment happens in the middle of the call that reached it.
 */
public final class Moments {

    /** Where a process may be when something happens. What comes with it is the name of the log or the collection. */
    public enum Moment {
        BEFORE_FENCE,
        AFTER_FENCE,
        BEFORE_POLL,
        BEFORE_SEND,
        /** After each record of a transaction but the last. */
        MID_SEND,
        AFTER_SEND,
        AFTER_OFFSETS,
        BEFORE_COMMIT,
        /** The coordinator has decided to commit, but no marker is written yet. */
        DURING_COMMIT,
        AFTER_COMMIT,
        BEFORE_CLOSE,
        BEFORE_LOAD,
        BEFORE_BEGIN,
        BEFORE_LOOK_UP,
        /** Before the documents of one collection. */
        BEFORE_WRITE,
        /** Between two documents. */
        MID_WRITE,
        /** The documents are written, the checkpoint has not moved. */
        BEFORE_CHECKPOINT,
        AFTER_WRITE,
        BEFORE_REPLY,
        AFTER_REPLY
    }

    private record Awaited(
            @Nullable Moment moment, @Nullable String where, int number, Runnable happens) {}

    private final List<Awaited> awaited = new ArrayList<>();
    private final List<String> passed = new ArrayList<>();

    /** The next time that moment comes. */
    public void at(Moment moment, Runnable happens) {
        awaited.add(new Awaited(moment, null, 0, happens));
    }

    /**
     * The next time that moment comes there.
     *
     * @param where the name of a log in lower case, such as {@code events}, or of a collection
     */
    public void at(Moment moment, String where, Runnable happens) {
        awaited.add(new Awaited(moment, where, 0, happens));
    }

    /** The moment after so many others, counted from now; 1 is the next. */
    public void atNumber(int number, Runnable happens) {
        awaited.add(new Awaited(null, null, passed.size() + number, happens));
    }

    /** Forgets what has not happened yet; returns whether there was anything. */
    public boolean clear() {
        var left = !awaited.isEmpty();
        awaited.clear();
        return left;
    }

    /** Every moment so far, with its place, the oldest first. */
    public List<String> passed() {
        return List.copyOf(passed);
    }

    /** The process dies here, as by {@code kill -9}; for {@link #at}. */
    public static void crash() {
        throw new Crash();
    }

    void reach(Moment moment, String where) {
        var happens = pass(moment, where);
        if (happens != null) {
            happens.run();
        }
    }

    private synchronized @Nullable Runnable pass(Moment moment, String where) {
        passed.add(moment + " " + where);
        for (var one : awaited) {
            var here = one.moment() == null
                    ? one.number() <= passed.size()
                    : one.moment() == moment
                            && (one.where() == null || one.where().equals(where));
            if (here) {
                awaited.remove(one);
                return one.happens();
            }
        }
        return null;
    }

    /** The end of a process. Nothing that runs in it may catch this. */
    static final class Crash extends Error {

        @Serial
        private static final long serialVersionUID = 1;

        private Crash() {
            super("the process died", null, false, false);
        }
    }
}
