package dev.ocelli.catalog.model.chat;

import tools.jackson.databind.node.ObjectNode;

/** A tool as a model sees it; {@code parameters} is a JSON Schema of type object. */
public record ToolSpec(String name, String description, ObjectNode parameters) {}
