/**
 * Runs the examples that skills carry, and compares versions.
 *
 * <p>Door: {@code SkillTests}. SkillVersion -> Evaluation. May use: engine.plan, request; catalog; core.
 */
@NullMarked
package dev.ocelli.engine.evaluate;

import org.jspecify.annotations.NullMarked;
