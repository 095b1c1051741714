/**
 * JSON Schema: parse, validate, select, give a sample, explain a misfit.
 *
 * <p>Door: {@code JsonSchema}. schema tree -> checked schema. May use: core.base.
 */
@NullMarked
package dev.ocelli.catalog.schema;

import org.jspecify.annotations.NullMarked;
