package rebound.servicekit.testing;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** All that is logged between two moments: loggers, messages, contexts and traces. For any thread. */
final class LogCapture extends Handler {

    private final PatternFormatter lines = new PatternFormatter("%c %s %X %e%n");
    private final StringBuilder logged = new StringBuilder();

    static LogCapture begin() {
        var capture = new LogCapture();
        capture.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(capture);
        return capture;
    }

    String end() {
        Logger.getLogger("").removeHandler(this);
        synchronized (logged) {
            return logged.toString();
        }
    }

    @Override
    public void publish(LogRecord line) {
        synchronized (logged) {
            logged.append(lines.format(ExtLogRecord.wrap(line)));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
