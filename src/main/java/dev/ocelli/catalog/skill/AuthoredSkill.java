package dev.ocelli.catalog.skill;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.SkillAuthor.Authored;
import dev.ocelli.catalog.skill.SkillWriter.Written;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks what an author wrote and makes files of it. What the caller gave stands above what the author wrote. */
final class AuthoredSkill {
    private static final Logger LOG = LoggerFactory.getLogger(AuthoredSkill.class);
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_INSTRUCTIONS = 60_000;

    private final Authored draft;
    private final String asked;
    private final Given given;

    /** What the caller gave. */
    record Given(
            @Nullable ObjectNode schema,
            @Nullable String name,
            @Nullable String description,
            Predicate<String> taken) {}

    /** @param asked the person's own words; they stand at the end of the instructions */
    AuthoredSkill(Authored draft, String asked, Given given) {
        this.draft = draft;
        this.asked = asked;
        this.given = given;
    }

    /** Empty when a part cannot stand; rules write the skill then. */
    Optional<Written> checked() {
        ObjectNode schema = Objects.requireNonNullElse(given.schema(), draft.schema());
        String about = text(given.description(), draft.description());
        String name = text(given.name(), draft.name());
        boolean whole =
                !name.isEmpty() && !about.isEmpty() && !draft.instructions().isEmpty();
        boolean bounded =
                draft.name().length() <= LONGEST_NAME && draft.instructions().length() <= LONGEST_INSTRUCTIONS;
        if (!whole || !bounded || !stands(schema)) {
            LOG.warn("what the author wrote cannot stand; rules write the skill");
            return Optional.empty();
        }
        boolean named = given.name() != null && !given.name().isBlank();
        return Optional.of(written(named ? name : SkillWriter.free(name, given.taken()), about, schema));
    }

    private static String text(@Nullable String ownWords, String drafted) {
        return ownWords == null || ownWords.isBlank() ? drafted : ownWords.strip();
    }

    private static boolean stands(ObjectNode schema) {
        try {
            SkillSchemaCheck.check(JsonSchema.parse(schema).root());
            return !schema.path("properties").isEmpty();
        } catch (OcelliException e) {
            return false;
        }
    }

    private Written written(String name, String about, ObjectNode schema) {
        String description = SkillWriter.describe(about);
        String text = "---\nname: " + SkillWriter.quoted(name) + "\ndescription: " + SkillWriter.quoted(description)
                + "\n---\n" + draft.instructions() + "\n\n## Asked for\n" + asked.strip() + "\n";
        var files = new TreeMap<String, byte[]>();
        files.put(SkillBundle.SKILL, SkillWriter.bytes(text));
        files.put(SkillBundle.SCHEMA, SkillWriter.bytes(Json.file(schema)));
        return new Written(name, description, files);
    }
}
