package dev.ocelli.core.perception;

import dev.ocelli.core.base.TimeSpan;

/** One word that was heard, with its time and how sure the listener is of it, in [0, 1]. */
public record SpokenWord(String text, TimeSpan span, double confidence) {}
