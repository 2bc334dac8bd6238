package rebound.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: always UTF-8, in colour only on a terminal and only if {@code NO_COLOR} (no-color.org) is unset.
 */
public record Console(PrintStream out, PrintStream err, boolean coloured) {

    /** The standard output and error of this process. */
    public static Console ofProcess() {
        var terminal = System.console() != null && System.console().isTerminal();
        var noColor = System.getenv("NO_COLOR");
        return new Console(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                terminal && (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM")));
    }

    public void line(String text) {
        out.println(text);
    }

    public void line() {
        out.println();
    }

    public String bold(String text) {
        return paint("1", text);
    }

    public String faint(String text) {
        return paint("2", text);
    }

    public String green(String text) {
        return paint("32", text);
    }

    public String red(String text) {
        return paint("31", text);
    }

    /** A line for what has become ready, or held. */
    public void done(String text) {
        line("  " + green("✓") + " " + text);
    }

    public String cyan(String text) {
        return paint("36", text);
    }

    private String paint(String code, String text) {
        return coloured ? "\033[" + code + "m" + text + "\033[0m" : text;
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
