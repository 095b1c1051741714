package dev.ocelli.fake;

import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.chat.ChatReply;
import dev.ocelli.catalog.model.chat.ChatReply.Finish;
import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A model that answers as it is told and keeps what it was asked. Any thread. */
public final class ScriptedModel implements ChatModel {
    private static final int LETTERS_PER_TOKEN = 4;

    private final Abilities abilities;
    private final Function<ChatQuery, String> answers;
    private final List<ChatQuery> asked = new CopyOnWriteArrayList<>();

    /** An answer longer than {@code abilities} allow is cut there. */
    public ScriptedModel(Abilities abilities, Function<ChatQuery, String> answers) {
        this.abilities = abilities;
        this.answers = answers;
    }

    public ScriptedModel(Function<ChatQuery, String> answers) {
        this(Abilities.USUAL, answers);
    }

    public List<ChatQuery> asked() {
        return List.copyOf(asked);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Abilities abilities() {
        return abilities;
    }

    @Override
    public ChatReply answer(ChatQuery query, ChatListener listener) {
        asked.add(query);
        String text = answers.apply(query);
        int most = abilities.answerTokens() * LETTERS_PER_TOKEN;
        boolean cut = text.length() > most;
        String said = cut ? text.substring(0, most) : text;
        listener.text(said);
        return new ChatReply(
                said,
                List.of(),
                cut ? Finish.LENGTH : Finish.STOP,
                new TokenUsage(100, Math.max(1, said.length() / LETTERS_PER_TOKEN)),
                "scripted");
    }
}
