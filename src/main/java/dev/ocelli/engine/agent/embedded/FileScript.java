package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.ask.Ask;
import dev.ocelli.engine.agent.ask.Intent;
import dev.ocelli.engine.agent.embedded.Stage.FileFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Works on files as a whole: lists, classifies, counts, redacts, splits, merges, converts, compares. */
final class FileScript {
    private static final String TRANSFORM = "transform_document";
    private static final Set<String> DATA = Set.of("csv", "xlsx", "json");

    private final Stage stage;
    private final Targets targets;
    private final ExtractScript extract;

    FileScript(Stage stage, Targets targets, ExtractScript extract) {
        this.stage = stage;
        this.targets = targets;
        this.extract = extract;
    }

    Reply list(Ask ask) {
        List<FileFacts> files = stage.allFacts();
        if (files.isEmpty()) {
            return Reply.of("There are no files yet: send one with your message.");
        }
        var rows = new ArrayList<List<String>>();
        for (FileFacts file : files) {
            rows.add(List.of(
                    file.name(), file.title(), file.kind(), file.pages() == 0 ? "" : Integer.toString(file.pages())));
        }
        var text = new ArrayList<String>();
        text.add(Words.table(List.of("Name", "File", "Kind", "Pages"), rows));
        for (Thing thing : targets.inputs()) {
            List<Thing> parts = stage.parts(thing);
            if (parts.size() > 1) {
                text.add("Inside " + Words.cell(thing.title()) + ":\n\n" + documents(parts));
            }
        }
        return Reply.of(String.join("\n\n", text));
    }

