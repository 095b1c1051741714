package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.model.chat.ChatModel.Abilities;
import dev.ocelli.catalog.model.chat.ToolChoice;
import dev.ocelli.catalog.model.chat.ToolSpec;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Toolbox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tools that a model is offered.
 *
 * @param tools ours, then the caller's
 * @param lacking of ours that the task allows but that cannot work here, with why
 * @param callers names of the caller's own
 */
record Offer(List<ToolSpec> tools, List<String> lacking, Set<String> callers) {
    /** Of the window at most this share goes to the descriptions of tools. */
    private static final double SHARE = 0.25;

    Offer {
        tools = List.copyOf(tools);
        lacking = List.copyOf(lacking);
        callers = Set.copyOf(callers);
    }

    /** A small window gets the first groups only: the ones that most tasks need. */
    static Offer of(Toolbox box, AgentTask task, Abilities abilities) {
        List<ToolSpec> tools = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        int room = ((int) (abilities.windowTokens() * SHARE)) * Fitting.LETTERS_A_TOKEN;
        List<ToolDescription> ours = task.demandsCall()
                ? List.of() // a call of ours would not be the one that is demanded
                : box.offered(task.bounds()).stream()
                        .sorted(Comparator.comparingInt(Offer::rank))
                        .toList();
        for (ToolDescription each : ours) {
            if (!works(each.need(), abilities)) {
                lacking.add(each.name() + ": " + each.need().words());
                continue;
            }
            var spec = new ToolSpec(each.name(), each.summary(), each.parameters());
            room -= size(spec);
            if (room >= 0) {
                tools.add(spec);
            }
        }
        Set<String> callers = Set.of();
        if (!(task.callerTools().choice() instanceof ToolChoice.None)) {
            tools.addAll(task.callerTools().tools());
            callers = task.callerTools().tools().stream().map(ToolSpec::name).collect(Collectors.toSet());
        }
        return new Offer(tools, lacking, callers);
    }

    private static int rank(ToolDescription tool) {
        return switch (tool.toolset()) {
            case CORE -> 0;
            case DOCUMENT -> 1;
            case IMAGE -> 2;
            case VIDEO, VIZ -> 3;
            case WEB, IMAGE_GEN, WORLD_GEN -> 4;
        };
    }

    private static boolean works(Need need, Abilities abilities) {
        return switch (need) {
            case NOTHING -> true;
            case VISION_MODEL -> abilities.seesPictures();
            case GENERATIVE_MODEL, SEARCH_ENGINE -> false;
        };
    }

    private static int size(ToolSpec tool) {
        return tool.name().length()
                + tool.description().length()
                + Json.write(tool.parameters()).length();
    }

    int letters() {
        return tools.stream().mapToInt(Offer::size).sum();
    }
}
