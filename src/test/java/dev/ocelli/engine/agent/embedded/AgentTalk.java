package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Talks with the embedded agent on the command line, for people who want to read its answers: each argument is a file that
 * is sent ({@code @path}) or a message.
 */
final class AgentTalk {
    private AgentTalk() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("agent-talk");
        try (var desk = new AgentDesk(folder)) {
            for (String arg : args) {
                if (arg.startsWith("@")) {
                    Path file = Path.of(arg.substring(1));
                    desk.file(file.getFileName().toString(), type(file), Files.readAllBytes(file));
                } else {
                    tell(arg, desk.say(arg));
                }
            }
        }
    }

    private static void tell(String message, AgentOutcome outcome) {
        System.out.println("\n>>> " + message);
        for (Step step : outcome.steps()) {
            System.out.println(
                    "    [" + step.name() + " " + step.input() + (step.failed() ? " FAILED " + step.error() : "") + " "
                            + step.trace().millis() + " ms]");
        }
        System.out.println(outcome.answer().text());
    }

    private static MediaType type(Path file) {
        String name = file.getFileName().toString();
        return new MediaType(
                switch (name.substring(name.lastIndexOf('.') + 1)) {
                    case "pdf" -> "application/pdf";
                    case "png" -> "image/png";
                    case "jpg", "jpeg" -> "image/jpeg";
                    case "mp4" -> "video/mp4";
                    case "wav" -> "audio/wav";
                    case "csv" -> "text/csv";
                    case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
                    default -> "text/plain";
                });
    }
}
