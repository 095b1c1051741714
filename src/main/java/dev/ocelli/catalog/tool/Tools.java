package dev.ocelli.catalog.tool;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.core.CoreTools;
import dev.ocelli.catalog.tool.document.DocumentTools;
import dev.ocelli.catalog.tool.find.CodeReader;
import dev.ocelli.catalog.tool.find.FaceFinder;
import dev.ocelli.catalog.tool.find.Finder;
import dev.ocelli.catalog.tool.image.ImageTools;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.catalog.tool.video.VideoTools;
import dev.ocelli.catalog.tool.viz.VizTools;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every tool there is, in the order in which planners see them. Any thread. */
public final class Tools {
    private final Map<String, Tool> byName = new LinkedHashMap<>();

    /** Refuses two tools of one name. */
    public Tools(List<Tool> tools) {
        for (Tool tool : tools) {
            if (byName.put(tool.description().name(), tool) != null) {
                throw new IllegalArgumentException(
                        "two tools are called " + tool.description().name());
            }
        }
    }

    /** The tools that come with Ocelli, group by group. A new tool is one line in its group's list. */
    public static Tools standard(Parts parts) {
        var pictures = new Pictures(parts.formats(), parts.limits());
        var tools = new ArrayList<Tool>();
        tools.addAll(CoreTools.all(parts.formats(), parts.media()));
        tools.addAll(ImageTools.all(pictures, new Finder(pictures, parts.faces(), parts.codes())));
        tools.addAll(VizTools.all(pictures));
        tools.addAll(DocumentTools.all(parts.formats(), pictures));
        tools.addAll(VideoTools.all(parts.media(), parts.faces()));
        tools.addAll(MissingTool.all());
        return new Tools(tools);
    }

    /** What tools are built with. */
    public record Parts(Formats formats, Media media, FormatLimits limits, FaceFinder faces, CodeReader codes) {}

    /** What is plugged in. */
    public record Plugged(boolean visionModel) {
        public static final Plugged NOTHING = new Plugged(false);

        public boolean has(Need need) {
            return switch (need) {
                case NOTHING -> true;
                case VISION_MODEL -> visionModel;
                case GENERATIVE_MODEL, SEARCH_ENGINE -> false;
            };
        }
    }

    public List<Tool> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Tool> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws OcelliException {@code INVALID_REQUEST} that names the tools there are */
    public Tool get(String name) {
        return find(name).orElseThrow(() -> {
            String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
            return new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    null,
                    "There is no tool called " + shown + ". Tools: " + String.join(", ", byName.keySet()) + ".");
        });
    }

    /** The tools of these groups, or all; those that lack what they need are in the list. */
    public List<Tool> of(Optional<Set<Toolset>> toolsets) {
        return byName.values().stream()
                .filter(tool -> toolsets.isEmpty() || tool.toolsets().stream().anyMatch(toolsets.get()::contains))
                .toList();
    }

    /** The tools of these groups, or all, that can work now. */
    public List<Tool> available(Optional<Set<Toolset>> toolsets, Plugged plugged) {
        return of(toolsets).stream()
                .filter(tool -> plugged.has(tool.description().need()))
                .toList();
    }

    /** The tools of these groups, or all, that lack what they need, so that an agent can say so. */
    public List<Tool> unavailable(Optional<Set<Toolset>> toolsets, Plugged plugged) {
        return of(toolsets).stream()
                .filter(tool -> !plugged.has(tool.description().need()))
                .toList();
    }
}
