package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.engine.agent.AgentAnswer.Citation;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.ask.Ask;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives what stands on pages: text, Markdown, tables, words found, sentences that sum up. */
final class ReadScript {
    private static final int MOST_TEXT = 24_000;
    private static final int MOST_ROWS = 200;

    private final Stage stage;
    private final Targets targets;

    ReadScript(Stage stage, Targets targets) {
        this.stage = stage;
        this.targets = targets;
    }

    private List<Thing> things(Ask ask) {
        return ask.where().part().isPresent() ? targets.documents(ask) : targets.files(ask);
    }

    Reply read(Ask ask) {
        var texts = new ArrayList<String>();
        List<Thing> things = things(ask);
        for (Thing thing : things) {
            JsonNode pages =
                    stage.use("Reading", "read_text", Stage.arguments(thing)).path("pages");
            var parts = new ArrayList<String>();
            for (JsonNode page : pages) {
                String text = page.path("text").asString("");
                String shown = text.isBlank() ? "*(no text on this page)*" : Words.fenced(text);
                parts.add(
                        pages.size() == 1
                                ? shown
                                : "**Page " + page.path("page").asInt(1) + "**\n\n" + shown);
            }
            texts.add(headed(thing, things, String.join("\n\n", parts)));
        }
        return Reply.of(Words.limited(String.join("\n\n", texts), MOST_TEXT));
    }

    private static String headed(Thing thing, List<Thing> all, String text) {
        return all.size() == 1 ? text : "### " + Words.cell(Targets.heading(thing)) + "\n\n" + text;
    }

    Reply markdown(Ask ask) {
        var texts = new ArrayList<String>();
        var made = new ArrayList<Artifact>();
        List<Thing> things = things(ask);
        for (Thing thing : things) {
            Step step = stage.step(
                    "Writing Markdown", "to_markdown", Stage.arguments(thing).put("save", true));
            var parts = new ArrayList<String>();
            for (JsonNode page : step.output().path("pages")) {
                parts.add(page.path("markdown").asString(""));
            }
            made.addAll(step.trace().artifacts());
            String saved = step.trace().artifacts().stream()
                    .map(artifact -> "\n\n*As a file: " + artifact.id() + "*")
                    .findFirst()
                    .orElse("");
            texts.add(headed(thing, things, Words.limited(String.join("\n\n---\n\n", parts), MOST_TEXT) + saved));
        }
        return new Reply(String.join("\n\n", texts), List.of(), made);
    }

    Reply tables(Ask ask) {
        var texts = new ArrayList<String>();
        List<Thing> things = things(ask);
        for (Thing thing : things) {
            JsonNode tables = stage.use("Reading tables", "find_tables", Stage.arguments(thing))
                    .path("tables");
            if (tables.isEmpty()) {
                texts.add("I found no table in " + Targets.label(thing) + ".");
                continue;
            }
            var parts = new ArrayList<String>();
            for (JsonNode table : tables) {
                parts.add("**Table " + table.path("number").asInt(1) + "** (page "
                        + table.path("page").asInt(1) + ")\n\n" + grid(table));
            }
            texts.add(headed(thing, things, String.join("\n\n", parts)));
        }
        return Reply.of(String.join("\n\n", texts));
    }

    private static String grid(JsonNode table) {
        var rows = new ArrayList<List<String>>();
        for (JsonNode row : table.path("rows")) {
            rows.add(row.valueStream().map(cell -> cell.asString("")).toList());
        }
        if (rows.isEmpty()) {
            return "*(empty)*";
        }
        boolean headed = table.path("header_rows").asInt(0) > 0;
        List<String> head = headed
                ? rows.getFirst()
                : rows.getFirst().stream().map(cell -> " ").toList();
        List<List<String>> body = headed ? rows.subList(1, rows.size()) : rows;
        String more = body.size() > MOST_ROWS ? "\n\n*(" + (body.size() - MOST_ROWS) + " more rows)*" : "";
        return Words.table(head, body.subList(0, Math.min(body.size(), MOST_ROWS))) + more;
    }

    Reply search(Ask ask) {
        List<String> words = ask.details().quoted();
        if (words.isEmpty()) {
            throw new Refusal("Say which words to look for, such as: find \"total\".");
        }
        var lines = new ArrayList<String>();
        var citations = new ArrayList<Citation>();
        List<Thing> things = things(ask);
        for (Thing thing : things) {
            ObjectNode arguments = Stage.arguments(thing);
            words.forEach(arguments.putArray("words")::add);
            for (JsonNode hit : stage.use("Searching", "search_text", arguments).path("hits")) {
                String place = hit.has("start")
                        ? "at " + MediaScript.clock(hit.path("start").asDouble(0))
                        : "page " + hit.path("page").asInt(1);
                String where = place + (things.size() > 1 ? " of " + thing.title() : "");
                lines.add("- " + Words.capital(where) + ": “"
                        + Words.cell(hit.path("line").asString("")) + "”");
                citations.add(SearchHits.citation(thing.name(), hit));
            }
        }
        String what = Words.and(
                words.stream().map(word -> "“" + Words.cell(word) + "”").toList());
        String where = Words.and(things.stream().map(Targets::label).toList());
        return lines.isEmpty()
                ? Reply.of("I did not find " + what + " in " + where + ".")
                : Reply.of(
                        what + " stands " + (lines.size() == 1 ? "once" : lines.size() + " times") + " in " + where
                                + ":\n\n" + String.join("\n", lines),
                        citations);
    }

    Reply summarise(Ask ask) {
        var texts = new ArrayList<String>();
        var citations = new ArrayList<Citation>();
        List<Thing> things = things(ask);
        for (Thing thing : things) {
            JsonNode pages =
                    stage.use("Reading", "read_text", Stage.arguments(thing)).path("pages");
            List<KeySentences.Sentence> sentences = KeySentences.of(pages);
            if (sentences.isEmpty()) {
                texts.add(headed(thing, things, keyFields(thing, citations)));
            } else {
                var lines = new ArrayList<String>();
                for (KeySentences.Sentence sentence : sentences) {
                    lines.add("- " + Words.cell(sentence.text()) + " (page " + sentence.page() + ")");
                    citations.add(new Citation(thing.name(), sentence.text(), List.of()));
                }
                texts.add(headed(
                        thing,
                        things,
                        "The most telling sentences, word for word (an extract, not a retelling):\n\n"
                                + String.join("\n", lines)));
            }
        }
        return Reply.of(String.join("\n\n", texts), citations);
    }

    /** For pages without sentences: what their labels say. */
    private String keyFields(Thing thing, List<Citation> citations) {
        JsonNode data =
                stage.use("Extracting", "extract", Stage.arguments(thing)).path("data");
        List<Leaf> leaves =
                Leaf.of(data).stream().filter(Leaf::isFound).limit(12).toList();
        if (leaves.isEmpty()) {
            return "There are no sentences and no labelled values in " + Targets.label(thing) + " to sum up.";
        }
        leaves.forEach(leaf -> citations.add(leaf.citation(thing.name())));
        return "This has no running text; its main values, as printed:\n\n"
                + Words.table(
                        List.of("Field", "Value", "Where"),
                        leaves.stream()
                                .map(leaf -> List.of(
                                        Words.capital(leaf.name().replace('_', ' ')),
                                        leaf.printed(),
                                        leaf.pages().isEmpty() ? "" : Words.pages(leaf.pages())))
                                .toList());
    }
}
