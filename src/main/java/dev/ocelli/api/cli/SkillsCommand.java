package dev.ocelli.api.cli;

import dev.ocelli.Config;
import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.catalog.skill.Skill;
import dev.ocelli.catalog.skill.SkillBundle;
import dev.ocelli.catalog.skill.SkillFolder;
import dev.ocelli.catalog.skill.SkillListing;
import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.skill.SkillWriter;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.store.Database;
import dev.ocelli.engine.propose.model.ModelSkillAuthor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ocelli skills list|create|show}: works on the data folder whether or not a server runs on it. */
@Command(name = "skills", mixinStandardHelpOptions = true, description = "List, create and show skills.")
final class SkillsCommand {
    private static final SkillListing ALL = new SkillListing(1000, 0, SkillListing.Order.NAME, false, false);

    @Option(
            names = "--project",
            paramLabel = "P",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            defaultValue = Keys.DEFAULT_PROJECT,
            description = "project whose skills are meant (${DEFAULT-VALUE})")
    private String project = Keys.DEFAULT_PROJECT;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Show all versions, own and public.")
    int list(@Mixin ConfigFlags flags) {
        with(flags, (skills, projectId) -> {
            System.out.printf("%-28s  %-18s  %-7s  %-7s  %s%n", "NAME", "VERSION", "STATE", "PUBLIC", "DESCRIPTION");
            skills.list(projectId, ALL).forEach(SkillsCommand::print);
        });
        return 0;
    }

    private static void print(Skill skill) {
        System.out.printf(
                "%-28s  %-18s  %-7s  %-7s  %s%n",
                skill.name(),
                skill.version(),
                skill.standing().promoted() ? "ready" : "waiting",
                skill.standing().isPublic() ? "yes" : "no",
                skill.words().description());
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Publish a folder, or a skill made of words.")
    int create(
            @Mixin ConfigFlags flags,
            @Parameters(arity = "0..1", paramLabel = "DIR", description = "A folder with SKILL.md.") @Nullable
                    Path folder,
            @Option(names = "--prompt", paramLabel = "TEXT", description = "What to extract, in words.") @Nullable
                    String prompt,
            @Option(names = "--public", description = "Every project may use it.") boolean isPublic) {
        if ((folder == null) == (prompt == null)) {
            throw new OcelliException(ErrorCode.INVALID_REQUEST, "DIR", "Give a folder or --prompt, one of the two.");
        }
        with(flags, (skills, projectId) -> {
            byte[] zip = folder == null
                    ? written(flags, skills, projectId, prompt == null ? "" : prompt)
                    : SkillFolder.zip(folder);
            Skill made = skills.publish(projectId, zip, new Skills.Naming(null, null, isPublic, true));
            System.out.println(made.name() + ":" + made.version());
            System.err.println("Skill " + made.id() + "; test it with: ocelli eval DIR");
        });
        return 0;
    }

    /** As {@code POST /v1/skills/create} writes it: by the model that is plugged in, else by rules. */
    private static byte[] written(ConfigFlags flags, Skills skills, String projectId, String prompt) {
        var clock = InstantSource.system();
        var settings = flags.read(Map.of()).models();
        try (var models = new ChatModels(settings, clock, RandomGenerator.getDefault())) {
            return new SkillWriter(new ModelSkillAuthor(() -> models.find("vlm-1"), clock))
                    .fromPrompt(
                            prompt,
                            null,
                            null,
                            null,
                            name -> skills.find(projectId, name, SkillRef.LATEST)
                                    .isPresent())
                    .zip();
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Print SKILL.md and schema.json of a version.")
    int show(@Mixin ConfigFlags flags, @Parameters(paramLabel = "NAME[:VERSION]") String name) {
        with(flags, (skills, projectId) -> {
            var version = skills.resolve(projectId, new SkillRef.ById(name, SkillRef.LATEST), "NAME");
            System.out.println("# " + version.name() + ":" + version.version() + " (" + version.id() + ")");
            for (String file : new String[] {SkillBundle.SKILL, SkillBundle.SCHEMA, SkillBundle.MANIFEST}) {
                byte[] text = version.bundle().files().get(file);
                if (text != null) {
                    System.out.println("\n--- " + file + "\n" + new String(text, StandardCharsets.UTF_8).strip());
                }
            }
        });
        return 0;
    }

    private void with(ConfigFlags flags, BiConsumer<Skills, String> work) {
        Config config = flags.read(Map.of());
        try (var database = Database.open(config.storage().sharedDatabase(), Ids.random())) {
            var clock = InstantSource.system();
            String projectId = new Keys(database, Ids.random(), clock).project(project);
            work.accept(new Skills(database, clock, Ids.random()), projectId);
        }
    }
}
