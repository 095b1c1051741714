package dev.ocelli.engine.request;

/**
 * What an engine did for requests.
 *
 * @param engine {@code embedded}, or {@code model} and the backend's name
 * @param calls of models
 * @param micros what the calls cost, in millionths of the operator's currency
 */
public record EngineUse(String engine, long requests, long pages, long calls, Tokens tokens, long micros) {
    /** Of questions and of answers. */
    public record Tokens(long prompt, long completion) {}
}
