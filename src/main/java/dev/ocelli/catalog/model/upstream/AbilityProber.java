package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatMessage.Role;
import dev.ocelli.catalog.model.chat.ChatPart;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.chat.ChatReply;
import dev.ocelli.catalog.model.chat.ToolSpec;
import dev.ocelli.core.base.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tries with a few small questions what a backend can do, and says what to set where it cannot. */
final class AbilityProber {
    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_TOKENS = 60;
    /** Eight by eight pixels of plain red, as PNG. */
    private static final String RED =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC";

    private final BackendModel model;
    private final InstantSource clock;
    private final List<Ability> abilities = new ArrayList<>();

    AbilityProber(BackendModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    /** The rest is not tried when it does not even answer. */
    List<Ability> probe() {
        if (tried("answers", this::answers)) {
            tried("streaming", this::streams);
            tried("JSON", this::shapes);
            tried("tools", this::calls);
            tried("pictures", this::sees);
        }
        return abilities;
    }

    private record Found(boolean good, String words) {}

    private boolean tried(String part, Function<String, Found> trial) {
        Found found;
        try {
            found = trial.apply(part);
        } catch (UpstreamFault fault) {
            found = new Found(false, "failed: " + fault.getMessage() + advice(part));
        }
        abilities.add(new Ability(model.backend().name(), part, found.good(), found.words()));
        return found.good();
    }

    private static String advice(String part) {
        return part.equals("pictures") ? "; if it sees none, set pictures: 0" : "";
    }

    private ChatReply ask(ChatMessage message, List<ToolSpec> tools, AnswerShape shape, ChatListener listener) {
        var sampling = new ChatQuery.Sampling(MOST_TOKENS, 0.0, null, null);
        var query = new ChatQuery(List.of(message), tools, shape, sampling)
                .by(clock.instant().plusSeconds(PATIENCE_SECONDS));
        return model.ask(query, new HeardListener(listener));
    }

    private ChatReply ask(String words, List<ToolSpec> tools, AnswerShape shape) {
        return ask(ChatMessage.of(Role.USER, words), tools, shape, ChatListener.NONE);
    }

    private Found answers(String part) {
        long began = System.nanoTime();
        ChatReply reply = ask("Count from one to ten in words.", List.of(), AnswerShape.FREE);
        double seconds = (System.nanoTime() - began) / 1e9;
        long tokens = reply.usage().completion();
        String speed = String.format(Locale.ROOT, "in %.1f s", seconds)
                + (tokens > 0 ? String.format(Locale.ROOT, ", about %.0f tokens a second", tokens / seconds) : "");
        return reply.text().isBlank()
                ? new Found(false, speed + ", but without a word: does its chat template fit the model?")
                : new Found(true, speed);
    }

    private Found streams(String part) {
        var pieces = new AtomicInteger();
        ask(
                ChatMessage.of(Role.USER, "Count from one to ten in words."),
                List.of(),
                AnswerShape.FREE,
                piece -> pieces.incrementAndGet());
        return pieces.get() > 1
                ? new Found(true, "in pieces")
                : new Found(true, "not: answers come whole, so chats wait for their end");
    }

    private Found shapes(String part) {
        ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
        schema.withObject("/properties/colour")
                .put("type", "string")
                .putArray("enum")
                .add("red")
                .add("green");
        schema.putArray("required").add("colour");
        String said = ask("Answer with the colour red.", List.of(), new AnswerShape.Fitting("colour", schema))
                .text();
        boolean fits = fits(said);
        String how = switch (model.dialect().shaping()) {
            case JSON_SCHEMA -> "by response_format json_schema";
            case GRAMMAR -> "by a grammar made from the schema";
            case JSON_OBJECT -> "by response_format json_object: any JSON; what does not fit is asked for again";
            case WORDS -> "in words only; what does not fit is asked for again";
        };
        return fits
                ? new Found(true, how)
                : new Found(
                        !model.dialect().shaping().holdsToSchema(),
                        how
                                + (model.dialect().shaping().holdsToSchema()
                                        ? ", which it takes but does not hold to; set shaping: grammar, or words"
                                        : "; its trial answer did not fit"));
    }

    private static boolean fits(String said) {
        try {
            JsonNode answer = Json.MAPPER.readTree(said.strip());
            return answer.path("colour").asString("").equals("red")
                    || answer.path("colour").asString("").equals("green");
        } catch (JacksonException _) {
            return false;
        }
    }

    private Found calls(String part) {
        ObjectNode parameters = Json.object().put("type", "object");
        parameters.withObject("/properties/colour").put("type", "string");
        parameters.putArray("required").add("colour");
        var tool = new ToolSpec("note_colour", "Notes a colour.", parameters);
        ChatReply reply = ask("Call the tool note_colour with the colour red.", List.of(tool), AnswerShape.FREE);
        boolean ownCalls = model.dialect().tools();
        if (reply.calls().isEmpty()) {
            return new Found(
                    !ownCalls,
                    ownCalls
                            ? "taken, but it called none when it was told to: start the server with its tool calls on, or"
                                    + " set tools: false"
                            : "asked for in words; it called none when it was told to");
        }
        return new Found(true, ownCalls ? "by tool calls of its own" : "asked for in words");
    }

    private Found sees(String part) {
        int most = model.backend().abilities().pictures();
        if (most == 0) {
            return new Found(true, "none (pictures: 0): it reads the text that Ocelli sees");
        }
        var parts =
                List.<ChatPart>of(new ChatPart.Picture(RED), new ChatPart.Text("Which colour is this? Say one word."));
        ChatReply reply =
                ask(new ChatMessage(Role.USER, parts, List.of(), null), List.of(), AnswerShape.FREE, ChatListener.NONE);
        String said = reply.text().strip().replaceAll("\\s+", " ");
        boolean seen = said.toLowerCase(Locale.ROOT).contains("red");
        return new Found(
                seen,
                seen
                        ? "up to " + most + " a call"
                        : "taken, but it said '" + (said.length() > 60 ? said.substring(0, 60) + "…" : said)
                                + "' of a red square; if it sees none, set pictures: 0");
    }
}
