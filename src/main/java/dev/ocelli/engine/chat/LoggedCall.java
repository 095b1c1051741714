package dev.ocelli.engine.chat;

/** One row of {@link CompletionLog}. */
public sealed interface LoggedCall permits TurnRecord, PassedCall {}
