package dev.ocelli.catalog.model.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.fake.Asked;
import dev.ocelli.fake.Script;
import dev.ocelli.fake.ScriptedUpstream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AbilityProberTest {
    private final ScriptedUpstream upstream = ScriptedUpstream.start();

    @AfterEach
    void close() {
        upstream.close();
    }

    private Map<String, Ability> probed() {
        var settings = ModelSettings.of(Backend.of("here", upstream.url(), "small", null)
                .withPatience(new Backend.Patience(
                        Backend.Patience.USUAL.connect(),
                        Backend.Patience.USUAL.firstByte(),
                        Backend.Patience.USUAL.betweenBytes(),
                        Backend.Patience.USUAL.total(),
                        0,
                        1)));
        try (var models = new ChatModels(settings, InstantSource.system(), RandomGenerator.getDefault())) {
            var byPart = new TreeMap<String, Ability>();
            List<Ability> abilities = models.abilities();
            abilities.forEach(ability -> byPart.put(ability.part(), ability));
            return byPart;
        }
    }

    private static Script able(Asked asked) {
        if (asked.json().has("tools")) {
            return Script.calls("note_colour", "{\"colour\": \"red\"}");
        }
        if (asked.json().has("response_format")) {
            return Script.says("{\"colour\": \"red\"}");
        }
        return Script.says(asked.body().contains("image_url") ? "Red." : "one two three four five six seven");
    }

    @Test
    void a_backend_that_can_do_all_has_nothing_to_mend() {
        upstream.otherwise(AbilityProberTest::able);
        Map<String, Ability> found = probed();
        assertThat(found.keySet()).containsExactlyInAnyOrder("answers", "streaming", "JSON", "tools", "pictures");
        assertThat(found.values())
                .allSatisfy(each -> assertThat(each.good()).as(each.words()).isTrue());
        assertThat(found.get("JSON").words()).contains("json_schema");
    }

    @Test
    void what_a_backend_cannot_do_is_said_with_what_to_set() {
        upstream.otherwise(asked -> {
            if (asked.body().contains("image_url")) {
                return Script.status(400, "this model does not support image input");
            }
            if (asked.json().has("tools")) {
                return Script.says("I have noted it.");
            }
            return asked.json().has("response_format") ? Script.says("Sure! Red.") : able(asked);
        });
        Map<String, Ability> found = probed();
        assertThat(found.get("pictures").good()).isFalse();
        assertThat(found.get("pictures").words()).contains("does not support image", "set pictures: 0");
        assertThat(found.get("tools").words()).contains("tools: false");
        assertThat(found.get("JSON").words()).contains("does not hold to", "shaping");
    }

    @Test
    void lower_ways_are_found_and_named() {
        upstream.otherwise(asked -> {
            if (asked.json().has("tools")) {
                return Script.status(400, "tools are not supported");
            }
            if (asked.json().has("response_format")) {
                return Script.status(400, "unknown field response_format");
            }
            String body = asked.body();
            return Script.says(
                    body.contains("You may use tools")
                            ? "{\"calls\": [{\"tool\": \"note_colour\", \"arguments\": {\"colour\": \"red\"}}]}"
                            : body.contains("JSON Schema") ? "{\"colour\": \"red\"}" : "red and one two three");
        });
        Map<String, Ability> found = probed();
        assertThat(found.get("JSON").words()).startsWith("in words only");
        assertThat(found.get("tools").words()).isEqualTo("asked for in words");
    }

    @Test
    void a_backend_that_is_away_is_tried_no_further() {
        upstream.otherwise(_ -> Script.status(401, "no such key"));
        assertThat(probed().values()).singleElement().satisfies(found -> {
            assertThat(found.good()).isFalse();
            assertThat(found.words()).contains("401", "no such key");
        });
    }
}
