package dev.ocelli.engine.plan;

import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;

/** The skills of projects, as a plan needs them. */
public interface SkillLookup {
    /**
     * What a reference leads to.
     *
     * @param field path of the entry in the request, for the error
     * @throws dev.ocelli.core.base.OcelliException {@code NOT_FOUND} or {@code INVALID_SKILL}, naming the entry
     */
    SkillVersion resolve(String projectId, SkillRef reference, String field);

    /** The reference that leads to the same version for ever. */
    SkillRef pin(String projectId, SkillRef reference, String field);

    /** Nobody's skills: every reference is unknown. */
    SkillLookup NONE = new SkillLookup() {
        @Override
        public SkillVersion resolve(String projectId, SkillRef reference, String field) {
            throw new OcelliException(ErrorCode.NOT_FOUND, field, "There are no skills here.");
        }

        @Override
        public SkillRef pin(String projectId, SkillRef reference, String field) {
            return reference;
        }
    };

    /** The skills of the registry. */
    static SkillLookup of(Skills skills) {
        return new SkillLookup() {
            @Override
            public SkillVersion resolve(String projectId, SkillRef reference, String field) {
                return skills.resolve(projectId, reference, field);
            }

            @Override
            public SkillRef pin(String projectId, SkillRef reference, String field) {
                return skills.pin(projectId, reference, field);
            }
        };
    }
}
