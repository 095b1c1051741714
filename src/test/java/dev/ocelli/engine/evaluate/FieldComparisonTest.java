package dev.ocelli.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

final class FieldComparisonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.50             | 1.5              | true",
                "1                | 2                | false",
                "1234.5           | \"$1,234.50\"    | true",
                "\"2026-04-17\"   | \"17 April 2026\"| true",
                "\"2026-04-17\"   | \"18 April 2026\"| false",
                "\"Ada  LOVELACE\"| \"ada lovelace\" | true",
                "null             | \"\"             | true",
                "null             | \"x\"            | false",
                "true             | \"true\"         | true",
                "[]               | null             | true"
            })
    void scalars_are_the_same_by_what_they_mean(String expected, String found, boolean same) {
        assertThat(SameValue.test(Json.parse(expected), Json.parse(found))).isEqualTo(same);
    }

    @Test
    void fields_that_are_not_named_are_not_compared() {
        assertThat(compare("{\"a\": 1}", "{\"a\": 1, \"b\": 2}")).containsExactly("a right");
    }

    @Test
    void a_missed_entry_makes_only_its_own_leaves_wrong() {
        assertThat(compare(
                        "{\"l\": [{\"n\": 1, \"t\": \"x\"}, {\"n\": 2, \"t\": \"y\"}, {\"n\": 3, \"t\": \"z\"}]}",
                        "{\"l\": [{\"n\": 2, \"t\": \"y\"}, {\"n\": 3, \"t\": \"z\"}]}"))
                .containsExactly(
                        "l[0].n wrong", "l[0].t wrong", "l[1].n right", "l[1].t right", "l[2].n right", "l[2].t right");
    }

    @Test
    void an_entry_too_many_is_one_wrong_leaf() {
        assertThat(compare("{\"l\": [\"a\"]}", "{\"l\": [\"b\", \"a\"]}")).containsExactly("l[0] right", "l[0] wrong");
    }

    @Test
    void what_is_missing_altogether_is_wrong_leaf_by_leaf() {
        assertThat(compare("{\"o\": {\"a\": 1, \"b\": null}, \"l\": [1, 2]}", "{}"))
                .containsExactly("o.a wrong", "o.b right", "l[0] wrong", "l[1] wrong");
    }

    @Test
    void lines_of_two_texts_are_told_apart() {
        assertThat(LineDiff.of("a\nb\nc", "a\nx\nc\nd")).containsExactly(" a", "-b", "+x", " c", "+d");
        assertThat(LineDiff.of("a", "a")).isEmpty();
    }

    private static List<String> compare(String expected, String found) {
        return FieldComparison.of((ObjectNode) Json.parse(expected), (ObjectNode) Json.parse(found)).stream()
                .map(r -> r.field() + (r.right() ? " right" : " wrong"))
                .toList();
    }
}
