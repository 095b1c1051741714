package dev.ocelli.engine.classify;

import dev.ocelli.catalog.schema.Shape;

/**
 * A kind of document as its skill or domain describes it: the words of the description and the instructions, and the
 * fields that such a document has.
 */
public record DocumentKind(String name, String description, String instructions, Shape shape) {}
