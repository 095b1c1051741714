package dev.ocelli.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.ArtifactKind;
import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.Namespace.Owner;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.file.FileLinks;
import dev.ocelli.core.file.FileLinks.Verb;
import dev.ocelli.core.identity.Identity;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtifactRoutesTest {
    @TempDir
    Path folder;

    private final FileLinks links = new FileLinks(new Secret("secret"), InstantSource.system());
    private TestServer server;
    private Artifacts artifacts;
    private Namespace session;

    @BeforeEach
    void start() {
        server = TestServer.with(database -> {
            artifacts = new Artifacts(database.database(), folder.resolve("kept"), InstantSource.system());
            return new ArtifactRoutes(
                    artifacts, links, namespace -> namespace.id().equals("empty"));
        });
        String project = server.keys.identify("key-a").map(Identity::projectId).orElseThrow();
        session = new Namespace(project, Owner.SESSION, "s1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Artifact keep(ArtifactKind kind, MediaType type, String filename) throws IOException {
        Path file = Files.writeString(folder.resolve("made"), "0123456789");
        return artifacts.keep(session, new NewArtifact(kind, type, filename, file));
    }

    private HttpResponse<String> get(String key, String path) throws IOException, InterruptedException {
        return server.send(server.as(key, path));
    }

    @Test
    void every_kind_comes_with_exactly_its_type() throws Exception {
        for (ArtifactKind kind : ArtifactKind.values()) {
            MediaType type = switch (kind) {
                case IMAGE -> MediaType.PNG;
                case VIDEO -> new MediaType("video/mp4");
                case AUDIO -> new MediaType("audio/mpeg");
                case DOCUMENT -> MediaType.PDF;
                case RECONSTRUCTION -> MediaType.BINARY;
                case URL -> MediaType.TEXT;
                case ARRAY -> new MediaType("text/csv");
            };
            Artifact kept = keep(kind, type, "x");
            var answer = get("key-a", "/v1/artifacts?session_id=s1&object_id=" + kept.id());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("0123456789");
            assertThat(answer.headers().firstValue("Content-Type")).contains(type.value());
        }
    }

    @Test
    void it_is_also_found_by_name_and_by_the_older_path() throws Exception {
        Artifact kept = keep(ArtifactKind.DOCUMENT, MediaType.PDF, "my file.pdf");
        assertThat(get("key-a", "/v1/artifacts?session_id=s1&filename=my%20file.pdf")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("key-a", "/v1/artifacts/s1/" + kept.id()).body()).isEqualTo("0123456789");
    }

    @Test
    void a_range_gives_a_part() throws Exception {
        Artifact kept = keep(ArtifactKind.DOCUMENT, MediaType.PDF, "a.pdf");
        var answer =
                server.send(server.as("key-a", "/v1/artifacts/s1/" + kept.id()).header("Range", "bytes=2-4"));
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("234");
    }

    @Test
    void both_or_neither_of_a_pair_are_refused() throws Exception {
        keep(ArtifactKind.DOCUMENT, MediaType.PDF, "a.pdf");
        for (String query : new String[] {
            "?object_id=x",
            "?session_id=s1",
            "?session_id=s1&execution_id=e&object_id=x",
            "?session_id=s1&object_id=x&filename=a.pdf"
        }) {
            assertThat(get("key-a", "/v1/artifacts" + query).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(get("key-a", "/v1/artifacts/list").statusCode()).isEqualTo(400);
    }

    @Test
    void other_projects_and_unknown_ids_are_404() throws Exception {
        Artifact kept = keep(ArtifactKind.DOCUMENT, MediaType.PDF, "a.pdf");
        assertThat(get("key-b", "/v1/artifacts/s1/" + kept.id()).statusCode()).isEqualTo(404);
        assertThat(get("key-b", "/v1/artifacts/list?session_id=s1").statusCode())
                .isEqualTo(404);
        assertThat(get("key-a", "/v1/artifacts?session_id=s1&object_id=doc_000000")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("key-a", "/v1/artifacts?execution_id=s1&object_id=" + kept.id())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_list_names_what_there_is() throws Exception {
        Artifact kept = keep(ArtifactKind.IMAGE, MediaType.PNG, "crop.png");
        var body = TestServer.json(get("key-a", "/v1/artifacts/list?session_id=s1"));
        assertThat(body.path("namespace_id").stringValue()).isEqualTo("s1");
        assertThat(body.at("/items/0/object_id").stringValue()).isEqualTo(kept.id());
        assertThat(body.at("/items/0/filename").stringValue()).isEqualTo("crop.png");
        assertThat(body.at("/items/0/source").stringValue()).isEqualTo("store");
        var empty = TestServer.json(get("key-a", "/v1/artifacts/list?session_id=empty"));
        assertThat(empty.path("items").size()).isZero();
    }

    @Test
    void a_signed_link_opens_without_a_key() throws Exception {
        Artifact kept = keep(ArtifactKind.DOCUMENT, MediaType.PDF, "a.pdf");
        String url = links.sign(
                "", Verb.ARTIFACT, Artifacts.linkId(session, kept.id()), kept.filename(), Duration.ofDays(7));
        assertThat(server.send(server.to(url)).body()).isEqualTo("0123456789");
        assertThat(server.send(server.to(url.replaceAll("sig=..", "sig=00"))).statusCode())
                .isEqualTo(403);
    }
}
