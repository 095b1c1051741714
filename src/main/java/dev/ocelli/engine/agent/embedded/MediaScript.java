package dev.ocelli.engine.agent.embedded;

import dev.ocelli.engine.agent.ask.Ask;
import dev.ocelli.engine.agent.ask.Measure;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Works on recordings and films. */
final class MediaScript {
    private final Stage stage;
    private final Targets targets;

    MediaScript(Stage stage, Targets targets) {
        this.stage = stage;
        this.targets = targets;
    }

    Reply transcribe(Ask ask) {
        var texts = new ArrayList<String>();
        for (Thing thing : targets.files(ask)) {
            if (!thing.isRecording()) {
                throw new Refusal(
                        Words.cell(thing.title()) + " is no recording. To get the text of a document, ask to read it.");
            }
            JsonNode pages = stage.use("Transcribing", "read_text", Stage.arguments(thing))
                    .path("pages");
            var lines = new ArrayList<String>();
            for (JsonNode page : pages) {
                page.path("text")
                        .asString("")
                        .lines()
                        .map(Words::cell)
                        .filter(line -> !line.isBlank())
                        .forEach(lines::add);
            }
            texts.add(
                    lines.isEmpty()
                            ? "Nothing is said in " + Words.cell(thing.title()) + "."
                            : String.join("  \n", lines));
        }
        return Reply.of(String.join("\n\n", texts));
    }

    Reply trim(Ask ask) {
        if (!(ask.details().measure() instanceof Measure.Span(double start, double end))) {
            throw new Refusal("Say from when to when, such as: trim from 0:10 to 0:25.");
        }
        ObjectNode arguments = Hands.file(targets.file(ask).name()).put("start", start);
        if (Double.isFinite(end)) {
            arguments.put("end", end);
        }
        return PictureScript.made(stage.step("Trimming", "trim_video", arguments));
    }

    Reply frames(Ask ask) {
        ObjectNode arguments = Hands.file(targets.file(ask).name());
        switch (ask.details().measure()) {
            case Measure.Count(int count) -> arguments.put("count", count);
            case Measure.Every(double seconds) -> arguments.put("every", seconds);
            default -> {}
        }
        return PictureScript.made(stage.step("Taking frames", "sample_frames", arguments));
    }
}
