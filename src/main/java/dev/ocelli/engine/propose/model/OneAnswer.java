package dev.ocelli.engine.propose.model;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatMessage.Role;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.chat.ChatQuery.Sampling;
import dev.ocelli.catalog.model.chat.ChatReply;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.reason.Draft.ModelUse;
import dev.ocelli.engine.reason.model.AnswerText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A question with one JSON answer, asked at most twice; empty when the model gives none, for there is a way without it. */
record OneAnswer(JsonNode json, String backend, ModelUse use) {
    private static final Logger LOG = LoggerFactory.getLogger(OneAnswer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TRIES = 2;

    static Optional<OneAnswer> of(
            ChatModel model, InstantSource clock, String system, String question, ObjectNode form) {
        var messages = List.of(ChatMessage.of(Role.SYSTEM, system), ChatMessage.of(Role.USER, question));
        var query = new ChatQuery(messages, List.of(), new AnswerShape.Fitting("fields", form), Sampling.DEFAULT)
                .by(clock.instant().plus(PATIENCE));
        var use = ModelUse.NONE;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                ChatReply reply = model.answer(query, ChatListener.NONE);
                var usage = reply.usage();
                use = use.plus(new ModelUse(1, usage.prompt(), usage.completion(), usage.micros()));
                var text = AnswerText.parse(reply.text()).filter(AnswerText::whole);
                if (text.isPresent() && text.get().tree().isObject()) {
                    return Optional.of(new OneAnswer(text.get().tree(), reply.backend(), use));
                }
            } catch (OcelliException e) {
                LOG.warn("{} did not help: {}", model.name(), e.getMessage());
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
