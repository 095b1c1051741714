package dev.ocelli.api.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One part that Ocelli runs on and how it is: {@code verdict} is {@code ok}, {@code weaker} or {@code broken}; {@code
 * words} say how to mend it, {@code advice} is a command that does, where there is one.
 */
public record FindingBody(
        @JsonProperty("verdict") String verdict,
        @JsonProperty("part") String part,
        @JsonProperty("words") String words,
        @JsonProperty("advice") @Nullable String advice) {
    public FindingBody(String verdict, String part, String words) {
        this(verdict, part, words, null);
    }
}
