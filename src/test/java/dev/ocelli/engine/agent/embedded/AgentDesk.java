package dev.ocelli.engine.agent.embedded;

import dev.ocelli.EmbeddedPipeline;
import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Tools;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.agent.AgentLoop;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Bounds;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.AgentTask.Turn;
import dev.ocelli.engine.agent.AgentTask.Wanted;
import dev.ocelli.engine.agent.EngineRooms;
import dev.ocelli.engine.agent.Eyes;
import dev.ocelli.engine.agent.FolderArtifacts;
import dev.ocelli.engine.agent.StepLog;
import dev.ocelli.engine.agent.Toolbox;
import dev.ocelli.engine.agent.ask.AskReader;
import dev.ocelli.engine.classify.Classifier;
import dev.ocelli.engine.perceive.see.Barcodes;
import dev.ocelli.engine.request.Extraction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A conversation with the embedded agent over real tools, with artifacts in a folder. */
final class AgentDesk implements AutoCloseable {
    private static final Namespace NAMESPACE = new Namespace("p", Namespace.Owner.SESSION, "s");

    private final Path folder;
    private final EmbeddedPipeline pipeline;
    private final AgentLoop loop;
    private final FolderArtifacts artifacts;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Material> materials = new ArrayList<>();
    private final List<String> arrived = new ArrayList<>();
    private final List<SkillVersion> skills = new ArrayList<>();
    private Optional<Set<Toolset>> toolsets = Optional.empty();

    AgentDesk(Path folder) {
        this.folder = folder;
        this.pipeline = EmbeddedPipeline.under(folder);
        this.artifacts = new FolderArtifacts(folder);
        var parts = new Tools.Parts(
                pipeline.formats(),
                pipeline.hearing().media(),
                FormatLimits.standard(),
                pipeline.models().faces()::find,
                Barcodes::find);
        var toolbox = new Toolbox(Tools.standard(parts).all());
        this.loop = new AgentLoop(
                EmbeddedPlanner.choice(toolbox, AskReader.load()),
                toolbox,
                new EngineRooms(
                        new Extraction(pipeline.stages()),
                        new Classifier(),
                        artifacts,
                        Eyes.CLOSED,
                        pipeline.hearing().cuts()),
                InstantSource.system());
    }

    /** A file that comes with the next message. */
    AgentDesk file(String title, MediaType type, byte[] content) {
        try {
            String name = "file_"
                    + (materials.stream()
                                    .filter(m -> m.name().startsWith("file_"))
                                    .count()
                            + 1);
            Path path = Files.write(folder.resolve(name), content);
            String sha = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            materials.add(new Material(name, title, path, type, sha));
            arrived.add(name);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    AgentDesk skill(SkillVersion skill) {
        skills.add(skill);
        return this;
    }

    AgentDesk only(Toolset... listed) {
        toolsets = Optional.of(Set.copyOf(Arrays.asList(listed)));
        return this;
    }

    /** What is answered in words. */
    AgentOutcome say(String text) {
        return say(text, Optional.empty(), false);
    }

    AgentOutcome say(String text, Optional<ObjectNode> schema, boolean json) {
        turns.add(new Turn(Speaker.USER, text, List.copyOf(arrived)));
        arrived.clear();
        AgentOutcome outcome = loop.run(
                new AgentTask(
                        NAMESPACE,
                        turns,
                        materials,
                        skills,
                        new Wanted("vlmrun-orion-1:auto", schema, json, false),
                        new Bounds(toolsets, 60, null, null, 0)),
                StepLog.NONE,
                event -> {});
        turns.add(new Turn(Speaker.AGENT, outcome.answer().text(), List.of()));
        for (Artifact made : made(outcome)) {
            Path path = artifacts.content(NAMESPACE, made);
            materials.add(new Material(made.id(), made.filename(), path, made.type(), made.sha256()));
        }
        return outcome;
    }

    static List<Artifact> made(AgentOutcome outcome) {
        return outcome.steps().stream()
                .flatMap(step -> step.trace().artifacts().stream())
                .toList();
    }

    /** Where an artifact's bytes lie. */
    Path content(Artifact made) {
        return artifacts.content(NAMESPACE, made);
    }

    /** What OCR reads on the pictures of a file's pages, letters and digits only, whatever text the file holds. */
    String seen(Path file, MediaType type) {
        var words = new StringBuilder();
        try (var document = pipeline.formats().open(file, type)) {
            for (int page = 0; page < document.pageCount(); page++) {
                pipeline.models()
                        .ocr()
                        .read(document.page(page).picture(2000))
                        .forEach(line -> words.append(line.text()));
            }
        }
        return words.toString().replaceAll("[^\\p{L}\\p{N}]", "");
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
