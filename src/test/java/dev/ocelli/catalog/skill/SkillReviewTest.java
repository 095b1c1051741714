package dev.ocelli.catalog.skill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.skill.SkillFinding.Weight;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SkillReviewTest {
    private static final String SKILL = "---\nname: toll-bills\ndescription: Reads bills.\n---\nRead them.\n";

    private static List<SkillFinding> review(Map<String, String> files) {
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return SkillReview.of(bytes);
    }

    private static SkillFinding only(Map<String, String> files) {
        List<SkillFinding> findings = review(files);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    @Test
    void a_sound_skill_has_no_findings() {
        assertThat(review(Map.of("SKILL.md", SKILL, "schema.json", "{\"type\":\"object\",\"properties\":{\"a\":{}}}")))
                .isEmpty();
    }

    @Test
    void every_starter_skill_is_sound() {
        StarterSkills.read()
                .all()
                .forEach((name, skill) -> assertThat(
                                SkillReview.of(skill.bundle().files()))
                        .as(name)
                        .isEmpty());
    }

    @Test
    void broken_json_is_told_with_its_line_and_column() {
        var finding = only(Map.of("SKILL.md", SKILL, "schema.json", "{\n  \"type\": \"object\",\n  oops\n}"));
        assertThat(finding.file()).isEqualTo("schema.json");
        assertThat(finding.line()).isEqualTo(3);
        assertThat(finding.weight()).isEqualTo(Weight.ERROR);
    }

    @Test
    void a_wrong_keyword_is_told_at_the_field_that_has_it() {
        String schema =
                "{\n \"type\": \"object\",\n \"properties\": {\n  \"a\": {},\n  \"b\": {\n   \"type\": \"numbre\"\n  }\n }\n}";
        var finding = only(Map.of("SKILL.md", SKILL, "schema.json", schema));
        assertThat(finding.line()).isEqualTo(6);
        assertThat(finding.message()).contains("/properties/b/type");
    }

    @Test
    void a_missing_reference_is_told_where_it_is_named() {
        String schema = "{\"type\": \"object\",\n\"properties\": {\n\"a\": {\"$ref\": \"#/$defs/no\"}}}";
        assertThat(only(Map.of("SKILL.md", SKILL, "schema.json", schema)).line())
                .isEqualTo(3);
    }

    @Test
    void front_matter_without_an_end_is_an_error_and_a_doubtful_name_a_warning() {
        assertThat(only(Map.of("SKILL.md", "---\nname: x\n")).weight()).isEqualTo(Weight.ERROR);
        var doubt = only(Map.of("SKILL.md", "---\ndescription: Reads.\nname: Toll Bills\n---\nRead them.\n"));
        assertThat(doubt.weight()).isEqualTo(Weight.WARNING);
        assertThat(doubt.line()).isEqualTo(3);
    }

    @Test
    void broken_yaml_and_unknown_keys_of_the_manifest_are_told_with_their_line() {
        String yaml =
                "apiVersion: vlm.run/v1alpha\nmodel: auto\ntoolsets: [core, kitchen]\ngraph: |\n  [*] --> A\n  what is this\n";
        assertThat(only(Map.of("SKILL.md", SKILL, "vlmrun.yaml", yaml)).line()).isEqualTo(3);
        assertThat(only(Map.of("SKILL.md", SKILL, "vlmrun.yaml", yaml.replace(", kitchen", "")))
                        .line())
                .isEqualTo(6);
        assertThat(only(Map.of("SKILL.md", SKILL, "vlmrun.yaml", "model: auto\nmodel: pro\n"))
                        .line())
                .isEqualTo(2);
    }

    @Test
    void expected_values_that_the_schema_does_not_know_are_doubtful_and_missing_ones_are_not() {
        String schema =
                "{\"type\":\"object\",\"required\":[\"a\",\"b\"],\"properties\":{\"a\":{\"type\":\"number\"},\"b\":{}}}";
        var finding = only(Map.of(
                "SKILL.md",
                SKILL,
                "schema.json",
                schema,
                "examples/one/input.txt",
                "a 1",
                "examples/one/expected.json",
                "{\n \"a\": \"one\"\n}"));
        assertThat(finding.weight()).isEqualTo(Weight.WARNING);
        assertThat(finding.line()).isEqualTo(2);
    }

    @Test
    void an_example_without_its_halves_is_an_error() {
        assertThat(review(Map.of("SKILL.md", SKILL, "examples/one/input.txt", "a 1")))
                .extracting(SkillFinding::weight)
                .containsExactly(Weight.ERROR);
        assertThat(review(Map.of("SKILL.md", SKILL, "examples/one/expected.json", "{}")))
                .extracting(SkillFinding::weight)
                .containsExactly(Weight.ERROR);
    }
}
