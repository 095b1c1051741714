package dev.ocelli.engine.agent;

import dev.ocelli.core.base.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** SHA-256 of a step's name and input, lower-case hex. */
public final class StepHash {
    private StepHash() {}

    public static String of(String name, JsonNode input) {
        try {
            byte[] text = (name + "\n" + Json.write(input)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
