package dev.ocelli.engine.execution;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.AgentManifest;
import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.StoredFile;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Bounds;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.AgentTask.Turn;
import dev.ocelli.engine.agent.AgentTask.Wanted;
import dev.ocelli.engine.execution.ExecutionInput.FileInput;
import dev.ocelli.engine.execution.ExecutionInput.TextInput;
import dev.ocelli.engine.execution.ExecutionInput.ValueInput;
import dev.ocelli.engine.plan.FileLookup;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.SkillLookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Turns an execution into the task of an agent, with every look-up done. */
final class Tasks {
    private static final int MOST_STEPS = 500;

    private final Files files;
    private final SkillLookup skills;
    private final FileLookup pages;

    Tasks(Files files, SkillLookup skills, FileLookup pages) {
        this.files = files;
        this.skills = skills;
        this.pages = pages;
    }

    /** How many pages, pictures, recordings and films a task has to work on. */
    int elements(AgentTask task) {
        return task.materials().stream()
                .mapToInt(material -> {
                    var input = new Plan.Input(material.file(), material.type(), material.title());
                    return pages.reads(material.type()) ? pages.pageCount(input).orElse(1) : 1;
                })
                .sum();
    }

    /**
     * The same skills for ever.
     *
     * @throws OcelliException {@code NOT_FOUND} or {@code INVALID_SKILL}, naming the entry
     */
    List<SkillRef> pin(String projectId, List<SkillRef> references) {
        var pinned = new ArrayList<SkillRef>();
        for (int i = 0; i < references.size(); i++) {
            pinned.add(skills.pin(projectId, references.get(i), "config.skills[" + i + "]"));
        }
        return pinned;
    }

    List<SkillVersion> skills(String projectId, List<SkillRef> references) {
        var opened = new ArrayList<SkillVersion>();
        for (int i = 0; i < references.size(); i++) {
            SkillVersion skill = skills.resolve(projectId, references.get(i), "config.skills[" + i + "]");
            if (opened.stream().noneMatch(known -> known.id().equals(skill.id()))) {
                opened.add(skill);
            }
        }
        return opened;
    }

    /** Refuses inputs that the project does not have. */
    void checkFiles(String projectId, List<ExecutionInput> inputs) {
        for (ExecutionInput input : inputs) {
            if (input instanceof FileInput(String name, String fileId)
                    && (!isUuid(fileId) || files.find(projectId, fileId).isEmpty())) {
                throw new OcelliException(
                        ErrorCode.NOT_FOUND,
                        "inputs." + name,
                        "No file has the id '" + fileId + "'. Upload it with POST /v1/files.");
            }
        }
    }

    private static boolean isUuid(String id) {
        try {
            return !UUID.fromString(id).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @param started when its first run began */
    AgentTask task(Execution execution, Instant started) {
        ExecutionWish wish = execution.wish();
        List<SkillVersion> opened =
                skills(execution.projectId(), wish.settings().skills());
        List<Material> materials = materials(execution.projectId(), wish.inputs());
        var turn = new Turn(
                Speaker.USER,
                words(wish),
                materials.stream().map(Material::name).toList());
        return new AgentTask(
                new Namespace(execution.projectId(), Namespace.Owner.EXECUTION, execution.id()),
                List.of(turn),
                materials,
                opened,
                new Wanted(
                        wish.model(), schema(wish, opened), false, wish.reach().grounding()),
                bounds(wish, opened, started));
    }

    private List<Material> materials(String projectId, List<ExecutionInput> inputs) {
        var materials = new ArrayList<Material>();
        for (ExecutionInput input : inputs) {
            if (input instanceof FileInput(String name, String fileId)) {
                StoredFile file = files.forWork(fileId)
                        .filter(found -> found.projectId().equals(projectId))
                        .orElseThrow(() -> new OcelliException(
                                ErrorCode.NOT_FOUND, "inputs." + name, "The file '" + fileId + "' is gone."));
                materials.add(new Material(
                        "file_" + (materials.size() + 1),
                        file.filename(),
                        files.path(file),
                        file.mediaType(),
                        file.sha256()));
            }
        }
        return materials;
    }

    /** The prompt, then the inputs that are no files, each under its name. */
    private static String words(ExecutionWish wish) {
        var words = new StringBuilder(Objects.requireNonNullElse(wish.settings().prompt(), ""));
        for (ExecutionInput input : wish.inputs()) {
            String line = switch (input) {
                case FileInput file -> "";
                case TextInput(String name, String text) -> name + ": " + text;
                case ValueInput(String name, var value) -> name + ": " + Json.write(value);
            };
            if (!line.isEmpty()) {
                words.append(words.isEmpty() ? "" : "\n\n").append(line);
            }
        }
        return words.toString();
    }

    /** The caller's schema, else that of the only skill that has one; of several, each is used under its name. */
    private static Optional<ObjectNode> schema(ExecutionWish wish, List<SkillVersion> opened) {
        @Nullable ObjectNode given = wish.settings().jsonSchema();
        if (given != null) {
            return Optional.of(given);
        }
        List<JsonSchema> schemas = opened.stream()
                .flatMap(skill -> skill.bundle().schema().stream())
                .toList();
        return schemas.size() == 1 ? Optional.of(schemas.getFirst().root()) : Optional.empty();
    }

    private static Bounds bounds(ExecutionWish wish, List<SkillVersion> opened, Instant started) {
        @Nullable Double seconds = wish.reach().maxSeconds();
        @Nullable Instant deadline = seconds == null ? null : started.plusMillis(Math.round(seconds * 1000));
        return new Bounds(
                toolsets(wish, opened),
                Objects.requireNonNullElse(wish.reach().maxSteps(), MOST_STEPS),
                deadline,
                null,
                0);
    }

    /** The request's toolsets stand above a skill's file; those of several skills count together. */
    static Optional<Set<Toolset>> toolsets(ExecutionWish wish, List<SkillVersion> opened) {
        if (wish.reach().toolsets() != null) {
            return Checks.toolsets(wish.reach().toolsets(), "toolsets");
        }
        List<AgentManifest> manifests = opened.stream()
                .flatMap(skill -> skill.bundle().manifest().stream())
                .toList();
        return manifests.size() < opened.size()
                ? Optional.empty()
                : Checks.toolsets(
                        manifests.stream()
                                .flatMap(manifest -> manifest.toolsets().stream())
                                .distinct()
                                .toList(),
                        "toolsets");
    }
}
