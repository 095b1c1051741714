package dev.ocelli.fake;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.model.Models;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.find.Finder;
import dev.ocelli.catalog.tool.find.Looker;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Face;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.classify.Classifier;
import dev.ocelli.engine.classify.DocumentKind;
import dev.ocelli.engine.ground.Grounder;
import dev.ocelli.engine.pages.PageProducts;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.perceive.Perceiver;
import dev.ocelli.engine.perceive.see.Barcodes;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Detail;
import dev.ocelli.engine.plan.Plan.PlanOptions;
import dev.ocelli.engine.plan.Plan.Product;
import dev.ocelli.engine.propose.SchemaProposer;
import dev.ocelli.engine.reason.EmbeddedReasoner;
import dev.ocelli.engine.request.Extraction;
import dev.ocelli.engine.request.Extraction.Effort;
import dev.ocelli.engine.request.Stages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run for tests of tools: files in a folder, the embedded engine with its built-in OCR behind it, artifacts kept in that
 * folder, and a model that answers from a queue ({@code NEEDS_MODEL} when there is nothing in it). Not for several threads.
 */
public class FakeToolContext implements ToolContext, AutoCloseable {
    private static final String PREFIX = "file_";

    private final Path folder;
    private final Formats formats = Formats.standard(FormatLimits.standard());
    private final Models models;
    private final Extraction engine;
    private final List<Material> inputs = new ArrayList<>();
    private final List<Material> made = new ArrayList<>();
    private final List<Artifact> kept = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<Face> faces = new ArrayList<>();
    private final Map<String, Perception> scripted = new HashMap<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private final Deque<String> thoughts = new ArrayDeque<>();
    private final List<KeyFrame> keyFrames = new ArrayList<>();

    /** What a tool asked the model. */
    public record Question(String words, List<String> dataUris) {
        public Question {
            dataUris = List.copyOf(dataUris);
        }
    }

    /** A run whose files lie in {@code folder}. */
    public FakeToolContext(Path folder) {
        this.folder = folder;
        this.models = Models.under(folder.resolve("data"));
        var perceiver = new Perceiver(formats::open, models::ocr, new MemorySightCache(500_000));
        this.engine = new Extraction(new Stages(
                perceiver::perceive,
                new EmbeddedReasoner(),
                new Grounder()::ground,
                PageProducts::of,
                new SchemaProposer("0")::propose));
    }

    public Formats formats() {
        return formats;
    }

    /** Sound and film; programs are unpacked where the build keeps them. */
    public Media media() {
        return Media.standard(FormatLimits.standard(), Path.of(System.getProperty("user.home"), ".cache", "ocelli"));
    }

    /** Pages of the inputs as pixels. */
    public Pictures pictures() {
        return new Pictures(formats, FormatLimits.standard());
    }

    /** Finds things with {@link #showFaces faces that the test says} and real codes. */
    public Finder finder() {
        return new Finder(pictures(), picture -> List.copyOf(faces), Barcodes::find);
    }

    /** Asks {@link #answering the model of the test}. */
    public Looker looker() {
        return new Looker(pictures());
    }

    /** Every picture shows these faces. */
    public FakeToolContext showFaces(Face... shown) {
        faces.addAll(List.of(shown));
        return this;
    }

    /** Adds an input; it is called {@code file_1}, {@code file_2}, … */
    public Material input(String title, MediaType type, byte[] content) {
        var material = material(PREFIX + (inputs.size() + 1), title, type, content);
        inputs.add(material);
        return material;
    }

    /** The model's next answer; from the first one on there is a model. */
    public FakeToolContext answering(String answer) {
        answers.add(answer);
        return this;
    }

    /** What was kept, in order. */
    public List<Artifact> kept() {
        return List.copyOf(kept);
    }

    /** The bytes of an artifact. */
    public byte[] content(Artifact artifact) {
        return read(material(artifact.id()).file());
    }

    public List<Question> questions() {
        return List.copyOf(questions);
    }

