package dev.ocelli.engine.execution;

import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code name[:version]} taken apart.
 *
 * @param version {@link SkillRef#LATEST} when none was given
 */
record AgentName(String name, String version) {
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/@+-]{0,199}");
    private static final int SLUG_WORDS = 5;

    /** @throws OcelliException {@code INVALID_REQUEST} (param {@code name}) for anything else */
    static AgentName parse(String text) {
        String[] parts = text.strip().split(":", -1);
        boolean fits = parts.length <= 2
                && Arrays.stream(parts).allMatch(part -> PART.matcher(part).matches());
        if (!fits) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "name",
                    "The agent's name is '" + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                            + "'; expected a name, or name:version, of letters, digits, spaces and . _ - / @ +.");
        }
        return new AgentName(parts[0], parts.length == 2 ? parts[1] : SkillRef.LATEST);
    }

    boolean isLatest() {
        return version.equals(SkillRef.LATEST);
    }

    /** A name from the first words of a prompt, such as {@code extract-invoice-fields}. */
    static String slug(@Nullable String prompt) {
        String words = Arrays.stream(
                        (prompt == null ? "" : prompt).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && word.length() < 40)
                .limit(SLUG_WORDS)
                .collect(Collectors.joining("-"));
        return words.isEmpty() ? "agent" : words;
    }
}
