package dev.ocelli.catalog.model.chat;

/**
 * A tool that a model asks for.
 *
 * @param arguments as the model wrote them: JSON text that may be broken
 */
public record ToolRequest(String id, String name, String arguments) {}
