package dev.ocelli.engine.reason;

import java.util.List;

/** Finds values of one kind in a run of print, reading errors of OCR included. */
interface Recogniser {
    /** Matches in order of their place; they do not overlap. */
    List<Match> find(String text);
}
