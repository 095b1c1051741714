/**
 * Fills a schema by asking a model, piece by piece, until it is whole.
 *
 * <p>Door: {@code ModelReasoner}. Plan + Perception -> Draft. May use: engine.plan, engine.reason, catalog.format,
 * catalog.model.chat, catalog.schema, core.
 */
@NullMarked
package dev.ocelli.engine.reason.model;

import org.jspecify.annotations.NullMarked;
