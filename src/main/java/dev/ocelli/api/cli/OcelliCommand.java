package dev.ocelli.api.cli;

import dev.ocelli.core.base.OcelliException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command; each subcommand is one class and one line here. */
@Command(
        name = "ocelli",
        mixinStandardHelpOptions = true,
        description = "Files in, grounded JSON out: documents, images, audio and video on your own machine.",
        subcommands = {
            ServeCommand.class,
            WorkerCommand.class,
            KeysCommand.class,
            WebhooksCommand.class,
            ModelsCommand.class,
            ExtractCommand.class,
            EvalCommand.class,
            SkillsCommand.class,
            DoctorCommand.class
        })
public final class OcelliCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** Runs {@code args} and gives the process's exit code: 0 done, 1 failed, 2 wrong usage. */
    public static int run(String... args) {
        Logging.start();
        return new CommandLine(new OcelliCommand())
                .setExecutionExceptionHandler((error, _, _) -> explain(error))
                .execute(args);
    }

    /** One line for what people can mend; the whole trace for what only we can. */
    private static int explain(Exception error) {
        if (error instanceof OcelliException known) {
            System.err.println("ocelli: " + known.getMessage());
        } else {
            System.err.println("ocelli: this is a fault of Ocelli; please report it with these lines.");
            error.printStackTrace();
        }
        return 1;
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}