    private static String documents(List<Thing> parts) {
        var rows = new ArrayList<List<String>>();
        for (Thing part : parts) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    part.kind().isEmpty() ? "document" : part.kind(),
                    Words.pages(part.pages())));
        }
        return Words.table(List.of("", "Document", "Where"), rows);
    }

    Reply countPages(Ask ask) {
        var lines = new ArrayList<String>();
        for (Thing thing : targets.files(ask)) {
            int pages = stage.facts(thing).pages();
            lines.add(
                    pages == 0
                            ? Words.cell(thing.title()) + " has no pages ("
                                    + stage.facts(thing).kind() + ")."
                            : Words.cell(thing.title()) + " has **" + Words.count(pages, "page") + "**.");
        }
        return Reply.of(lines.size() == 1 ? lines.getFirst() : "- " + String.join("\n- ", lines));
    }

    Reply classify(Ask ask) {
        var lines = new ArrayList<String>();
        for (Thing thing : targets.documents(ask)) {
            List<String> choices = ask.details().what();
            ObjectNode output = stage.use("Classifying", Classifying.TOOL, Classifying.arguments(thing, choices));
            lines.add(Classifying.sentence(thing, output, choices));
        }
        return Reply.of(lines.size() == 1 ? lines.getFirst() : "- " + String.join("\n- ", lines));
    }

    Reply redact(Ask ask) {
        if (ask.details().object().equals("face")) {
            return blurFaces(ask);
        }
        var replies = new ArrayList<Reply>();
        List<Thing> things = targets.files(ask);
        for (Thing thing : things) {
            ObjectNode arguments = Hands.file(thing.name());
            put(
                    arguments,
                    "categories",
                    ask.details().what().stream().map(FileScript::category).toList());
            put(arguments, "words", ask.details().quoted());
            put(arguments, "fields", ask.details().fields());
            replies.add(redacted(thing, stage.softly("Redacting", "redact_document", arguments)));
        }
        return new Reply(
                String.join("\n\n", replies.stream().map(Reply::text).toList()),
                List.of(),
                replies.stream().flatMap(reply -> reply.made().stream()).toList());
    }

    private static String category(String name) {
        return name.equals("card") ? "cards" : name;
    }

    private static Reply redacted(Thing thing, Step step) {
        if (step.failed()) {
            return Reply.of(String.valueOf(step.error()));
        }
        List<Artifact> made = step.trace().artifacts();
        String summary = Words.cell(step.trace().summary());
        return made.isEmpty()
                ? Reply.of(summary)
                : new Reply(
                        summary + " The redacted copy of " + Words.cell(thing.title()) + ": " + refs(made),
                        List.of(),
                        made);
    }

    private Reply blurFaces(Ask ask) {
        var requests = new ArrayList<Hands.Request>();
        for (Thing thing : targets.files(ask)) {
            ObjectNode arguments = Stage.arguments(thing);
            arguments.putArray("targets").add("faces");
            requests.add(new Hands.Request("blur_regions", arguments));
        }
        List<Reply> replies = stage.steps("Blurring faces", requests).stream()
                .map(PictureScript::made)
                .toList();
        return new Reply(
                String.join("\n", replies.stream().map(Reply::text).toList()),
                List.of(),
                replies.stream().flatMap(reply -> reply.made().stream()).toList());
    }

    private static void put(ObjectNode arguments, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(arguments.putArray(name)::add);
        }
    }

    static String refs(List<Artifact> made) {
        return Words.and(made.stream().map(Artifact::id).toList());
    }

    Reply takePages(Ask ask) {
        if (ask.where().part().isPresent()) {
            return saved(targets.documents(ask));
        }
        Thing thing = targets.file(ask);
        if (ask.details().object().equals("order")) {
            return PictureScript.made(stage.step("Reordering", "reorder_pages", Stage.arguments(thing)));
        }
        if (!ask.details().object().equals("except")) {
            return saved(List.of(thing));
        }
        List<Integer> out = targets.numbers(ask.where().pages().orElseThrow(), thing);
        int count = stage.facts(thing).pages();
        List<Integer> rest = IntStream.rangeClosed(1, count)
                .boxed()
                .filter(page -> !out.contains(page))
                .toList();
        if (rest.isEmpty()) {
            throw new Refusal("No page would be left of " + Words.cell(thing.title()) + ", so no file was made.");
        }
        return saved(List.of(thing.on(rest)));
    }

    private Reply saved(List<Thing> things) {
        var lines = new ArrayList<String>();
        var made = new ArrayList<Artifact>();
        for (Thing thing : things) {
            Step step = stage.step("Taking pages out", "extract_pages", Stage.arguments(thing));
            made.addAll(step.trace().artifacts());
            lines.add(Words.cell(Targets.heading(thing)) + ": "
                    + refs(step.trace().artifacts()));
        }
        return new Reply(lines.size() == 1 ? lines.getFirst() : "- " + String.join("\n- ", lines), List.of(), made);
    }

    Reply compare(Ask ask) {
        List<Thing> things = targets.files(ask);
        List<Thing> two = things.size() < 2 ? targets.inputs() : things;
        if (two.size() < 2) {
            throw new Refusal("Comparing needs two files; I have "
                    + (two.isEmpty()
                            ? "none."
                            : "only " + Words.cell(two.getFirst().title()) + "."));
        }
        ObjectNode arguments = CompareOutput.arguments(two.get(0), two.get(1));
        Step step = stage.step("Comparing", CompareOutput.TOOL, arguments);
        return CompareOutput.reply(two.get(0), two.get(1), step);
    }

    Reply merge(Ask ask) {
        List<Thing> things = ask.where().files().size() > 1 ? targets.files(ask) : targets.inputs();
        if (things.size() < 2) {
            throw new Refusal("Merging needs at least two files; I have " + Words.count(things.size(), "file") + ".");
        }
        ObjectNode arguments = Json.object();
        ArrayNode files = arguments.putArray("files");
        things.forEach(thing -> files.add(thing.name()));
        return PictureScript.made(stage.step("Merging", "merge_documents", arguments));
    }

    Reply zip(Ask ask) {
        List<String> names = ask.where().files().isEmpty()
                ? stage.allFacts().stream().map(FileFacts::name).toList()
                : targets.files(ask).stream().map(Thing::name).toList();
        if (names.isEmpty()) {
            throw new Refusal("There is no file to pack: send one with your message.");
        }
        ObjectNode arguments = Json.object();
        names.forEach(arguments.putArray("files")::add);
        return PictureScript.made(stage.step("Packing", "zip_files", arguments));
    }

    Reply split(Ask ask) {
        Thing thing = targets.file(ask);
        if (ask.details().object().equals("each")) {
            int count = stage.facts(thing).pages();
            return saved(IntStream.rangeClosed(1, count)
                    .mapToObj(page -> thing.on(List.of(page)))
                    .toList());
        }
        Step step = stage.step("Splitting", SplitRanges.TOOL, SplitRanges.save(thing));
        JsonNode output = step.output();
        List<SplitRanges.Range> ranges = SplitRanges.read((ObjectNode) output);
        List<Artifact> made = step.trace().artifacts();
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < ranges.size(); i++) {
            rows.add(List.of(
                    ranges.get(i).kind().isEmpty() ? "document" : ranges.get(i).kind(),
                    Words.pages(ranges.get(i).pages()),
                    i < made.size() ? made.get(i).id() : ""));
        }
        String text = ranges.size() < 2
                ? Words.cell(thing.title()) + " holds one document only."
                : "I found " + Words.count(ranges.size(), "document") + " in " + Words.cell(thing.title()) + ":\n\n"
                        + Words.table(List.of("Document", "Where", "File"), rows);
        return new Reply(text, List.of(), made);
    }

    /**
     * The file as another kind; after an extraction, what was extracted as a table or JSON.
     *
     * @param before the ask before it
     */
    Reply convert(Ask ask, Optional<Ask> before) {
        String format = ask.details().format();
        boolean data = DATA.contains(format)
                && before.filter(last -> last.intent() == Intent.EXTRACT || last.intent() == Intent.FIND)
                        .isPresent()
                && ask.where().files().stream().allMatch("it"::equals);
        var replies = new ArrayList<Reply>();
        if (data) {
            ObjectNode arguments = Json.object().put("to", format).put("filename", "extracted");
            arguments.set("data", extract.data(before.get()));
            replies.add(PictureScript.made(stage.step("Converting", TRANSFORM, arguments)));
        } else {
            for (Thing thing : targets.files(ask)) {
                ObjectNode arguments = Stage.arguments(thing).put("to", format);
                replies.add(PictureScript.made(stage.softly("Converting", TRANSFORM, arguments)));
            }
        }
        return new Reply(
                String.join("\n", replies.stream().map(Reply::text).toList()),
                List.of(),
                replies.stream().flatMap(reply -> reply.made().stream()).toList());
    }
}
