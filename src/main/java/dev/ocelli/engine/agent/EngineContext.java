package dev.ocelli.engine.agent;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.classify.DocumentKind;
import dev.ocelli.engine.classify.Verdict;
import dev.ocelli.engine.ground.WireJson;
import dev.ocelli.engine.pages.PageProducts;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.request.Extraction.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What one tool call may reach: the run's materials, the engine, a place for what it makes. Any thread. */
final class EngineContext implements ToolContext {
    private final EngineRooms rooms;
    private final Sights sights;
    private final Namespace namespace;
    private final List<Material> materials;
    private final Consumer<AgentEvent> listener;
    private final List<Artifact> made = new CopyOnWriteArrayList<>();

    /** @param materials before this call */
    EngineContext(
            EngineRooms rooms,
            Sights sights,
            Namespace namespace,
            List<Material> materials,
            Consumer<AgentEvent> listener) {
        this.rooms = rooms;
        this.sights = sights;
        this.namespace = namespace;
        this.materials = List.copyOf(materials);
        this.listener = listener;
    }

    /** What this call has made so far, in order. */
    List<Artifact> made() {
        return List.copyOf(made);
    }

    @Override
    public List<Material> materials() {
        var all = new ArrayList<>(materials);
        made.forEach(artifact -> all.add(material(rooms.artifacts(), namespace, artifact)));
        return all;
    }

    /** An artifact as something to work on. */
    static Material material(ArtifactStore store, Namespace namespace, Artifact artifact) {
        return new Material(
                artifact.id(),
                artifact.filename(),
                store.content(namespace, artifact),
                artifact.type(),
                artifact.sha256());
    }

    @Override
    public Material material(String name) {
        String wanted = name.strip();
        List<Material> all = materials();
        return all.stream()
                .filter(material -> material.name().equalsIgnoreCase(wanted))
                .findFirst()
                .or(() -> all.reversed().stream()
                        .filter(material -> material.title().equalsIgnoreCase(wanted))
                        .findFirst())
                .orElseThrow(() -> unknown(name, all));
    }

    private static OcelliException unknown(String name, List<Material> all) {
        String there = all.isEmpty()
                ? "there are no files; send one with the request"
                : "there are: "
                        + all.stream()
                                .map(material -> material.name() + " (" + material.title() + ")")
                                .collect(Collectors.joining(", "));
        return new OcelliException(ErrorCode.INVALID_REQUEST, "There is no file '" + name + "'; " + there + ".");
    }

    @Override
    public Perception see(Material material, Optional<List<Integer>> pages) {
        Optional<List<Integer>> sorted =
                pages.map(list -> list.stream().distinct().sorted().toList());
        Plan plan = plan(material, sorted, Json.object(), "");
        return sights.get(new Sights.Key(material.sha256(), sorted, true), () -> perceived(material, plan));
    }

    @Override
    public Perception hear(Material material) {
        Plan plan = plan(material, Optional.empty(), Json.object(), "").withoutPictures();
        return sights.get(new Sights.Key(material.sha256(), Optional.empty(), false), () -> perceived(material, plan));
    }

    private Perception perceived(Material material, Plan plan) {
        var looking = new Looking(material, this::progress);
        Perception seen = rooms.extraction().perceive(plan, new Effort(Optional.empty(), looking));
        looking.goOn();
        return seen;
    }

    @Override
    public List<KeyFrame> keyFrames(Material material) {
        var looking = new Looking(material, this::progress);
        List<KeyFrame> frames = rooms.films().keyFrames(material, looking);
        looking.goOn();
        return frames;
    }

    private static Plan plan(Material material, Optional<List<Integer>> pages, ObjectNode schema, String instructions) {
        return new Plan(
                Plan.Product.EXTRACT,
                schema,
                instructions.isBlank() ? List.of() : List.of(new Plan.Instruction("prompt", instructions)),
                new Plan.Input(material.file(), material.type(), material.title()),
                new Plan.PlanOptions(pages, Plan.Detail.AUTO, true, true, false));
    }

    @Override
    public ObjectNode markdown(Material material, Optional<List<Integer>> pages) {
        Plan plan = plan(material, pages, Json.object(), "").withProduct(Plan.Product.MARKDOWN);
        return PageProducts.of(plan, see(material, pages));
    }

    @Override
    public ObjectNode extract(Extract wish) {
        ObjectNode schema = JsonSchema.parse(wish.schema()).root();
        Plan plan = plan(wish.material(), wish.pages(), schema, wish.instructions());
        return WireJson.write(rooms.extraction().extract(plan, see(wish.material(), wish.pages())), true, true);
    }

    @Override
    public ObjectNode propose(Material material, Optional<List<Integer>> pages) {
        return (ObjectNode) rooms.extraction().propose(see(material, pages)).path("json_schema");
    }

    @Override
    public Classified classify(Material material, Optional<List<Integer>> pages, List<Category> categories) {
        if (categories.isEmpty()) {
            throw new OcelliException(ErrorCode.INVALID_REQUEST, "Classifying needs at least one category.");
        }
        var shape = JsonSchema.parse(Json.object().put("type", "object")).shape();
        Verdict verdict = rooms.classifier()
                .rank(
                        categories.stream()
                                .map(category -> new DocumentKind(category.name(), category.description(), "", shape))
                                .toList(),
                        see(material, pages));
        double share = verdict.best().share();
        return new Classified(share > 0 ? verdict.best().name() : "", share, verdict.rationale());
    }

    @Override
    public Artifact keep(NewArtifact artifact) {
        Artifact kept = rooms.artifacts().keep(namespace, artifact);
        made.add(kept);
        return kept;
    }

    @Override
    public String look(String question, List<String> dataUris) {
        return rooms.eyes().look(question, dataUris);
    }

    @Override
    public Optional<String> think(String question) {
        return rooms.eyes().think(question);
    }

    @Override
    public void progress(String words) {
        listener.accept(new AgentEvent.Progress(words));
    }
}
