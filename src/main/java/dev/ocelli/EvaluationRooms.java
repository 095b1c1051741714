package dev.ocelli;

import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.job.Jobs;
import dev.ocelli.core.store.Database;
import dev.ocelli.engine.evaluate.Evaluator;
import dev.ocelli.engine.evaluate.SkillTests;
import dev.ocelli.engine.evaluate.SkillTunings;
import java.time.InstantSource;

/** What runs the examples of skills: as tests of versions, and to improve them. */
record EvaluationRooms(SkillTests tests, SkillTunings tunings) {
    static EvaluationRooms of(
            Database database, Jobs jobs, Skills skills, Evaluator evaluator, InstantSource clock, Ids ids) {
        return new EvaluationRooms(
                new SkillTests(skills, jobs, evaluator, clock),
                new SkillTunings(database, skills, evaluator, new SkillTunings.Rooms(jobs, clock, ids)));
    }
}
