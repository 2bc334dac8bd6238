package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import rebound.bench.faults.Author.Write;
import rebound.bench.faults.agent.FailPoint;

/**
 * An owner ends between deciding and committing, and when the next one decides the same commands, a time has come: what would
 * have been accepted is refused, and what would have been refused is accepted. Whoever was told before the commit was told
 * something else. The next owner fires what is due before it has read any command.
 */
final class DueMeanwhile implements Provocation {

    /** Later than the commands are decided for the first time. */
    private static final Duration DUE = Duration.ofSeconds(12);

    @Override
    public String name() {
        return "due-meanwhile";
    }

    @Override
    public String title() {
        return "kill -9 before a commit, and a reminder that falls due before the same commands are decided again";
    }

    @Override
    public List<String> services() {
        return List.of("reminder");
    }

    @Override
    public void provoke(Stage stage) {
        var first = stage.startOwner("reminder");
        stage.setUp(first);
        var author = stage.author();
        var due = Instant.now().plus(DUE);
        var one = author.settle(first, Write.post("one", "/reminder/v1/reminders", stage.reminder("one", due)))
                .place();
        var other = author.settle(first, Write.post("other", "/reminder/v1/reminders", stage.reminder("other", due)))
                .place();
        stage.awaitReactions("reminder");
        var cancel = Write.post("cancel", one + "/cancel", "");
        var dismiss = Write.post("dismiss", other + "/dismiss", "");

        first.failPoints().hold(FailPoint.BEFORE_COMMIT);
        author.writing(first, Write.post("before", "/reminder/v1/reminders", stage.body("reminder", "before")));
        stage.awaitReached(first, "is held up");
        var cancelled = author.writing(first, cancel);
        var dismissed = author.writing(first, dismiss);
        stage.awaitQueued(first, 2);
        first.failPoints().hold(FailPoint.BEFORE_COMMIT);
        first.failPoints().release();
        stage.awaitReached(first, "has decided both");
        Trial.require(Instant.now().isBefore(due), "It was due too early");
        Waiting.until("it is due", () -> Instant.now().isAfter(due));
        first.process().kill();
        author.awaitAnswers();

        var next = stage.startOwner("reminder");
        // Who knows the result does not ask again.
        if (!cancelled.join().isResult()) {
            author.settle(next, cancel);
        }
        if (!dismissed.join().isResult()) {
            author.settle(next, dismiss);
        }
        stage.awaitReactions("reminder");
    }
}
