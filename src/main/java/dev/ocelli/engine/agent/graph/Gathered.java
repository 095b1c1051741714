package dev.ocelli.engine.agent.graph;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.engine.agent.Step;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a walk through a graph has found so far; filled by one thread. */
final class Gathered {
    private final List<Part> documents = new ArrayList<>();
    private final List<Filled> filled = new ArrayList<>();
    private final List<Made> made = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    /**
     * Values read from a document.
     *
     * @param property of the result that they belong to; empty: they are the result
     */
    record Filled(String property, Part part, ObjectNode data) {}

    /** An artifact and the words of the state that made it. */
    record Made(Artifact artifact, String words) {}

    /** What a state says of itself: the output of a tool under its name, or why nothing was done. */
    record Note(String state, String words, ObjectNode output) {}

    /** Puts a document in place of those with the same pages, and of the whole file that it is a part of. */
    void know(Part part) {
        documents.removeIf(known -> known.sameAs(part)
                || (known.file().equals(part.file()) && known.pages().isEmpty()));
        documents.add(part);
    }

    void fill(String property, Part part, ObjectNode data) {
        filled.add(new Filled(property, part, data));
    }

    void note(String state, String words, ObjectNode output) {
        notes.add(new Note(state, words, output));
    }

    void made(Step step, String words) {
        step.trace().artifacts().forEach(artifact -> made.add(new Made(artifact, words)));
    }

    List<Part> documents() {
        return List.copyOf(documents);
    }

    List<Filled> filled() {
        return List.copyOf(filled);
    }

    List<Made> made() {
        return List.copyOf(made);
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }
}
