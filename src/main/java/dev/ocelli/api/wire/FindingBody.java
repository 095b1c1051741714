package dev.ocelli.api.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One part that Ocelli runs on and how it is: {@code verdict} is {@code ok}, {@code weaker} or {@code broken}; {@code
 * words} say how to mend it.
 */
public record FindingBody(
        @JsonProperty("verdict") String verdict,
        @JsonProperty("part") String part,
        @JsonProperty("words") String words) {}
