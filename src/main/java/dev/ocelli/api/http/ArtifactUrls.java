package dev.ocelli.api.http;

import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.file.FileLinks;
import dev.ocelli.core.file.FileLinks.Verb;
import dev.ocelli.engine.chat.ArtifactLinks;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Links that open artifacts without a key for a week. */
final class ArtifactUrls {
    private static final Duration LIFE = Duration.ofDays(7);

    private final FileLinks links;
    private final ServerAddress address;

    /** @param publicUrl how callers reach this server; empty: as the request did */
    ArtifactUrls(FileLinks links, Optional<URI> publicUrl) {
        this.links = links;
        this.address = new ServerAddress(publicUrl);
    }

    /** Links on the server as the caller of {@code context} reaches it. */
    ArtifactLinks of(Context context) {
        String server = address.of(context);
        return (namespace, id, filename) ->
                links.sign(server, Verb.ARTIFACT, Artifacts.linkId(namespace, id), filename, LIFE);
    }
}
