/**
 * Skills: bundles, versions, references.
 *
 * <p>Door: {@code Skills}. SkillRef -> SkillVersion. May use: core.base, core.store, core.file, catalog.schema.
 */
@NullMarked
package dev.ocelli.catalog.skill;

import org.jspecify.annotations.NullMarked;
