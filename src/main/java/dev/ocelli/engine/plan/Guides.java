package dev.ocelli.engine.plan;

import dev.ocelli.catalog.domain.Domain;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.SkillBundle;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.plan.GenerationConfig.Guidance;
import dev.ocelli.engine.plan.Plan.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request is guided by, opened. The caller's own schema stands above a skill's, a skill's above the domain's;
 * words are read in the order domain, skills, prompt.
 */
record Guides(Optional<Domain> domain, List<SkillVersion> skills, Guidance guidance) {

    /** The skills of which one must be chosen by looking at the document; empty when there is no choice. */
    List<SkillVersion> contenders() {
        List<SkillVersion> withSchema =
                skills.stream().filter(s -> s.bundle().schema().isPresent()).toList();
        return guidance.jsonSchema() != null || withSchema.size() < 2 ? List.of() : withSchema;
    }

    /** Whether fields are filled, whatever whole-page product the domain makes. */
    boolean hasOwnSchema() {
        return guidance.jsonSchema() != null
                || skills.stream().anyMatch(s -> s.bundle().schema().isPresent());
    }

    /** The guides when {@code chosen} is the one that fits: the other contenders are left out. */
    Guides choosing(SkillVersion chosen) {
        List<SkillVersion> contenders = contenders();
        List<SkillVersion> kept = skills.stream()
                .filter(s -> s.equals(chosen) || !contenders.contains(s))
                .toList();
        return new Guides(domain, kept, guidance);
    }

    JsonSchema schema() {
        JsonSchema schema = wholeSchema();
        @Nullable String selection = guidance.fieldSelection();
        return selection == null || selection.isBlank()
                ? schema
                : at("config.gql_stmt", () -> schema.select(selection));
    }

    private JsonSchema wholeSchema() {
        @Nullable ObjectNode given = guidance.jsonSchema();
        if (given != null) {
            return at("config.json_schema", () -> JsonSchema.parse(given));
        }
        return skills.stream()
                .map(SkillVersion::bundle)
                .map(SkillBundle::schema)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> domain.map(Domain::schema))
                .orElseThrow(this::nothingToFill);
    }

    private OcelliException nothingToFill() {
        return skills.isEmpty()
                ? new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        "domain",
                        "The request does not say what to extract: give domain (GET /v1/domains lists them),"
                                + " config.skills or config.json_schema.")
                : new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        "config.skills",
                        "Skill '" + skills.getFirst().name() + "' has no schema.json, and the request names no other"
                                + " schema: give config.json_schema or a domain, or add schema.json to the skill.");
    }

    private static JsonSchema at(String field, Supplier<JsonSchema> parse) {
        try {
            return parse.get();
        } catch (OcelliException e) {
            throw e.at(field);
        }
    }

    List<Instruction> instructions() {
        var instructions = new ArrayList<Instruction>();
        domain.ifPresent(found -> instructions.add(new Instruction(found.id(), found.instructions())));
        skills.forEach(
                s -> instructions.add(new Instruction(s.name(), s.bundle().instructions())));
        @Nullable String prompt = guidance.prompt();
        if (prompt != null && !prompt.isBlank()) {
            instructions.add(new Instruction("prompt", prompt));
        }
        return instructions;
    }
}
