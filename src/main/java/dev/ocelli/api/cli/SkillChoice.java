package dev.ocelli.api.cli;

import dev.ocelli.catalog.skill.SkillFolder;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.skill.StarterSkills;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A skill named on the command line: a folder, or one that comes with Ocelli. */
final class SkillChoice {
    private SkillChoice() {}

    static SkillVersion open(String word) {
        Path folder = Path.of(word);
        if (Files.isDirectory(folder)) {
            return SkillFolder.open(folder);
        }
        var starters = StarterSkills.read();
        return starters.find(word)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND,
                        "SKILL",
                        "There is no folder '" + word + "' and no skill of that name comes with Ocelli; those that do: "
                                + String.join(", ", starters.all().keySet()) + "."));
    }
}
