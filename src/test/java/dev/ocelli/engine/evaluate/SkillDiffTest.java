package dev.ocelli.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.skill.BundleReader;
import dev.ocelli.catalog.skill.SkillVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class SkillDiffTest {
    private static SkillVersion version(String properties, String rest) {
        var files = new TreeMap<String, byte[]>();
        files.put("SKILL.md", bytes("---\nname: bills\ndescription: d\n---\nRead.\n" + rest));
        files.put(
                "schema.json",
                bytes("{\"type\":\"object\",\"properties\":{" + properties + "}"
                        + (rest.isEmpty() ? "" : ",\"required\":[\"total\"]") + "}"));
        return new SkillVersion("id", "bills", "d", "v", new BundleReader().read(files));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> words(ObjectNode diff) {
        var words = new ArrayList<String>();
        diff.at("/schema/words").forEach(one -> words.add(one.path("words").stringValue()));
        return words;
    }

    @Test
    void changes_of_fields_are_told_in_words() {
        var before = version(
                "\"total\":{\"type\":\"number\"},\"day\":{\"type\":\"string\"},\"kind\":{\"enum\":[\"a\",\"b\"]},\"old\":{\"type\":\"string\"}",
                "");
        var after = version(
                "\"total\":{\"type\":\"number\"},\"day\":{\"type\":\"string\",\"format\":\"date\"},\"kind\":{\"enum\":[\"a\",\"c\"]},"
                        + "\"rows\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}}",
                "And quickly.\n");
        assertThat(words(SkillDiff.of(before, after)))
                .contains(
                        "The field `total` became required.",
                        "The type of `day` changed from string to string (date).",
                        "The field `kind` may also be \"c\".",
                        "The field `kind` may no longer be \"b\".",
                        "The field `old` was removed.",
                        "The field `rows` was added: list.");
    }

    @Test
    void a_field_that_says_the_same_of_itself_under_another_name_was_renamed() {
        var before = version("\"sum\":{\"type\":\"number\",\"description\":\"What is to be paid\"}", "");
        var after = version("\"total\":{\"type\":\"number\",\"description\":\"What is to be paid\"}", "");
        assertThat(words(SkillDiff.of(before, after))).containsExactly("The field `sum` is called `total` now.");
    }

    @Test
    void files_are_compared_line_by_line_and_equal_ones_left_out() {
        ObjectNode diff = SkillDiff.of(version("\"a\":{}", ""), version("\"a\":{}", "More.\n"));
        assertThat(diff.path("files")).hasSize(2);
        assertThat(diff.at("/files/0/path").stringValue()).isEqualTo("SKILL.md");
        assertThat(diff.at("/files/0/change").stringValue()).isEqualTo("changed");
        assertThat(diff.at("/files/0/lines").toString()).contains("\"+More.\"").contains("\" Read.\"");
        assertThat(SkillDiff.of(version("\"a\":{}", ""), version("\"a\":{}", ""))
                        .path("files"))
                .isEmpty();
    }
}
