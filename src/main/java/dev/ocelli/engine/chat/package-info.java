/**
 * Chat completions: sessions, messages and their answers, whole or streamed.
 *
 * <p>Door: {@code ChatCompletions}. ChatRequest -> ChatAnswer. May use: engine.agent, engine.plan; catalog; core.
 */
@NullMarked
package dev.ocelli.engine.chat;

import org.jspecify.annotations.NullMarked;
