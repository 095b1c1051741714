package dev.ocelli.api.cli;

import dev.ocelli.Evaluators;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.evaluate.Evaluation;
import dev.ocelli.engine.evaluate.Evaluation.Tally;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ocelli eval}: runs the examples of a skill in this process and shows each field's score. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "Runs a skill on the examples that it carries and shows the score of each field.",
        footer = {"", "Examples:", "  ocelli eval invoice", "  ocelli eval my-skill/ --json"})
final class EvalCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SKILL", description = "A skill's folder, or the name of one that comes with Ocelli.")
    private String skill = "";

    @Option(names = "--json", description = "Print JSON as GET /v1/skills/{id}/evaluation gives it.")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of models (default: ~/.ocelli).")
    private Path data = Path.of(System.getProperty("user.home"), ".ocelli");

    @Override
    public Integer call() {
        SkillVersion version = SkillChoice.open(skill);
        Evaluation evaluation;
        try (var plugged = PluggedPipeline.under(data)) {
            evaluation = Evaluators.of(plugged.pipeline(), plugged.models(), InstantSource.system())
                    .evaluate(version);
        }
        if (evaluation.cases().isEmpty()) {
            System.err.println(
                    "The skill carries no examples: put examples/<case>/input.pdf and expected.json into it.");
            return 1;
        }
        if (json) {
            System.out.println(Json.pretty(evaluation.json()));
        } else {
            print(evaluation);
        }
        return 0;
    }

    private static void print(Evaluation evaluation) {
        System.out.printf("%-44s %9s %7s%n", "FIELD", "RIGHT", "SCORE");
        evaluation.byField().forEach((field, tally) -> line(field, tally));
        line("all fields of " + evaluation.cases().size() + " example(s)", evaluation.overall());
        evaluation.cases().forEach(EvalCommand::printWrong);
    }

    private static void line(String name, Tally tally) {
        System.out.printf(
                Locale.ROOT, "%-44s %4d/%-4d %6.0f%%%n", name, tally.right(), tally.total(), 100 * tally.share());
    }

    private static void printWrong(Evaluation.CaseResult result) {
        if (result.problem() != null) {
            System.out.println(result.name() + ": " + result.problem());
        }
        result.fields().stream()
                .filter(f -> !f.right())
                .forEach(f -> System.out.println(
                        result.name() + ": " + f.field() + " is " + f.found() + ", expected " + f.expected()));
    }
}
