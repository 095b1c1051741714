package dev.ocelli.catalog.skill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StarterSkillsTest {
    @Test
    void each_starter_skill_is_complete_and_its_examples_fit_its_schema() {
        var all = StarterSkills.read().all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(8);
        all.forEach((name, skill) -> {
            assertThat(skill.name()).isEqualTo(name);
            assertThat(skill.description()).as(name).isNotEmpty();
            var examples = SkillExamples.of(skill.bundle());
            assertThat(examples).as(name).isNotEmpty();
            var schema = skill.bundle().schema().orElseThrow();
            examples.forEach(
                    e -> assertThat(schema.validate(e.expected())).as(name).isEmpty());
        });
    }

    @Test
    void the_graph_of_package_triage_is_read() {
        var graph = StarterSkills.read()
                .find("package-triage")
                .orElseThrow()
                .bundle()
                .manifest()
                .orElseThrow()
                .graph();
        assertThat(graph.states()).containsOnlyKeys("FindLabel", "ReadLabel", "CheckDamage", "Decide");
        assertThat(graph.edges()).hasSize(5);
    }
}
