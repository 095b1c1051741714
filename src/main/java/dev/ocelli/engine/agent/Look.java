package dev.ocelli.engine.agent;

/** What a vision model said about pictures inside a tool, as a log keeps it. */
public record Look(String words) {
    /** Names in a log begin with it; a hash of the question and its pictures follows. */
    public static final String NAME = "look ";
}
