package dev.ocelli.engine.agent.embedded;

import dev.ocelli.catalog.skill.PromptFields;
import dev.ocelli.engine.agent.AgentAnswer.Citation;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.ask.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers a question for values with what is printed, where it stands, and what was not found. */
final class FindScript {
    private static final int MOST_HITS = 3;

    private final Stage stage;
    private final Targets targets;

    FindScript(Stage stage, Targets targets) {
        this.stage = stage;
        this.targets = targets;
    }

    /** What one document said. */
    private record Finding(Thing thing, List<Leaf> leaves) {
        Optional<Leaf> leaf(String field) {
            String property = PromptFields.property(field);
            return leaves.stream()
                    .filter(leaf -> leaf.name().equals(property))
                    .filter(Leaf::isFound)
                    .findFirst();
        }
    }

    Reply find(Ask ask) {
        List<String> fields = ask.details().fields();
        List<Thing> documents = targets.documents(ask);
        ObjectNode schema = Currency.added(PromptFields.named(fields));
        List<Hands.Request> requests = documents.stream()
                .map(thing -> {
                    ObjectNode arguments = Stage.arguments(thing);
                    arguments.set("schema", schema);
                    return new Hands.Request("extract", arguments);
                })
                .toList();
        List<Step> steps = stage.steps("Finding values", requests);
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < steps.size(); i++) {
            findings.add(
                    new Finding(documents.get(i), Leaf.of(steps.get(i).output().path("data"))));
        }
        return findings.size() == 1 ? one(fields, findings.getFirst()) : several(fields, findings);
    }

    private Reply one(List<String> fields, Finding finding) {
        var lines = new ArrayList<String>();
        var citations = new ArrayList<Citation>();
        for (String field : fields) {
            Optional<Leaf> leaf = finding.leaf(field);
            if (leaf.isPresent()) {
                citations.add(leaf.get().citation(finding.thing().name()));
                lines.add(sentence(field, leaf.get(), finding.thing()));
            } else {
                lines.add(absent(field, finding.thing(), citations));
            }
        }
        return Reply.of(lines.size() == 1 ? lines.getFirst() : "- " + String.join("\n- ", lines), citations);
    }

    private static String sentence(String field, Leaf leaf, Thing thing) {
        var words = new StringBuilder("**").append(Words.capital(field)).append("**");
        if (!thing.part().isEmpty()) {
            words.append(thing.number() == 0 ? " of the " : " of ").append(Targets.label(thing));
        }
        words.append(": **").append(Words.cell(leaf.printed())).append("**");
        var notes = new ArrayList<String>();
        if (!leaf.pages().isEmpty()) {
            notes.add(Words.pages(leaf.pages()));
        }
        if (!leaf.note().isEmpty()) {
            notes.add(leaf.note());
        }
        return notes.isEmpty() ? words + "." : words + " (" + String.join("; ", notes) + ").";
    }

    /** Says that there is no such value, with the lines that speak of it. */
    private String absent(String field, Thing thing, List<Citation> citations) {
        boolean named = thing.part().isEmpty() || thing.number() > 0;
        String where = named ? Targets.label(thing) : "the " + Targets.label(thing);
        String said = "I did not find a value for **" + Words.cell(field) + "** in " + where + ".";
        List<JsonNode> hits = mentions(field, thing);
        if (hits.isEmpty()) {
            return said;
        }
        var lines = new ArrayList<String>();
        for (JsonNode hit : hits) {
            lines.add("“" + Words.cell(hit.path("line").asString("")) + "” (page "
                    + hit.path("page").asInt(1) + ")");
            citations.add(SearchHits.citation(thing.name(), hit));
        }
        return said + " The words stand here: " + String.join("; ", lines) + ".";
    }

    private List<JsonNode> mentions(String field, Thing thing) {
        if (!stage.may("search_text")) {
            return List.of();
        }
        ObjectNode arguments = Stage.arguments(thing)
                .put("fuzzy", false)
                .put("whole_words", true)
                .put("limit", MOST_HITS);
        arguments.putArray("words").add(field);
        return stage.use("Searching", "search_text", arguments)
                .path("hits")
                .valueStream()
                .limit(MOST_HITS)
                .toList();
    }

    private Reply several(List<String> fields, List<Finding> findings) {
        var citations = new ArrayList<Citation>();
        var rows = new ArrayList<List<String>>();
        boolean anything = false;
        for (Finding finding : findings) {
            var row = new ArrayList<String>();
            row.add(name(finding.thing(), findings));
            var pages = new ArrayList<Integer>();
            for (String field : fields) {
                Optional<Leaf> leaf = finding.leaf(field);
                row.add(leaf.map(Leaf::printed).orElse("not found"));
                leaf.ifPresent(found -> {
                    citations.add(found.citation(finding.thing().name()));
                    pages.addAll(found.pages());
                });
                anything |= leaf.isPresent();
            }
            row.add(pages.isEmpty() ? "" : Words.pages(pages));
            rows.add(row);
        }
        if (!anything) {
            return Reply.of("I did not find "
                    + Words.and(fields.stream()
                            .map(field -> "**" + Words.cell(field) + "**")
                            .toList()) + " in any of "
                    + Targets.listed(findings.stream().map(Finding::thing).toList()) + ".");
        }
        var head = new ArrayList<String>();
        head.add("Document");
        fields.forEach(field -> head.add(Words.capital(field)));
        head.add("Where");
        return Reply.of(Words.table(head, rows), citations);
    }

    private static String name(Thing thing, List<Finding> findings) {
        boolean oneFile =
                findings.stream().map(f -> f.thing().name()).distinct().count() == 1;
        if (thing.part().isEmpty() && thing.pages().isEmpty()) {
            return thing.title();
        }
        String place = oneFile ? Words.pages(thing.pages()) : Words.pages(thing.pages()) + " of " + thing.title();
        return thing.part().isEmpty() ? place : thing.part() + " (" + place + ")";
    }
}
