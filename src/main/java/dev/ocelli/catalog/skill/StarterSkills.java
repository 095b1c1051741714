package dev.ocelli.catalog.skill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The skills that come with Ocelli: the folder {@code skills} of its sources. */
public final class StarterSkills {
    private static final String PLACE = "/ocelli/skills";

    private final SortedMap<String, SortedMap<String, byte[]>> folders;

    private StarterSkills(SortedMap<String, SortedMap<String, byte[]>> folders) {
        this.folders = folders;
    }

    public static StarterSkills read() {
        return new StarterSkills(inFolder(StarterSkills::below));
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

    private static <T> T inFolder(Function<Path, T> work) {
        URL place = Optional.ofNullable(StarterSkills.class.getResource(PLACE))
                .orElseThrow(() -> new IllegalStateException("the jar lacks " + PLACE));
        try {
            if (place.openConnection() instanceof JarURLConnection jar) {
                try (var files =
                        FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
                    return work.apply(files.getPath(PLACE));
                }
            }
            return work.apply(Path.of(place.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path: " + place, e);
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
