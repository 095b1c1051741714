package dev.ocelli.catalog.skill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a skill out of a conversation: what was asked becomes the instructions, what the answers held becomes the
 * schema. No value of the conversation's documents is kept, so that other documents are read for themselves.
 */
final class SessionWriter {
    private static final int MOST_CHARACTERS = 20_000;
    /** Words that ask for something without naming a field. */
    private static final String NO_FIELD =
            "(?i)(?:what|which|how|it|this|that|everything|all|anything|text|content|contents|summary|file|document|page|pages|data|json|me|you)(?:_.*)?";

    private final SessionDraft draft;
    private final PromptReader read;

    SessionWriter(SessionDraft draft) {
        this.draft = draft;
        this.read = new PromptReader(fields(draft.asked()), subject(draft.asked()));
    }

    private static List<FieldPhrase> fields(List<String> asked) {
        var byName = new LinkedHashMap<String, FieldPhrase>();
        for (String text : asked) {
            List<FieldPhrase> listed = PromptReader.read(text).fields();
            Stream.concat(listed.stream(), QuestionReader.read(text).stream())
                    .filter(field -> !field.name().matches(NO_FIELD))
                    .forEach(field -> byName.putIfAbsent(field.name(), field));
        }
        return List.copyOf(byName.values());
    }

    private static String subject(List<String> asked) {
        return asked.stream()
                .map(text -> PromptReader.read(text).subject())
                .filter(subject -> !subject.isEmpty() && !subject.matches(NO_FIELD))
                .findFirst()
                .orElse("");
    }

    /** @param given the caller's own schema, which stands above what the conversation says */
    SkillWriter.Written write(
            @Nullable ObjectNode given, @Nullable String name, @Nullable String description, Predicate<String> taken) {
        @Nullable ObjectNode schema = given != null ? given : draft.schema();
        if (schema == null && draft.answer() != null && !draft.answer().isEmpty()) {
            schema = ExampleSchema.of(draft.answer());
        }
        String first = draft.asked().stream()
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("Conversation");
        String about = description != null && !description.isBlank()
                ? description.strip()
                : SkillWriter.describe("Does to a document what was asked in a conversation: " + first);
        var source = new SkillWriter.Source(instructions(), first, schema == null ? read : plain());
        return new SkillWriter().write(source, schema, name, about, taken);
    }

    /** With a schema the fields stand there and not in words. */
    private PromptReader plain() {
        return new PromptReader(List.of(), read.subject());
    }

    private String instructions() {
        var text = new StringBuilder("Do for the document at hand what was asked in the conversation below.\n");
        draft.orders().forEach(order -> text.append('\n').append(order.strip()).append('\n'));
        text.append("\n## What was asked\n");
        draft.asked().stream()
                .filter(said -> !said.isBlank())
                .distinct()
                .forEach(said -> text.append('\n').append(quoted(said)).append('\n'));
        if (!draft.files().isEmpty()) {
            text.append("\n## What it was asked about\n\n")
                    .append(String.join(", ", draft.files()))
                    .append('\n');
        }
        return text.length() <= MOST_CHARACTERS ? text.toString() : text.substring(0, MOST_CHARACTERS) + "…\n";
    }

    private static String quoted(String said) {
        return said.strip().lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }
}
