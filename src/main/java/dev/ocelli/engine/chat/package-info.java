/**
 * Chat completions: conversations that are kept, answered by the agent.
 *
 * <p>Doors: {@code ChatCompletions}; {@code ChatSessions} and {@code CompletionLog} to look back. ChatWish -> ChatTurn ->
 * Completion. May use: engine.agent, engine.plan; catalog; core.
 */
@NullMarked
package dev.ocelli.engine.chat;

import org.jspecify.annotations.NullMarked;
