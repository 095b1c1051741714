package dev.ocelli.catalog.tool;

import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A tool that nothing can do yet; it is listed so that an agent can say so in words. */
record MissingTool(ToolDescription description) implements Tool {

    /** What cannot be done yet, so that an agent can say so. */
    static List<Tool> all() {
        return List.of(
                of("generate_image", Toolset.IMAGE_GEN, "Makes a picture from a description.", Need.GENERATIVE_MODEL),
                of("edit_image", Toolset.IMAGE_GEN, "Changes what a picture shows.", Need.GENERATIVE_MODEL),
                of("colorize_image", Toolset.IMAGE_GEN, "Gives an old picture colours.", Need.GENERATIVE_MODEL),
                of(
                        "super_resolution",
                        Toolset.IMAGE,
                        "Enlarges a picture and adds plausible detail; upscale enlarges without adding any.",
                        Need.GENERATIVE_MODEL),
                of("virtual_try_on", Toolset.IMAGE_GEN, "Shows a person in other clothes.", Need.GENERATIVE_MODEL),
                of("generate_video", Toolset.VIDEO, "Makes a film from a description.", Need.GENERATIVE_MODEL),
                of("reconstruct_3d", Toolset.WORLD_GEN, "Makes a scene in space from pictures.", Need.GENERATIVE_MODEL),
                of("web_search", Toolset.WEB, "Searches the web.", Need.SEARCH_ENGINE));
    }

    /** @param does what it would do, beginning with a verb: "Makes pictures from words." */
    static MissingTool of(String name, Toolset toolset, String does, Need need) {
        var parameters = new Parameters().text("prompt", "what is wanted").schema();
        return new MissingTool(
                new ToolDescription(name, toolset, does + " Not available here: " + need.words(), parameters, need));
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        throw new OcelliException(
                ErrorCode.NEEDS_MODEL,
                null,
                description.name() + " is not available. " + description.need().words());
    }
}
