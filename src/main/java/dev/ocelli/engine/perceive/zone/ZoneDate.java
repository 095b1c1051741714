package dev.ocelli.engine.perceive.zone;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The six-digit dates of a zone (YYMMDD), which leave the century open.
 *
 * <p>A document runs out in 1970 to 2069; its holder was born before that, at most a hundred years.
 */
final class ZoneDate {
    private ZoneDate() {}

    static Optional<LocalDate> expiry(String text) {
        return date(text, text.compareTo("70") < 0 ? 2000 : 1900);
    }

    static Optional<LocalDate> birth(String text, Optional<LocalDate> expiry) {
        var late = date(text, 2000);
        var limit = expiry.orElse(LocalDate.of(2069, 12, 31));
        return late.isPresent() && late.get().isBefore(limit) ? late : date(text, 1900);
    }

    private static Optional<LocalDate> date(String text, int century) {
        if (!text.matches("\\d{6}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    century + Integer.parseInt(text.substring(0, 2)),
                    Integer.parseInt(text.substring(2, 4)),
                    Integer.parseInt(text.substring(4))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
