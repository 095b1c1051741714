package dev.ocelli.core.perception;

import dev.ocelli.core.base.BoundingBox;

/** A decoded bar or QR code; {@code symbology} such as {@code QR_CODE} or {@code EAN_13}. */
public record Barcode(String symbology, String text, BoundingBox box) {}
