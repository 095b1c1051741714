package dev.ocelli.engine.ground;

import dev.ocelli.core.perception.Place;
import java.util.List;

/**
 * What supports one leaf.
 *
 * @param quote the words as printed; empty when there are none
 * @param places one box a line of print
 * @param confidence calibrated on labelled documents, in [0, 1]
 * @param note why it is doubted although it is printed, in plain words; empty when it is not
 */
public record Evidence(Status status, String quote, List<Place> places, double confidence, String note) {
    public Evidence {
        places = List.copyOf(places);
    }

    public Evidence(Status status, String quote, List<Place> places, double confidence) {
        this(status, quote, places, confidence, "");
    }

    /** How a value stands to the page. Only what is printed can be {@link #EXACT}. */
    public enum Status {
        /** The value is printed as given. */
        EXACT,
        /** Printed in another spelling of the same date, number, case or unit. */
        NORMALISED,
        /** Worked out from values that are printed. */
        DERIVED,
        /** Not found on the page. */
        UNVERIFIED,
        /** No value: the document does not have it. */
        ABSENT,
        /** No value: a limit was reached before anybody looked for it. */
        UNREAD
    }
}
