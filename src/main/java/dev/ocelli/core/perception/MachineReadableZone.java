package dev.ocelli.core.perception;

import java.util.List;
import java.util.Map;

/**
 * The zone of a passport, visa or id card (ICAO 9303), read and checked.
 *
 * <p>{@code fields} holds {@code surname, given_names, document_number, nationality, date_of_birth, expiration_date,
 * sex, issuing_state, document_code} as far as read; dates are ISO. {@code checked} is the share of check digits that
 * hold, in [0, 1].
 */
public record MachineReadableZone(
        String format, List<TextLine> lines, List<String> rows, Map<String, String> fields, double checked) {
    public MachineReadableZone {
        lines = List.copyOf(lines);
        rows = List.copyOf(rows);
        fields = Map.copyOf(fields);
    }
}
