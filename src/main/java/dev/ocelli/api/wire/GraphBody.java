package dev.ocelli.api.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The path of an execution through its skill's graph; {@code steps} are indices. */
public record GraphBody(
        @JsonProperty("path") List<String> path,
        @JsonProperty("states") List<State> states,
        @JsonProperty("edges") List<Edge> edges,
        @JsonProperty("mermaid") String mermaid) {

    /** A state, and what was done in it. */
    public record State(
            @JsonProperty("name") String name,
            @JsonProperty("description") String description,
            @JsonProperty("visited") boolean visited,
            @JsonProperty("documents") int documents,
            @JsonProperty("steps") List<Integer> steps) {}

    /** An edge, and whether documents moved along it; {@code [*]} is begin and end. */
    public record Edge(
            @JsonProperty("from") String from,
            @JsonProperty("to") String to,
            @JsonProperty("label") String label,
            @JsonProperty("taken") boolean taken) {}
}
