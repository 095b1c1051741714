package dev.ocelli.api.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Time (UTC), level, name and words of an event in one line, and its stack below. Cheaper than the JDK's own. */
public final class LogLine extends Formatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    @Override
    public String format(LogRecord event) {
        var line = new StringBuilder(200);
        TIME.formatTo(event.getInstant(), line);
        line.append(' ')
                .append(event.getLevel())
                .append(' ')
                .append(event.getLoggerName())
                .append(": ");
        line.append(formatMessage(event)).append(System.lineSeparator());
        if (event.getThrown() != null) {
            var stack = new StringWriter();
            event.getThrown().printStackTrace(new PrintWriter(stack));
            line.append(stack);
        }
        return line.toString();
    }
}
