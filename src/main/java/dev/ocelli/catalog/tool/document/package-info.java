/**
 * Tools for documents: redact, split, classify, extract, edit, arrange, check, compare, convert.
 *
 * <p>Door: {@code DocumentTools}. arguments + ToolContext -> ToolResult. May use: catalog.tool, catalog.tool.picture,
 * catalog.tool.secret, catalog.format, catalog.schema; core.
 */
@NullMarked
package dev.ocelli.catalog.tool.document;

import org.jspecify.annotations.NullMarked;
