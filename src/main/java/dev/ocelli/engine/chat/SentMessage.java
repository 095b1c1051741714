package dev.ocelli.engine.chat;

import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a request.
 *
 * @param calls of the caller's own tools, in messages that the agent wrote
 * @param answersCall in messages of the caller's tools: the id of the call
 */
public record SentMessage(
        Speaker speaker,
        String text,
        List<SentFile> files,
        List<ToolRequest> calls,
        @Nullable String answersCall) {
    public SentMessage {
        files = List.copyOf(files);
        calls = List.copyOf(calls);
    }

    /** The same for messages that say the same, white space at the ends apart; SHA-256 in hex. */
    String fingerprint() {
        return fingerprint(
                speaker,
                text,
                files.stream().map(SentFile::fingerprint).toList(),
                calls.stream().map(ToolRequest::id).toList(),
                answersCall == null ? "" : answersCall);
    }

    /** The fingerprint of an answer as its receiver would send it again. */
    static String ofAnswer(String text, List<ToolRequest> calls) {
        return fingerprint(
                Speaker.AGENT,
                text,
                List.of(),
                calls.stream().map(ToolRequest::id).toList(),
                "");
    }

    private static String fingerprint(
            Speaker speaker, String text, List<String> files, List<String> calls, String answersCall) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, speaker.name());
            add(digest, text.strip());
            files.forEach(file -> add(digest, file));
            add(digest, "calls");
            calls.forEach(call -> add(digest, call));
            add(digest, answersCall);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
