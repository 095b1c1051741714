package dev.ocelli.bench;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatMessage.Role;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.chat.ChatModel.Abilities;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.upstream.Backend;
import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.catalog.model.upstream.ModelSettings;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.ground.Evidence.Status;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.ground.Grounder;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.EmbeddedReasoner;
import dev.ocelli.engine.reason.model.AnswerText;
import dev.ocelli.engine.reason.model.ModelReasoner;
import dev.ocelli.engine.reason.model.PagePictures;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The model engine beside the bare model, on the same documents, in one run: {@code bench/model scripted} with a scripted
 * model that is weak in known ways, {@code bench/model URL MODEL} with a real one.
 *
 * <p>Bare: one question with the schema and the whole text; what parses of the answer counts.
 */
public final class ModelBench {
    private static final Abilities SMALL = new Abilities(0, 8_192, 1_500);

    private final ChatModel model;
    private final Tally bare = new Tally("bare model");
    private final Tally engine = new Tally("model engine");

    private ModelBench(ChatModel model) {
        this.model = model;
    }

    /** Sums over documents. */
    private static final class Tally {
        private final String name;
        private int documents;
        private int valid;
        private int whole;
        private int rows;
        private int rowsWanted;
        private int invented;
        private int passed;
        private double seconds;

        Tally(String name) {
            this.name = name;
        }

        void print() {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d of %d | %d of %d | %.1f %% | %d | %d | %.1f |%n",
                    name,
                    valid,
                    documents,
                    whole,
                    documents,
                    100.0 * rows / Math.max(1, rowsWanted),
                    invented,
                    passed,
                    seconds / documents);
        }
    }

    /** {@code scripted}, or the base URL of a server and the id of a model; then rows of the documents, such as 20,200. */
    public static void main(String[] arguments) {
        boolean scripted = arguments[0].equals("scripted");
        String sizes = arguments.length > (scripted ? 1 : 2) ? arguments[scripted ? 1 : 2] : "20,200,1000";
        try (WeakScript script = WeakScript.start()) {
            Backend plain = Backend.of(
                    "weak", scripted ? script.url() : URI.create(arguments[0]), scripted ? "weak" : arguments[1], null);
            var patience = new Backend.Patience(
                    Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(9), 0, 4);
            var backend = new Backend(plain.name(), plain.endpoint(), SMALL, patience, plain.prices());
            try (var models =
                    new ChatModels(ModelSettings.of(backend), InstantSource.system(), RandomGenerator.getDefault())) {
                new ModelBench(models.find("vlm-1").orElseThrow()).run(sizes);
            }
        }
    }

    private void run(String sizes) {
        for (String size : sizes.split(",")) {
            for (int seed = 0; seed < 3; seed++) {
                StockList list = StockList.of(Integer.parseInt(size), seed);
                bare(list);
                engine(list);
                System.err.println(size + " rows, list " + seed + ": done");
            }
        }
        System.out.println(
                "| | valid by the schema | lists whole | rows right | values made up | of them taken for printed | s a document |");
        System.out.println("|---|---|---|---|---|---|---|");
        bare.print();
        engine.print();
    }

    private void bare(StockList list) {
        long began = System.nanoTime();
        JsonNode value = Json.object();
        boolean whole = false;
        try {
            var query = new ChatQuery(
                    List.of(ChatMessage.of(
                            Role.USER,
                            "Fill this JSON Schema from the document; answer with the JSON alone.\n"
                                    + Json.write(list.schema()) + "\n\n" + list.text())),
                    List.of(),
                    new AnswerShape.Fitting("stock", list.schema()),
                    new ChatQuery.Sampling(SMALL.answerTokens(), 0.0, null, 1L));
            var answer = AnswerText.parse(model.answer(query, ChatListener.NONE).text());
            value = answer.map(AnswerText::tree).orElse(value);
            whole = answer.map(AnswerText::whole).orElse(false);
        } catch (OcelliException e) {
            System.err.println("bare: " + e.getMessage());
        }
        bare.seconds += (System.nanoTime() - began) / 1e9;
        // nobody checks a bare answer: whatever stands in it is taken for printed
        int invented = list.inventions(value, pointer -> true);
        count(bare, list, value, whole, invented, invented);
    }

    private void engine(StockList list) {
        long began = System.nanoTime();
        ObjectNode value = Json.object();
        int invented = 0;
        int passed = 0;
        try {
            var reasoner = new ModelReasoner(model, new EmbeddedReasoner(), PagePictures.NONE, InstantSource.system());
            Draft draft = reasoner.reason(list.plan(), list.seen());
            Grounded grounded = new Grounder().ground(list.plan(), draft, list.seen());
            value = grounded.value();
            System.err.println("engine: " + value.path("items").size() + " entries; "
                    + JsonSchema.parse(list.schema()).validate(value) + " "
                    + String.join(" ", draft.making().notes()));
            invented = list.inventions(value, pointer -> true);
            passed = list.inventions(value, pointer -> {
                var found = grounded.evidence().get(pointer);
                return found != null && (found.status() == Status.EXACT || found.status() == Status.NORMALISED);
            });
        } catch (OcelliException e) {
            System.err.println("engine: " + e.getMessage());
        }
        engine.seconds += (System.nanoTime() - began) / 1e9;
        count(engine, list, value, true, invented, passed);
    }

    private static void count(Tally tally, StockList list, JsonNode value, boolean whole, int invented, int passed) {
        boolean valid = whole && JsonSchema.parse(list.schema()).validate(value).isEmpty();
        int right = list.right(value);
        tally.documents++;
        tally.valid += valid ? 1 : 0;
        tally.whole += list.whole(value) ? 1 : 0;
        tally.rows += right;
        tally.rowsWanted += list.rows();
        tally.invented += invented;
        tally.passed += passed;
    }
}
