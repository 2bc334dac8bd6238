package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import rebound.bench.faults.Author.Write;
import rebound.bench.faults.agent.FailPoint;

/**
 * An owner ends between deciding and committing, and when the next one decides the same commands, a time has come: what would
 * have been accepted is refused, and what would have been refused is accepted. Whoever was told before the commit was told
 * something else.
 */
final class DueMeanwhile implements Provocation {

    /** For two requests to be sent and appended. */
    private static final Duration TOGETHER = Duration.ofSeconds(2);

    /** For answers that come before the commit. */
    private static final Duration TOO_EARLY = Duration.ofSeconds(2);

    /** Later than the commands are decided, earlier than the next owner decides them again: a session is in between. */
    private static final Duration DUE = Duration.ofSeconds(6);

    private static final Duration HELD_UP = Duration.ofSeconds(30);

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
        var cancel = Write.post("cancel", one + "/cancel", "");
        var dismiss = Write.post("dismiss", other + "/dismiss", "");

        first.failPoints().hold(FailPoint.BEFORE_COMMIT, 0, TOGETHER);
        author.writing(first, Write.post("before", "/reminder/v1/reminders", stage.body("reminder", "before")));
        stage.awaitReached(first, "is held up");
        var reached = Objects.requireNonNull(first.failPoints().reached());
        var appended = stage.end("rebound.reminder.commands");
        var cancelled = author.writing(first, cancel);
        var dismissed = author.writing(first, dismiss);
        Waiting.until("both wait", () -> stage.end("rebound.reminder.commands") >= appended + 2);
        first.failPoints().hold(FailPoint.BEFORE_COMMIT, 0, HELD_UP);
        Trial.require(Instant.now().isBefore(reached.plus(TOGETHER)), "The owner went on too early");
        stage.awaitReached(first, "has decided both");
        Trial.require(Instant.now().isBefore(due), "It was due too early");
        Waiting.within(TOO_EARLY, () -> cancelled.isDone() && dismissed.isDone());
        first.process().kill();
        author.awaitAnswers();

        var next = stage.startOwner("reminder");
        var fired = Waiting.within(
                Stage.PATIENCE, () -> Instant.now().isAfter(due) && Stage.isOwner(next));
        Trial.require(fired, "It never came");
        author.settle(next, cancel);
        author.settle(next, dismiss);
    }
}
