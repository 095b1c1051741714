package dev.ocelli.core.perception;

import dev.ocelli.core.base.BoundingBox;

/** One word without white space, its place, and how sure the reader is of its letters, in [0, 1] (text layer: 1). */
public record Word(String text, BoundingBox box, double confidence) {}
