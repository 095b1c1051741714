package dev.ocelli.api.http;

import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.engine.chat.ChatWish;
import dev.ocelli.engine.chat.ModelNames;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the body of a chat request: wire contract A, section 16. Clients' fields that change nothing here are let pass. */
final class ChatReader {
    private static final int MOST_TOOLSETS = 50;
    private static final String ID = "[A-Za-z0-9._:-]{1,128}";

    private ChatReader() {}

    static ChatWish read(Fields body) {
        var names = new ChatWish.Names(
                model(body),
                Optional.ofNullable(id(body, "session_id", "sessionId")),
                Optional.ofNullable(id(body, "id")));
        checkSampling(body);
        var extras = new ChatWish.Extras(
                SubmissionReader.metadata(body), body.flag("stream", false), body.flag("grounding", false));
        return new ChatWish(
                names,
                MessageReader.messages(body),
                SkillRefReader.skills(body),
                AnswerFormatReader.read(body),
                allowed(body),
                extras);
    }

    /** Whether usage comes in a chunk of its own. */
    static boolean usageWanted(Fields body) {
        return body.inside("stream_options")
                .map(options -> options.flag("include_usage", false))
                .orElse(false);
    }

    private static String model(Fields body) {
        String name = Objects.requireNonNullElse(body.word("model"), ModelNames.DEFAULT);
        ModelNames.get(name);
        return name;
    }

    private static @Nullable String id(Fields body, String... fields) {
        @Nullable String id = body.word(fields);
        if (id != null && !id.matches(ID)) {
            throw body.refused(
                    fields[0], fields[0] + " is not an id; expected a UUID, or 1 to 128 letters, digits and . _ : -");
        }
        return id;
    }

    private static void checkSampling(Fields body) {
        int answers = body.integer("n", 1, 1, Integer.MAX_VALUE);
        if (answers != 1) {
            throw body.refused("n", "n is " + answers + "; one answer is made at a time. Send n = 1 or leave it out.");
        }
        var _ = body.number("top_p", 0, 1);
        var _ = body.integer("top_k", 1, -1, Integer.MAX_VALUE);
        var _ = body.number("presence_penalty", -2, 2);
        var _ = body.number("frequency_penalty", -2, 2);
    }

    private static ChatWish.Allowed allowed(Fields body) {
        @Nullable Double temperature = body.number("temperature", 0, 2);
        String tokens = body.has("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        return new ChatWish.Allowed(
                toolsets(body),
                CallerToolReader.read(body),
                body.has(tokens) ? Integer.valueOf(body.integer(tokens, 1, 1, Integer.MAX_VALUE)) : null,
                temperature == null ? 0 : temperature);
    }

    /** Empty when none are listed: then the agent chooses. */
    static Optional<Set<Toolset>> toolsets(Fields body) {
        List<String> listed = body.texts("toolsets", MOST_TOOLSETS);
        if (listed.isEmpty()) {
            return Optional.empty();
        }
        var toolsets = EnumSet.noneOf(Toolset.class);
        for (int i = 0; i < listed.size(); i++) {
            String name = listed.get(i);
            int index = i;
            toolsets.add(Toolset.ofWireName(name)
                    .orElseThrow(() -> body.refused(
                            "toolsets[" + index + "]",
                            "There is no toolset '" + name + "'; there are: "
                                    + Arrays.stream(Toolset.values())
                                            .map(Toolset::wireName)
                                            .collect(Collectors.joining(", "))
                                    + ".")));
        }
        return Optional.of(toolsets);
    }
}
