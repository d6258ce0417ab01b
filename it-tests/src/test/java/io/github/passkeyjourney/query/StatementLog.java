package io.github.passkeyjourney.query;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server sends to PostgreSQL and from which thread, as the driver tells its own log: below Hibernate and below us, so
 * nothing escapes. With {@code prepareThreshold=0} the driver sends the text with each execution; only rows of a batch share
 * it, under a name.
 */
final class StatementLog extends Handler {
    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
    private static final Pattern PARSED =
            Pattern.compile(" FE=> Parse\\(stmt=([^,]*),query=\"(.*)\",oids=", Pattern.DOTALL);
    private static final String EXECUTED = " FE=> Execute(";

    private final List<String> lines = new ArrayList<>();

    /** Begins, or begins again with nothing. */
    void start() {
        synchronized (lines) {
            lines.clear();
        }
        DRIVER.removeHandler(this);
        DRIVER.addHandler(this);
        DRIVER.setUseParentHandlers(false);
        DRIVER.setLevel(Level.FINEST);
    }

    /** Ends. In lines of thread, what, and statement, by tabs: {@code once} or {@code named} for each text that was sent, and
     * {@code executed} for each execution, without the statement. */
    List<String> stop() {
        DRIVER.setLevel(null);
        DRIVER.removeHandler(this);
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    @Override
    public void publish(LogRecord entry) {
        String message = String.valueOf(entry.getMessage());
        Matcher parsed = PARSED.matcher(message);
        if (parsed.find()) {
            add(parsed.group(1).equals("null") ? "once" : "named", parsed.group(2));
        } else if (message.startsWith(EXECUTED)) {
            add("executed", "");
        }
    }

    private void add(String what, String sql) {
        synchronized (lines) {
            lines.add(Thread.currentThread().getName() + "\t" + what + "\t" + sql.replaceAll("\\s+", " "));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
