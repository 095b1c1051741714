package dev.ocelli.engine.reason;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/** The time of day printed with a date. */
final class PrintedTime {
    private PrintedTime() {}

    /** The first time after the date in its run or row; midnight when there is none. */
    static LocalTime beside(Scene scene, Candidate date) {
        if (date.spans().isEmpty()) {
            return LocalTime.MIDNIGHT;
        }
        for (String text : scene.after(date.spans().getLast())) {
            for (Match match : Codes.TIME.find(text)) {
                return parse(text.substring(match.from(), match.to()));
            }
        }
        return LocalTime.MIDNIGHT;
    }

    /** Reads {@code 5:22:43 PM} and {@code 17:22}. */
    static LocalTime parse(String print) {
        String text = print.replace(" ", "").replace(".", "").toUpperCase(Locale.ROOT);
        boolean afternoon = text.endsWith("PM");
        boolean morning = text.endsWith("AM");
        var parts = List.of(text.replaceAll("[AP]M$", "").split(":"));
        int hour = Integer.parseInt(parts.get(0));
        int turned = afternoon && hour < 12 ? hour + 12 : morning && hour == 12 ? 0 : hour;
        try {
            return LocalTime.of(
                    turned, Integer.parseInt(parts.get(1)), parts.size() > 2 ? Integer.parseInt(parts.get(2)) : 0);
        } catch (DateTimeException e) {
            return LocalTime.MIDNIGHT;
        }
    }
}
