package dev.ocelli.catalog.tool;

import dev.ocelli.core.base.MediaType;
import java.nio.file.Path;

/**
 * A file that an agent may work on: an input or an artifact made earlier.
 *
 * @param name what tools call it: the ref of an artifact ({@code doc_a05b3c}), or for an input {@code file_1}, {@code
 *     file_2}, … in the order in which the inputs came; unique, never changes within a session or an execution
 * @param title for people, such as the file's own name
 * @param sha256 of the content, lower-case hex
 */
public record Material(String name, String title, Path file, MediaType type, String sha256) {}
