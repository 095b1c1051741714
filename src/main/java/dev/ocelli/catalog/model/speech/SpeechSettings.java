package dev.ocelli.catalog.model.speech;

import dev.ocelli.core.base.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Who writes down speech.
 *
 * @param pack the model pack, where no server is named
 * @param server that transcribes instead
 */
public record SpeechSettings(String pack, Optional<Server> server) {
    public static final SpeechSettings STANDARD = new SpeechSettings("whisper-base", Optional.empty());

    /**
     * A server with the OpenAI protocol.
     *
     * @param url base, to which {@code /audio/transcriptions} is added
     * @param model the id under which it knows its model
     */
    public record Server(URI url, String model, Optional<Secret> key) {}
}
