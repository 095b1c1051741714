package dev.ocelli.catalog.skill;

import dev.ocelli.catalog.skill.SkillBundle.FrontMatter;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * SKILL.md, taken apart: the front matter between two {@code ---} lines and the Markdown below it.
 *
 * <p>The front matter is YAML; where YAML refuses it (a value with {@code ": "} inside, say) it is read line by line as
 * the published clients do. Without front matter the name and description are empty.
 */
record SkillText(FrontMatter frontMatter, String instructions) {
    private static final String FENCE = "---";

    static SkillText parse(String text) {
        String[] lines = text.split("\\R", -1);
        if (!lines[0].strip().equals(FENCE)) {
            return new SkillText(FrontMatter.NONE, text.strip());
        }
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].strip().equals(FENCE)) {
                String head = String.join("\n", java.util.Arrays.copyOfRange(lines, 1, i));
                String body = String.join("\n", java.util.Arrays.copyOfRange(lines, i + 1, lines.length));
                return new SkillText(frontMatter(head), body.strip());
            }
        }
        throw new OcelliException(
                ErrorCode.INVALID_SKILL,
                "SKILL.md: the front matter that begins with '---' has no closing '---' line.");
    }

    private static FrontMatter frontMatter(String head) {
        Map<String, String> keys = Yaml.map(head).map(SkillText::texts).orElseGet(() -> byLine(head));
        String name = Objects.requireNonNullElse(keys.remove("name"), "");
        String description = Objects.requireNonNullElse(keys.remove("description"), "");
        return new FrontMatter(name.strip(), description.strip(), keys);
    }

    private static Map<String, String> texts(Map<?, ?> yaml) {
        var texts = new LinkedHashMap<String, String>();
        yaml.forEach((key, value) -> texts.put(String.valueOf(key), value == null ? "" : String.valueOf(value)));
        return texts;
    }

    /** {@code key: value} lines; quotes around a value are taken off. */
    private static Map<String, String> byLine(String head) {
        var keys = new LinkedHashMap<String, String>();
        head.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0 && !Character.isWhitespace(line.charAt(0)) && line.charAt(0) != '#') {
                keys.putIfAbsent(
                        line.substring(0, colon).strip(),
                        unquoted(line.substring(colon + 1).strip()));
            }
        });
        if (keys.isEmpty() && !head.isBlank()) {
            throw new OcelliException(
                    ErrorCode.INVALID_SKILL, "SKILL.md: the front matter is neither YAML nor 'name: value' lines.");
        }
        return keys;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
