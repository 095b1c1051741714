package dev.ocelli.core.perception;

import dev.ocelli.core.base.BoundingBox;

/** Words at one place of one page: what is printed there, and where. {@code page} counts from 0. */
public record Place(int page, BoundingBox box, String content, double confidence) {}
