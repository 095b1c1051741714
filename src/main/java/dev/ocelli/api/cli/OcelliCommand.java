package dev.ocelli.api.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command; each subcommand is one class and one line here. */
@Command(
        name = "ocelli",
        mixinStandardHelpOptions = true,
        description = "Files in, grounded JSON out: documents, images, audio and video on your own machine.",
        subcommands = {})
public final class OcelliCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** Runs {@code args} and gives the process's exit code: 0 done, 1 failed, 2 wrong usage. */
    public static int run(String... args) {
        return new CommandLine(new OcelliCommand()).execute(args);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}
