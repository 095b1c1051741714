package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.chat.ChatPart;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.chat.ChatQuery.Sampling;
import dev.ocelli.catalog.model.chat.ChatReply;
import dev.ocelli.catalog.model.chat.ChatReply.Finish;
import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.plan.Plan.Thinking;
import dev.ocelli.engine.reason.Draft.ModelUse;
import dev.ocelli.engine.reason.Work;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks the model within the limits of the request and keeps each answer in the job's journal, under a hash of the
 * question: the same question is never paid for twice. Safe for several threads.
 */
final class Asker {
    /** Less than this is no answer. */
    private static final int LEAST_TOKENS = 16;

    private final ChatModel model;
    private final Work work;
    private final Thinking thinking;
    private final InstantSource clock;
    private final Tally tally = new Tally();
    private final AtomicBoolean picturesRefused = new AtomicBoolean();

    /** What was used so far; its own lock. */
    private static final class Tally {
        private ModelUse use = ModelUse.NONE;
        private String backend = "";

        synchronized void add(ModelUse more, String answered) {
            use = use.plus(more);
            backend = answered;
        }

        synchronized ModelUse use() {
            return use;
        }

        synchronized String backend() {
            return backend;
        }
    }

    /** An answer as the journal keeps it. */
    record Kept(String text, Finish finish, TokenUsage usage, String backend) {}

    Asker(ChatModel model, Work work, Thinking thinking, InstantSource clock) {
        this.model = model;
        this.work = work;
        this.thinking = thinking;
        this.clock = clock;
    }

    /**
     * The answer; empty when the time or the tokens of the request are used up.
     *
     * @throws TooMuch when the backend's window is smaller than the question
     * @throws OcelliException as {@link ChatModel#answer}
     */
    Optional<Kept> ask(List<ChatMessage> messages, AnswerShape shape) {
        if (timeOver() || tokensLeft() < LEAST_TOKENS) {
            return Optional.empty();
        }
        List<ChatMessage> shown = picturesRefused.get() ? withoutPictures(messages) : messages;
        try {
            Kept kept = kept(shown, shape);
            if (shown.equals(withoutPictures(shown))
                    && TooMuch.wasCut(kept.usage().prompt(), tokens(shown))) {
                throw new TooMuch();
            }
            return Optional.of(kept);
        } catch (OcelliException e) {
            if (e.code() != ErrorCode.UPSTREAM_FAILED) {
                throw e;
            }
            if (timeOver()) {
                return Optional.empty();
            }
            List<ChatMessage> bare = withoutPictures(messages);
            if (!bare.equals(shown) && !thinking.aboutPictures() && TooMuch.complainsOfPictures(e)) {
                picturesRefused.set(true);
                return ask(bare, shape);
            }
            if (TooMuch.isSaidBy(e)) {
                throw new TooMuch();
            }
            throw e;
        }
    }

    private Kept kept(List<ChatMessage> messages, AnswerShape shape) {
        int most = (int) Math.min(tokensLeft(), model.abilities().answerTokens());
        var sampling =
                new Sampling(most, thinking.temperature(), null, thinking.seed().orElse(null));
        var query = new ChatQuery(messages, List.of(), shape, sampling)
                .by(work.end().orElse(null));
        Kept kept = work.steps().once("model " + hash(query), Kept.class, () -> answered(query));
        count(kept);
        return kept;
    }

    private static int tokens(List<ChatMessage> messages) {
        return messages.stream()
                .flatMap(message -> message.parts().stream())
                .mapToInt(
                        part -> part instanceof ChatPart.Text(String words) ? TokenCount.of(words) : TokenCount.PICTURE)
                .sum();
    }

    private static List<ChatMessage> withoutPictures(List<ChatMessage> messages) {
        return messages.stream()
                .map(message -> new ChatMessage(
                        message.role(),
                        message.parts().stream()
                                .filter(ChatPart.Text.class::isInstance)
                                .toList(),
                        message.calls(),
                        message.answersCall()))
                .toList();
    }

    /** Whether the backend turned out to take no pictures. */
    boolean picturesRefused() {
        return picturesRefused.get();
    }

    private Kept answered(ChatQuery query) {
        ChatReply reply = model.answer(query, ChatListener.NONE);
        return new Kept(reply.text(), reply.finish(), reply.usage(), reply.backend());
    }

    private void count(Kept kept) {
        long written = kept.usage().completion() > 0 ? kept.usage().completion() : TokenCount.of(kept.text());
        tally.add(new ModelUse(1, kept.usage().prompt(), written, kept.usage().micros()), kept.backend());
    }

    boolean timeOver() {
        return work.end().filter(end -> !clock.instant().isBefore(end)).isPresent();
    }

    private long tokensLeft() {
        long most = thinking.maxTokens().orElse(Integer.MAX_VALUE);
        return most - tally.use().completionTokens();
    }

    /** Whether a limit of the request was reached, and which, in plain words. */
    Optional<String> limit() {
        if (timeOver()) {
            return Optional.of("max_seconds");
        }
        return tokensLeft() < LEAST_TOKENS ? Optional.of("max_tokens") : Optional.empty();
    }

    ModelUse use() {
        return tally.use();
    }

    /** Which backend answered last; empty before the first answer. */
    String backend() {
        return tally.backend();
    }

    private static String hash(ChatQuery query) {
        try {
            var question = Json.object().put("shape", query.shape().toString());
            question.set("messages", Json.MAPPER.valueToTree(query.messages()));
            question.set("sampling", Json.MAPPER.valueToTree(query.sampling()));
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Json.write(question).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
