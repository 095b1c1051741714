package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatReply.Finish;
import dev.ocelli.engine.reason.LeafReading;
import dev.ocelli.engine.reason.model.Asker.Kept;
import dev.ocelli.engine.reason.model.Questions.Question;
import java.util.Optional;

/** One question, sent again until there is JSON in the answer or the retries are used up. */
final class Dialogue {
    /** As much of a broken answer as is shown to the model again. */
    private static final int LONGEST_ECHO = 4_000;

    private final Asker asker;
    private final int retries;

    Dialogue(Asker asker, int retries) {
        this.asker = asker;
        this.retries = retries;
    }

    /** How a question ended. */
    sealed interface Heard {
        /**
         * There is JSON.
         *
         * @param cut whether the answer broke off before its end
         * @param said the answer as it came
         */
        record Answer(AnswerText text, boolean cut, String said) implements Heard {}

        /** Only the beginning of an answer came, and nothing in it can be used. */
        record TooLong() implements Heard {}

        /** A limit of the request was reached before. */
        record NoTime() implements Heard {}

        /** No answer could be used. */
        record Useless(String why) implements Heard {}
    }

    Heard ask(Question question) {
        Question next = question;
        String why = "";
        for (int attempt = 0; attempt <= retries; attempt++) {
            Optional<Kept> reply = asker.ask(next.messages(), next.shape());
            if (reply.isEmpty()) {
                return new Heard.NoTime();
            }
            Kept kept = reply.get();
            boolean cut = kept.finish() == Finish.LENGTH;
            Optional<AnswerText> text = AnswerText.parse(kept.text());
            if (text.isPresent()) {
                return new Heard.Answer(text.get(), cut || !text.get().whole(), kept.text());
            }
            if (cut) {
                return new Heard.TooLong();
            }
            why = kept.finish() == Finish.CONTENT_FILTER ? "it was filtered" : "it was no JSON";
            next = again(question, kept.text(), question.shape());
        }
        return new Heard.Useless(why);
    }

    private static Question again(Question question, String said, AnswerShape shape) {
        return question.after(echo(said), "That is no JSON object. Answer again, with the JSON object alone.", shape);
    }

    static String echo(String said) {
        return said.length() <= LONGEST_ECHO ? said : said.substring(0, LONGEST_ECHO) + "…";
    }

    static String misfit(String where, LeafReading reading, String message) {
        return "- " + where + ": " + reading.value() + " " + message + "\n";
    }
}
