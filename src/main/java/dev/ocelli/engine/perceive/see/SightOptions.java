package dev.ocelli.engine.perceive.see;

/**
 * How hard to look.
 *
 * @param longerSide of the rendered page in pixels
 * @param smallestPicture share of the page from which a picture on a text page is read by OCR; 1: never
 */
public record SightOptions(int longerSide, double smallestPicture) {}
