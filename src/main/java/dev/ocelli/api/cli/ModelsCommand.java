package dev.ocelli.api.cli;

import dev.ocelli.Config;
import dev.ocelli.Doctor;
import dev.ocelli.catalog.model.ModelPack;
import dev.ocelli.catalog.model.ModelStore;
import dev.ocelli.catalog.model.PackReport;
import dev.ocelli.catalog.model.upstream.Ability;
import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.catalog.model.upstream.ModelSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ocelli models list|pull|probe}: shows and fetches model packs, and tries chat backends. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Shows and fetches the model files that Ocelli reads with.",
        subcommands = {ModelsCommand.ListPacks.class, ModelsCommand.Pull.class, ModelsCommand.ProbeBackends.class})
public final class ModelsCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }

    /** Where the store lies. */
    static final class StoreOption {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                defaultValue = "${sys:user.home}/.ocelli",
                description = "Ocelli's data folder (default: ${DEFAULT-VALUE}).")
        private Path data = Path.of(".");

        ModelStore store() {
            return ModelStore.under(data);
        }

        ModelSettings settings() {
            return Config.read(System.getenv(), Map.of("data", data.toString())).models();
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the packs and what is weaker without them, then the chat backends and what they say.")
    static final class ListPacks implements Runnable {
        @CommandLine.Mixin
        private StoreOption place = new StoreOption();

        @Override
        public void run() {
            for (PackReport report : place.store().report()) {
                System.out.println(words(report));
            }
            ModelSettings settings = place.settings();
            Doctor.backends(settings)
                    .forEach(found -> System.out.printf(
                            Locale.ROOT, "%-16s %-8s %s%n", found.part(), found.verdict(), found.words()));
            settings.routes()
                    .forEach(route -> System.out.println("route " + route.model() + " -> "
                            + String.join(", then ", route.backends())
                            + (route.fallBack() ? ", then the embedded engine" : "")));
        }

        private static String words(PackReport report) {
            ModelPack pack = report.pack();
            String state = switch (report.state()) {
                case PRESENT -> "here, " + report.folder();
                case BUILT_IN -> "built in";
                case ABSENT -> "absent: " + pack.without() + "; get it with: ocelli models pull " + pack.name();
            };
            return String.format(
                    Locale.ROOT,
                    "%-16s %-8s %6.1f MB  %-11s %s%n%18s%s",
                    pack.name(),
                    pack.task(),
                    pack.bytes() / 1e6,
                    pack.contents().licence(),
                    pack.about(),
                    "",
                    state);
        }
    }

    @Command(
            name = "probe",
            mixinStandardHelpOptions = true,
            description =
                    "Tries with a few small questions what each chat backend can do: JSON, tools, pictures, streams.")
    static final class ProbeBackends implements Callable<Integer> {
        @CommandLine.Mixin
        private StoreOption place = new StoreOption();

        /** 0 when there is nothing to mend. */
        @Override
        public Integer call() {
            ModelSettings settings = place.settings();
            if (settings.backends().isEmpty()) {
                Doctor.backends(settings).forEach(found -> System.out.println(found.words()));
                return 0;
            }
            try (var models = new ChatModels(settings, InstantSource.system(), RandomGenerator.getDefault())) {
                var abilities = models.abilities();
                abilities.forEach(ability -> System.out.printf(
                        Locale.ROOT,
                        "%-16s %-4s %-10s %s%n",
                        ability.backend(),
                        ability.good() ? "ok" : "MEND",
                        ability.part(),
                        ability.words()));
                return abilities.stream().allMatch(Ability::good) ? 0 : 1;
            }
        }
    }

    @Command(
            name = "pull",
            mixinStandardHelpOptions = true,
            description = "Fetches packs into the store and checks them; does nothing for those that are there.")
    static final class Pull implements Runnable {
        @CommandLine.Mixin
        private StoreOption place = new StoreOption();

        @Parameters(arity = "0..*", paramLabel = "PACK", description = "Names of packs, see: ocelli models list")
        private List<String> names = List.of();

        @Option(names = "--all", description = "All packs.")
        private boolean all;

        @Option(
                names = "--from",
                paramLabel = "FILE|URL",
                description = "Take the files from this file, zip, wheel, folder or address instead.")
        private @Nullable String from;

        @CommandLine.Spec
        private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public void run() {
            ModelStore store = place.store();
            List<ModelPack> packs =
                    all ? store.packs() : names.stream().map(store::get).toList();
            if (packs.isEmpty() && spec != null) {
                throw new CommandLine.ParameterException(spec.commandLine(), "Name a pack, or give --all.");
            }
            for (ModelPack pack : packs) {
                try (var bar = PullBar.of(pack)) {
                    store.pull(pack, Optional.ofNullable(from), bar);
                }
                System.out.println(pack.name() + " is here and checked.");
            }
        }
    }
}
