package dev.ocelli.engine.chat;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.engine.chat.TurnRecord.Status;
import java.time.Instant;

/**
 * A chat call that went through to a backend as it was. What was said is not kept.
 *
 * @param model as it was asked for
 * @param status anything but running
 */
public record PassedCall(
        String id,
        String projectId,
        String model,
        String backend,
        boolean stream,
        Status status,
        TokenUsage usage,
        Instant createdAt,
        Instant finishedAt)
        implements LoggedCall {}
