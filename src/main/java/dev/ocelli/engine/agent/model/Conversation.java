package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatMessage.Role;
import dev.ocelli.catalog.model.chat.ChatModel.Abilities;
import dev.ocelli.catalog.model.chat.ChatPart;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Turn;
import dev.ocelli.engine.agent.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A task and its steps as the messages of a model, cut to the model's window: newer turns and their files first, then what
 * is older.
 */
final class Conversation {
    private static final int MOST_LETTERS_OF_A_RESULT = 24_000;
    /** Of what the model itself said: enough to go on from its end. */
    private static final int LEAST_WORDS = 4_000;

    private final AgentTask task;
    private final Offer offer;
    private final Desk desk;
    private final Abilities abilities;

    Conversation(AgentTask task, Offer offer, Desk desk, Abilities abilities) {
        this.task = task;
        this.offer = offer;
        this.desk = desk;
        this.abilities = abilities;
    }

    /** @param steps all so far, those of this move too */
    List<ChatMessage> messages(List<Step> steps) {
        ChatMessage orders = ChatMessage.of(Role.SYSTEM, Orders.of(task, offer));
        int room = Fitting.letters(abilities) - offer.letters() - letters(orders);
        List<ChatMessage> work = work(steps, Math.max(2_000, room / 2));
        for (ChatMessage message : work) {
            room -= letters(message);
        }
        List<ChatMessage> all = new ArrayList<>();
        all.add(orders);
        all.addAll(turns(Math.max(2_000, room)));
        all.addAll(work);
        return all;
    }

    private static int letters(ChatMessage message) {
        int letters = 0;
        for (ChatPart part : message.parts()) {
            letters += part instanceof ChatPart.Text(String text) ? text.length() : 0;
        }
        return letters
                + message.calls().stream()
                        .mapToInt(call -> call.arguments().length())
                        .sum();
    }

    /** The last turn always whole; before it as many as fit; files in the room that words leave. */
    private List<ChatMessage> turns(int room) {
        List<Turn> spoken = task.turns().stream()
                .filter(turn -> turn.speaker() != AgentTask.Speaker.SYSTEM)
                .toList();
        int first = Math.max(0, spoken.size() - 1);
        int words = spoken.isEmpty() ? 0 : spoken.getLast().text().length();
        while (first > 0 && words + spoken.get(first - 1).text().length() < room / 2) {
            first--;
            words += spoken.get(first).text().length();
        }
        while (first > 0 && spoken.get(first).speaker() == AgentTask.Speaker.TOOL) {
            first--; // an output without its call is no message
        }
        Map<String, List<ChatPart>> files = files(spoken, room - words);
        List<ChatMessage> messages = new ArrayList<>();
        for (Turn turn : spoken.subList(first, spoken.size())) {
            messages.add(message(turn, files));
        }
        earlier(messages, spoken.subList(0, first), files);
        return messages;
    }

    /** Files of turns that did not fit still come, with the first message that did. */
    private static void earlier(List<ChatMessage> messages, List<Turn> dropped, Map<String, List<ChatPart>> files) {
        List<ChatPart> parts = new ArrayList<>();
        dropped.forEach(turn -> turn.materials().forEach(name -> parts.addAll(files.getOrDefault(name, List.of()))));
        if (!parts.isEmpty()) {
            parts.addFirst(new ChatPart.Text("Files of earlier messages:"));
            messages.addFirst(new ChatMessage(Role.USER, parts, List.of(), null));
        }
    }

    private Map<String, List<ChatPart>> files(List<Turn> spoken, int letters) {
        List<Material> order = newestFirst(spoken);
        Map<String, List<ChatPart>> files = new HashMap<>();
        int room = letters;
        int pictures = Fitting.pictures(abilities);
        room -= pictures * Fitting.TOKENS_A_PICTURE;
        for (int i = 0; i < order.size(); i++) {
            Material material = order.get(i);
            int share = Math.max(500, room / (order.size() - i));
            String text = DocumentText.of(material, desk.see(material), share);
            room -= text.length();
            List<ChatPart> parts = new ArrayList<>();
            parts.add(new ChatPart.Text(text));
            int most = Math.max(pictures == 0 ? 0 : 1, pictures / (order.size() - i));
            List<String> drawn = desk.pictures(material, Math.min(most, pictures));
            pictures -= drawn.size();
            drawn.forEach(uri -> parts.add(new ChatPart.Picture(uri)));
            files.put(material.name(), parts);
        }
        return files;
    }

