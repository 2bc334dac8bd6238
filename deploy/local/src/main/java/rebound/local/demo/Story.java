package rebound.local.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.local.Console;

/** How the demo is printed, and which of its claims held. Owned by the thread that tells it. */
final class Story {

    /** Of a request's body: enough to recognise it. */
    private static final int WIDTH = 76;

    private final Console console;
    private final List<String> broken = new ArrayList<>();
    private int chapters;
    private int held;

    Story(Console console) {
        this.console = console;
    }

    void chapter(String title) {
        chapters++;
        console.line();
        console.line(console.bold("%d  %s".formatted(chapters, title)));
    }

    /** A remark of the narrator. */
    void says(String text) {
        console.line();
        console.line("   " + text);
    }

    /** What follows is about one thing. */
    void gap() {
        console.line();
    }

    void exchange(Answer answer) {
        console.line("   " + console.cyan("%-4s".formatted(answer.method())) + " " + answer.path()
                + (answer.requestBody() == null ? "" : "  " + console.faint(cut(answer.requestBody()))));
        console.line("   " + console.bold("%-4d".formatted(answer.status())) + " "
                + labelled("Location", answer.location())
                + labelled("ETag", answer.etag())
                + labelled("Retry-After", answer.retryAfter())
                + console.faint(answer.took().toMillis() + " ms"));
    }

    void log(EventTopic topic) {
        topic.readToEnd();
        fact("log", topic.total() + (topic.total() == 1 ? " event: " : " events: ") + topic);
    }

    void fact(String label, String text) {
        console.line("   " + console.cyan("%-4s".formatted(label)) + " " + text);
    }

    /** A claim. The story goes on when it does not hold, and ends badly. */
    void check(boolean holds, String claim) {
        if (holds) {
            held++;
            console.line("   " + console.green("✓") + "    " + claim);
        } else {
            broken.add(claim);
            console.line("   " + console.red("✗    " + claim));
        }
    }

    /** The last word: whether everything held. */
    boolean end(String remark) {
        console.line();
        if (broken.isEmpty()) {
            console.line(console.bold(console.green("All " + held + " checks held.")) + " " + remark);
            return true;
        }
        console.line(console.red(broken.size() + " of " + (held + broken.size()) + " checks did not hold:"));
        broken.forEach(claim -> console.line("  ✗ " + claim));
        return false;
    }

    private String labelled(String label, @Nullable String value) {
        return value == null ? "" : console.faint(label) + " " + value + "  ";
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }
}
