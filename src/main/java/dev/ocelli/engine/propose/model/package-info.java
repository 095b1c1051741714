/**
 * Has a model write schemas and skills; what it writes is built and checked by us.
 *
 * <p>Doors: {@code ModelSkillAuthor}, {@code ModelSchemaProposer}. May use: engine.propose, engine.reason,
 * catalog.model.chat, catalog.schema, catalog.skill, core.
 */
@NullMarked
package dev.ocelli.engine.propose.model;

import org.jspecify.annotations.NullMarked;