    /** Words of progress, in order. */
    public List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public List<Material> materials() {
        var all = new ArrayList<>(inputs);
        all.addAll(made);
        return all;
    }

    @Override
    public Material material(String name) {
        return materials().stream()
                .filter(m -> m.name().equals(name) || m.title().equals(name))
                .findFirst()
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        "There is no file " + name + ". Files: "
                                + materials().stream().map(Material::name).toList() + "."));
    }

    /** Lets the run see this in a material, whatever its bytes are. */
    public FakeToolContext seen(Material material, Perception perception) {
        scripted.put(material.name(), perception);
        return this;
    }

    @Override
    public Perception see(Material material, Optional<List<Integer>> pages) {
        var known = scripted.get(material.name());
        if (known != null) {
            return known;
        }
        return engine.perceive(plan(Product.OCR, material, pages, Json.object()), Effort.ALL);
    }

    @Override
    public Perception hear(Material material) {
        return see(material, Optional.empty());
    }

    /** The key frames that the run finds in any film. */
    public FakeToolContext cutting(KeyFrame... frames) {
        keyFrames.addAll(List.of(frames));
        return this;
    }

    @Override
    public List<KeyFrame> keyFrames(Material material) {
        return List.copyOf(keyFrames);
    }

    /** A model's next answer about text. */
    public FakeToolContext thinking(String answer) {
        thoughts.add(answer);
        return this;
    }

    @Override
    public Optional<String> think(String question) {
        questions.add(new Question(question, List.of()));
        return Optional.ofNullable(thoughts.poll());
    }

    @Override
    public ObjectNode markdown(Material material, Optional<List<Integer>> pages) {
        return engine.run(plan(Product.MARKDOWN, material, pages, Json.object()), Effort.ALL)
                .response();
    }

    @Override
    public ObjectNode extract(Extract wish) {
        var plan = plan(Product.EXTRACT, wish.material(), wish.pages(), wish.schema());
        return engine.run(plan, Effort.ALL).response();
    }

    @Override
    public ObjectNode propose(Material material, Optional<List<Integer>> pages) {
        return (ObjectNode) engine.propose(see(material, pages)).path("json_schema");
    }

    @Override
    public Classified classify(Material material, Optional<List<Integer>> pages, List<Category> categories) {
        var anything = JsonSchema.parse(Json.object().put("type", "object")).shape();
        var verdict = new Classifier()
                .rank(
                        categories.stream()
                                .map(c -> new DocumentKind(c.name(), c.description(), "", anything))
                                .toList(),
                        see(material, pages));
        return new Classified(verdict.best().name(), verdict.best().share(), verdict.rationale());
    }

    @Override
    public Artifact keep(NewArtifact artifact) {
        byte[] content = read(artifact.content());
        String hash = sha256((sha256(content) + artifact.filename()).getBytes(StandardCharsets.UTF_8));
        var done = new Artifact(
                artifact.kind().prefix() + "_" + hash.substring(0, 6),
                artifact.kind(),
                artifact.type(),
                artifact.filename(),
                content.length,
                sha256(content));
        kept.add(done);
        made.add(material(done.id(), done.filename(), done.type(), content));
        return done;
    }

    @Override
    public String look(String question, List<String> dataUris) {
        questions.add(new Question(question, dataUris));
        if (answers.isEmpty()) {
            throw new OcelliException(ErrorCode.NEEDS_MODEL, "No model that sees pictures is plugged in.");
        }
        return answers.remove();
    }

    @Override
    public void progress(String words) {
        told.add(words);
    }

    @Override
    public void close() {
        models.close();
    }

    private static Plan plan(Product product, Material material, Optional<List<Integer>> pages, ObjectNode schema) {
        return new Plan(
                product,
                schema,
                List.of(),
                new Plan.Input(material.file(), material.type(), material.title()),
                new PlanOptions(pages, Detail.AUTO, true, true, false));
    }

    private Material material(String name, String title, MediaType type, byte[] content) {
        try {
            var file = Files.write(folder.resolve(name), content);
            return new Material(name, title, file, type, sha256(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
