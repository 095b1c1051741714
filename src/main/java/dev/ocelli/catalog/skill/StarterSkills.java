package dev.ocelli.catalog.skill;

import dev.ocelli.core.base.ResourceFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The skills that come with Ocelli: the folder {@code skills} of its sources. */
public final class StarterSkills {
    private static final String PLACE = "/ocelli/skills";

    private final SortedMap<String, SortedMap<String, byte[]>> folders;

    private StarterSkills(SortedMap<String, SortedMap<String, byte[]>> folders) {
        this.folders = folders;
    }

    public static StarterSkills read() {
        return new StarterSkills(ResourceFolder.read(PLACE, StarterSkills::below));
    }

    /** By name. */
    public SortedMap<String, SkillVersion> all() {
        var all = new TreeMap<String, SkillVersion>();
        folders.forEach((name, files) -> all.put(name, SkillFolder.open(name, files)));
        return all;
    }

    public Optional<SkillVersion> find(String name) {
        return Optional.ofNullable(folders.get(name)).map(files -> SkillFolder.open(name, files));
    }

    /** Makes them public skills of {@code projectId}; those that stand already stay as they are. */
    public void publish(Skills skills, String projectId) {
        for (Map.Entry<String, SortedMap<String, byte[]>> folder : folders.entrySet()) {
            var naming = new Skills.Naming(null, null, true, true);
            skills.publish(projectId, SkillZip.write(folder.getValue()), naming);
        }
    }

    private static SortedMap<String, SortedMap<String, byte[]>> below(Path root) {
        var folders = new TreeMap<String, SortedMap<String, byte[]>>();
        try (var children = Files.list(root)) {
            children.filter(SkillFolder::isSkill)
                    .forEach(child ->
                            folders.put(child.getFileName().toString().replace("/", ""), SkillFolder.read(child)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folders;
    }
}
