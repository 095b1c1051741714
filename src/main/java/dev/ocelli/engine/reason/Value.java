package dev.ocelli.engine.reason;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a recogniser understood. */
sealed interface Value {
    /** A calendar day; {@code other} is the reading with day and month changed over, or the same day. */
    record Day(LocalDate date, LocalDate other) implements Value {
        boolean ambiguous() {
            return !date.equals(other);
        }
    }

    /** A number; {@code currency} is an ISO code, or empty when none stands with it. */
    record Amount(BigDecimal number, String currency) implements Value {}

    /** Words or a code, cleaned. */
    record Text(String text) implements Value {}
}
