package dev.ocelli.engine.reason;

import tools.jackson.databind.JsonNode;

/** A value typed as the schema wants it, and where it was read. */
public record LeafReading(JsonNode value, Draft.Reading reading) {}
