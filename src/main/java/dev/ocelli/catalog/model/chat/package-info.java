/**
 * Models that continue a conversation: what they are asked and what they answer, whoever runs them.
 *
 * <p>Door: {@code ChatModel}. ChatQuery -> ChatReply. May use: core.base.
 */
@NullMarked
package dev.ocelli.catalog.model.chat;

import org.jspecify.annotations.NullMarked;
