/**
 * Tools: what an agent can do with files, one class each.
 *
 * <p>Door: {@code Tools}; plug: {@code Tool}. arguments + ToolContext -> ToolResult. May use: catalog.format,
 * catalog.schema; core. The conversation and the engine are reached through {@code ToolContext} only.
 *
 * <p>Pages count from 1 in arguments and outputs, as people say them; boxes are {@code xywh} shares of the upright page.
 */
@NullMarked
package dev.ocelli.catalog.tool;

import org.jspecify.annotations.NullMarked;