    private List<Material> newestFirst(List<Turn> spoken) {
        Map<String, Material> byName = new HashMap<>();
        task.materials().forEach(material -> byName.put(material.name(), material));
        List<Material> order = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Turn turn : spoken.reversed()) {
            for (String name : turn.materials()) {
                Material material = byName.get(name);
                if (material != null && taken.add(name)) {
                    order.add(material);
                }
            }
        }
        task.materials().stream().filter(material -> taken.add(material.name())).forEach(order::add);
        return order;
    }

    private static ChatMessage message(Turn turn, Map<String, List<ChatPart>> files) {
        List<ChatPart> parts = new ArrayList<>();
        turn.materials().forEach(name -> parts.addAll(files.getOrDefault(name, List.of())));
        parts.add(new ChatPart.Text(turn.text()));
        return switch (turn.speaker()) {
            case SYSTEM, USER -> new ChatMessage(Role.USER, parts, List.of(), null);
            case AGENT -> new ChatMessage(Role.ASSISTANT, parts, turn.calls(), null);
            case TOOL -> new ChatMessage(Role.TOOL, parts, List.of(), turn.answersCall());
        };
    }

    /** Model calls and tool calls of this run, each call answered. */
    private static List<ChatMessage> work(List<Step> steps, int room) {
        int each = Math.max(1_000, Math.min(MOST_LETTERS_OF_A_RESULT, room / Math.max(1, steps.size())));
        Map<String, Step> results = new HashMap<>();
        steps.stream().filter(step -> !step.name().equals(Thought.STEP)).forEach(step -> results.put(step.id(), step));
        List<ChatMessage> messages = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(Thought.STEP) && !steps.get(i).failed()) {
                Thought thought = Thought.of(steps.get(i));
                String objection = i + 1 < steps.size() ? Thought.objection(steps.get(i + 1)) : "";
                messages.add(thought.message(Math.max(LEAST_WORDS, room / Math.max(1, steps.size()))));
                thought.calls()
                        .forEach(call -> messages.add(new ChatMessage(
                                Role.TOOL,
                                List.of(new ChatPart.Text(result(results.get(call.id()), objection, each))),
                                List.of(),
                                call.id())));
                if (thought.calls().isEmpty() && !objection.isEmpty()) {
                    messages.add(ChatMessage.of(Role.USER, objection));
                }
            }
        }
        return messages;
    }

    /** What was wrong with the last thought, behind it: as the outcome of its calls, or as a message. */
    static void append(List<ChatMessage> messages, List<Step> steps, String objection) {
        if (objection.isEmpty()) {
            return;
        }
        List<dev.ocelli.catalog.model.chat.ToolRequest> calls =
                Thought.of(steps.getLast()).calls();
        if (calls.isEmpty()) {
            messages.add(ChatMessage.of(Role.USER, objection));
            return;
        }
        for (int i = 0; i < calls.size(); i++) { // the last messages are the outcomes of these calls
            int at = messages.size() - calls.size() + i;
            messages.set(
                    at,
                    new ChatMessage(
                            Role.TOOL,
                            List.of(new ChatPart.Text("Not run. " + objection)),
                            List.of(),
                            calls.get(i).id()));
        }
    }

    private static String result(@org.jspecify.annotations.Nullable Step step, String objection, int most) {
        if (step == null) {
            return "Not run. " + objection;
        }
        String text = step.failed() ? "It failed: " + step.error() : Json.write(step.output());
        return Fitting.cut(text, most, "… (cut here; ask for fewer pages at a time)");
    }
}
