package dev.ocelli.engine.plan;

import dev.ocelli.catalog.skill.SkillVersion;

/** One of several skills that a document may call for, and the plan if it does. */
public record Alternative(SkillVersion skill, Plan plan) {}
