package dev.ocelli.engine.chat;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The files of a session: takes in what comes with messages, and gives all as materials. */
final class SessionFiles {
    private final SessionRepository sessions;
    private final Files files;
    private final Artifacts artifacts;

    SessionFiles(SessionRepository sessions, Files files, Artifacts artifacts) {
        this.sessions = sessions;
        this.files = files;
        this.artifacts = artifacts;
    }

    /**
     * Stores or fetches what came with a message and gives the names of the materials that it now is.
     *
     * @throws OcelliException naming the field: {@code NOT_FOUND}, {@code URL_REFUSED}, {@code FETCH_FAILED}, …
     */
    List<String> take(Namespace session, List<SentFile> sent) {
        var names = new ArrayList<String>();
        for (SentFile file : sent) {
            String name = switch (file) {
                case SentFile.Stored(String id, String field) -> name(session, in(field, () -> stored(session, id)));
                case SentFile.Address(String url, String filename, String field) ->
                    name(session, in(field, () -> files.fetch(session.projectId(), url, filename)));
                case SentFile.Made(String ref, String field) ->
                    in(field, () -> artifacts.get(session, ref)).id();
            };
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private StoredFile stored(Namespace session, String id) {
        return files.get(session.projectId(), id);
    }

    private String name(Namespace session, StoredFile file) {
        sessions.addFile(session.id(), file.id());
        return name(sessions.files(session.id()).indexOf(file.id()));
    }

    private static String name(int index) {
        return "file_" + (index + 1);
    }

    private static <T> T in(String field, Supplier<T> work) {
        try {
            return work.get();
        } catch (OcelliException e) {
            throw e.at(field);
        }
    }

    /** The files in the order in which they came, then the artifacts in the order of making. */
    List<Material> materials(Namespace session) {
        var materials = new ArrayList<Material>();
        List<String> ids = sessions.files(session.id());
        for (int i = 0; i < ids.size(); i++) {
            String name = name(i);
            files.forWork(ids.get(i)).ifPresent(file -> materials.add(material(name, file)));
        }
        artifacts.list(session).forEach(artifact -> materials.add(material(artifact)));
        return materials;
    }

    private Material material(String name, StoredFile file) {
        return new Material(name, file.filename(), files.path(file), file.mediaType(), file.sha256());
    }

    private Material material(Artifact artifact) {
        return new Material(
                artifact.id(), artifact.filename(), artifacts.path(artifact), artifact.type(), artifact.sha256());
    }
}
