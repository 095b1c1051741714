package dev.ocelli.engine.chat;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.List;
import java.util.Optional;

/** The names by which callers ask for the agent: wire contract A section 16, B section 6. */
public final class ModelNames {
    public static final String DEFAULT = "vlmrun-orion-1:auto";

    private static final List<String> LISTED = List.of(
            DEFAULT,
            "vlmrun-orion-1:lite",
            "vlmrun-orion-1:fast",
            "vlmrun-orion-1:pro",
            "vlmrun-orion-2:auto",
            "vlmrun-orion-2:pro");

    private ModelNames() {}

    /** What a list of models shows. */
    public static List<String> listed() {
        return LISTED;
    }

    /** The listed name that a name stands for: bare names mean {@code :auto}, older names the newer ones. */
    public static Optional<String> find(String name) {
        String newer =
                name.equals("vlm-agent-1") ? "vlmrun-orion-1" : name.replaceFirst("^vlm-agent:", "vlmrun-orion-1:");
        String whole = newer.contains(":") ? newer : newer + ":auto";
        return LISTED.stream().filter(whole::equals).findFirst();
    }

    /** Fails with {@link ErrorCode#MODEL_NOT_FOUND} (param {@code model}). */
    public static String get(String name) {
        return find(name)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.MODEL_NOT_FOUND,
                        "model",
                        "There is no model '" + name + "'; there are: " + String.join(", ", LISTED) + "."));
    }
}
