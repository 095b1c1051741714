package dev.ocelli.engine.agent.graph;

import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.graph.GraphCalls.Request;
import dev.ocelli.engine.agent.graph.StateWork.State;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Files for tools that take whole files: when all documents of a file came in, the file; else each document's pages as a
 * file of their own.
 */
record Files(ToolWords tools, GraphCalls calls, Gathered gathered) {
    List<Part> of(State state, List<Part> parts) {
        var files = new ArrayList<Part>();
        var cut = new ArrayList<Part>();
        for (String name : names(parts)) {
            List<Part> here =
                    parts.stream().filter(part -> part.file().equals(name)).toList();
            if (isWhole(name, here)) {
                files.add(new Part(name, List.of(), here.getFirst().kind(), 0));
            } else {
                cut.addAll(here);
            }
        }
        files.addAll(cut(state, cut));
        return files;
    }

    private static LinkedHashSet<String> names(List<Part> parts) {
        var names = new LinkedHashSet<String>();
        parts.forEach(part -> names.add(part.file()));
        return names;
    }

    private boolean isWhole(String file, List<Part> here) {
        boolean whole = here.stream().anyMatch(part -> part.pages().isEmpty());
        long known = gathered.documents().stream()
                .filter(part -> part.file().equals(file))
                .count();
        return whole || here.size() >= known;
    }

    private List<Part> cut(State state, List<Part> parts) {
        Optional<ToolDescription> tool = tools.find(List.of("extract_pages", "take_pages"));
        if (parts.isEmpty() || tool.isEmpty()) {
            return parts.stream().map(part -> part.on(List.of())).distinct().toList();
        }
        List<Request> requests = parts.stream()
                .map(part -> new Request(tool.get().name(), ToolWords.on(tool.get(), part)))
                .toList();
        List<Step> steps = calls.all(state.name(), requests);
        var files = new ArrayList<Part>();
        for (int i = 0; i < steps.size(); i++) {
            String kind = parts.get(i).kind();
            steps.get(i).trace().artifacts().stream()
                    .findFirst()
                    .ifPresent(artifact -> files.add(new Part(artifact.id(), List.of(), kind, 0)));
        }
        return files;
    }
}
