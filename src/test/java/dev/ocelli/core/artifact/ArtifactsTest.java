package dev.ocelli.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.artifact.Namespace.Owner;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtifactsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    Path folder;

    private Artifacts artifacts;
    private Namespace session;

    @BeforeEach
    void open() {
        artifacts = new Artifacts(DATABASE.database(), folder.resolve("kept"), CLOCK);
        session = new Namespace("a", Owner.SESSION, folder.getFileName().toString());
    }

    private NewArtifact made(String filename, String content) throws IOException {
        Path file = Files.createTempFile(folder, "made", "");
        Files.writeString(file, content);
        return new NewArtifact(MediaType.PDF, filename, file);
    }

    @Test
    void an_artifact_is_found_by_id_and_by_name() throws IOException {
        Artifact kept = artifacts.keep(session, made("out.pdf", "one"));
        assertThat(kept.id()).matches("doc_[0-9a-f]{6}");
        assertThat(artifacts.get(session, kept.id())).isEqualTo(kept);
        assertThat(artifacts.getByFilename(session, "out.pdf")).isEqualTo(kept);
        assertThat(artifacts.path(kept)).hasContent("one");
        assertThat(kept.bytes()).isEqualTo(3);
    }

    @Test
    void the_same_bytes_under_the_same_name_are_one_artifact_of_a_namespace() throws IOException {
        Artifact first = artifacts.keep(session, made("out.pdf", "one"));
        assertThat(artifacts.keep(session, made("out.pdf", "one"))).isEqualTo(first);
        assertThat(artifacts.list(session)).containsExactly(first);
        var other = new Namespace("a", Owner.EXECUTION, session.id());
        assertThat(artifacts.keep(other, made("out.pdf", "one")).id()).isEqualTo(first.id());
    }

    @Test
    void a_second_file_of_a_name_stands_before_the_first() throws IOException {
        Artifact first = artifacts.keep(session, made("out.pdf", "one"));
        Artifact second = artifacts.keep(session, made("out.pdf", "two"));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(artifacts.getByFilename(session, "out.pdf")).isEqualTo(second);
        assertThat(artifacts.list(session)).containsExactly(first, second);
    }

    @Test
    void an_id_that_is_taken_gives_way_to_the_next_digits() throws IOException {
        Artifact first = artifacts.keep(session, made("out.pdf", "one"));
        var other = new Namespace("a", Owner.SESSION, session.id() + "-2");
        DATABASE.jdbi().useHandle(handle -> handle.execute("""
                INSERT INTO artifact (project_id, owner, owner_id, id, kind, media_type, filename, bytes, sha256,
                                      link_id, created_at)
                VALUES ('a', 'session', ?, ?, 'doc', 'application/pdf', 'other.pdf', 1, 'abcd', ?, now())
                """, other.id(), first.id(), other.id()));
        Artifact kept = artifacts.keep(other, made("out.pdf", "one"));
        assertThat(kept.id()).isNotEqualTo(first.id()).matches("doc_[0-9a-f]{6}");
        assertThat(kept.id().substring(4, 9)).isEqualTo(first.id().substring(5));
        assertThat(artifacts.get(other, first.id()).filename()).isEqualTo("other.pdf");
    }

    @Test
    void many_artifacts_of_one_session_have_ids_of_their_own() throws IOException {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            ids.add(artifacts.keep(session, made("out.pdf", "content " + i)).id());
        }
        assertThat(ids).hasSize(200);
    }

    @Test
    void other_namespaces_do_not_see_it() throws IOException {
        Artifact kept = artifacts.keep(session, made("out.pdf", "one"));
        var stranger = new Namespace("b", Owner.SESSION, session.id());
        assertThatThrownBy(() -> artifacts.get(stranger, kept.id()))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining(kept.id());
        assertThat(artifacts.list(stranger)).isEmpty();
    }

    @Test
    void folders_are_cut_off_names() throws IOException {
        assertThat(artifacts.keep(session, made("../../etc/out.pdf", "one")).filename())
                .isEqualTo("out.pdf");
        assertThat(artifacts.keep(session, made("..", "one")).filename()).isEqualTo("artifact");
    }

    @Test
    void a_kind_that_clients_could_not_read_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "x");
        assertThatThrownBy(() -> new NewArtifact(ArtifactKind.IMAGE, MediaType.PDF, "x", file))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new NewArtifact(MediaType.TEXT, "x.csv", file).kind()).isEqualTo(ArtifactKind.ARRAY);
    }

    @Test
    void a_link_leads_to_its_artifact() throws IOException {
        Artifact kept = artifacts.keep(session, made("out.pdf", "one"));
        assertThat(artifacts.findLinked(Artifacts.linkId(session, kept.id()))).contains(kept);
        assertThat(artifacts.findLinked("0".repeat(32))).isEmpty();
    }
}
