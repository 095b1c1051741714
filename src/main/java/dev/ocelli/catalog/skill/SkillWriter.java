package dev.ocelli.catalog.skill;

import dev.ocelli.catalog.skill.AuthoredSkill.Given;
import dev.ocelli.core.base.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a skill out of a person's words: as an author (a model that is plugged in) writes it, when that passes the checks;
 * else by rules: the words become the instructions, the fields that they name become a typed schema.
 */
public final class SkillWriter {
    private static final int DESCRIPTION_LENGTH = 300;
    private static final int NAME_WORDS = 5;

    private final SkillAuthor author;

    /** Rules only. */
    public SkillWriter() {
        this(SkillAuthor.NONE);
    }

    public SkillWriter(SkillAuthor author) {
        this.author = author;
    }

    /** What was written; {@code files} as in {@link SkillBundle}. */
    public record Written(String name, String description, SortedMap<String, byte[]> files) {
        /** The files as a zip; the same files give the same bytes. */
        public byte[] zip() {
            return SkillZip.write(files);
        }
    }

    /**
     * A skill for {@code prompt}.
     *
     * @param schema given by the caller; null: made from the fields that the prompt names, left out when it names none
     * @param name given by the caller; null: invented, and not {@code taken}
     */
    public Written fromPrompt(
            String prompt,
            @Nullable ObjectNode schema,
            @Nullable String name,
            @Nullable String description,
            Predicate<String> taken) {
        Optional<Written> authored = authored(prompt, new Given(schema, name, description, taken));
        if (authored.isPresent()) {
            return authored.get();
        }
        String about = description == null || description.isBlank() ? describe(prompt) : description.strip();
        return write(new Source(prompt, prompt, PromptReader.read(prompt)), schema, name, about, taken);
    }

    /**
     * A skill for what was said and answered in a conversation.
     *
     * @param schema given by the caller; null: that of the conversation's JSON answers, or made from what was asked for
     */
    public Written fromSession(
            SessionDraft draft,
            @Nullable ObjectNode schema,
            @Nullable String name,
            @Nullable String description,
            Predicate<String> taken) {
        @Nullable ObjectNode known = schema != null ? schema : draft.schema();
        String asked = String.join("\n", draft.asked());
        return authored(asked, new Given(known, name, description, taken))
                .orElseGet(() -> new SessionWriter(draft).write(schema, name, description, taken));
    }

    private Optional<Written> authored(String asked, Given given) {
        return author.write(asked, given.schema()).flatMap(draft -> new AuthoredSkill(draft, asked, given).checked());
    }

    /** The instructions, the words that a name is made of, and what was read in them. */
    record Source(String instructions, String naming, PromptReader read) {}

    Written write(
            Source source,
            @Nullable ObjectNode schema,
            @Nullable String name,
            String description,
            Predicate<String> taken) {
        PromptReader read = source.read();
        String skillName = name == null || name.isBlank() ? invented(read, source.naming(), taken) : name.strip();
        var files = new TreeMap<String, byte[]>();
        files.put(SkillBundle.SKILL, bytes(skillText(skillName, description, source.instructions(), read)));
        ObjectNode fields = schema == null ? schemaOf(read, skillName) : schema;
        if (!fields.path("properties").isEmpty()) {
            files.put(SkillBundle.SCHEMA, bytes(Json.file(fields)));
        }
        return new Written(skillName, description, files);
    }

    private static String skillText(String name, String description, String prompt, PromptReader read) {
        var text = new StringBuilder("---\nname: ")
                .append(quoted(name))
                .append("\ndescription: ")
                .append(quoted(description));
        text.append("\n---\n").append(prompt.strip()).append('\n');
        if (!read.fields().isEmpty()) {
            text.append("\n## Fields\n");
            read.fields()
                    .forEach(f -> text.append("- `")
                            .append(f.name())
                            .append("`: ")
                            .append(f)
                            .append('\n'));
            text.append("\nLeave a field empty when the document does not say it.\n");
        }
        return text.toString();
    }

    private static ObjectNode schemaOf(PromptReader read, String name) {
        ObjectNode schema = object(title(name), read.fields());
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        return schema;
    }

    static ObjectNode object(String title, Iterable<FieldPhrase> fields) {
        ObjectNode object = Json.object().put("title", title).put("type", "object");
        ObjectNode properties = object.putObject("properties");
        fields.forEach(f -> properties.set(f.name(), property(f)));
        return object;
    }

    private static ObjectNode property(FieldPhrase field) {
        ObjectNode property = Json.object().put("title", field.title()).put("description", field.words());
        if (!field.many()) {
            FieldPhrase.Guess guess = field.guess();
            ArrayNode types = property.putArray("type");
            types.add(guess.type()).add("null");
            if (!guess.format().isEmpty()) {
                property.put("format", guess.format());
            }
            return property;
        }
        property.put("type", "array");
        property.set(
                "items",
                field.parts().isEmpty() ? Json.object().put("type", "string") : object(field.title(), field.parts()));
        return property;
    }

    private static String invented(PromptReader read, String prompt, Predicate<String> taken) {
        String stem = read.subject().isEmpty() ? firstWords(prompt) : slug(singular(read.subject())) + "-extraction";
        return free(stem, taken);
    }

    /** The name, with a number behind it when it is taken. */
    static String free(String stem, Predicate<String> taken) {
        String name = stem;
        for (int i = 2; taken.test(name); i++) {
            name = stem + "-" + i;
        }
        return name;
    }

    private static String firstWords(String prompt) {
        String[] words = slug(prompt).split("-");
        String stem = String.join("-", java.util.Arrays.asList(words).subList(0, Math.min(NAME_WORDS, words.length)));
        return stem.isEmpty() ? "skill" : stem;
    }

    private static String slug(String text) {
        String slug = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        return slug.length() > 60 ? slug.substring(0, 60) : slug;
    }

    private static String singular(String words) {
        return words.endsWith("s") && !words.endsWith("ss") ? words.substring(0, words.length() - 1) : words;
    }

    private static String title(String name) {
        return java.util.Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))
                .filter(w -> !w.isEmpty())
                .map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1))
                .reduce("", String::concat);
    }

    static String describe(String prompt) {
        String line = prompt.strip().replaceAll("\\s+", " ");
        return line.length() <= DESCRIPTION_LENGTH ? line : line.substring(0, DESCRIPTION_LENGTH - 1) + "…";
    }

    /** A YAML double-quoted scalar, which is a JSON string. */
    static String quoted(String text) {
        return Json.write(text);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
