/**
 * Runs the examples that skills carry, and compares versions.
 *
 * <p>Doors: {@code SkillTests}, {@code SkillTunings}, {@code Corrections}. SkillVersion -> Evaluation. May use:
 * engine.agent, ground, plan, request; catalog; core.
 */
@NullMarked
package dev.ocelli.engine.evaluate;

import org.jspecify.annotations.NullMarked;
