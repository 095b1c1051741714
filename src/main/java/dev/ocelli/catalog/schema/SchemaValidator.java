package dev.ocelli.catalog.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.path.PathType;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks values against one schema. Opens no other document; bounded in steps and depth. Safe for any thread. */
final class SchemaValidator {
    private static final long MAX_STEPS = 5_000_000;
    private static final int MAX_DEPTH = 400;
    private static final int MAX_MISFITS = 100;
    private static final ExecutionConfig LIMITS = ExecutionConfig.builder()
            .maxEvaluationSteps(MAX_STEPS)
            .maxEvaluationDepth(MAX_DEPTH)
            .formatAssertionsEnabled(true)
            .locale(Locale.ENGLISH)
            .build();

    private final Schema schema;

    private SchemaValidator(Schema schema) {
        this.schema = schema;
    }

    /** Refuses a schema that its own draft does not allow, and a draft that is not known. */
    static SchemaValidator of(ObjectNode root) {
        var draft = draft(root);
        var meta = new SchemaValidator(
                SchemaRegistry.withDefaultDialect(draft).getSchema(SchemaLocation.of(draft.getDialectId())));
        List<Misfit> faults = meta.validate(root);
        if (!faults.isEmpty()) {
            throw SchemaCheck.invalid(
                    faults.getFirst().pointer(),
                    "is not valid: " + faults.getFirst().message());
        }
        ObjectNode nameless = root.deepCopy();
        nameless.remove("$schema");
        SchemaWalk.each(nameless, (_, part) -> {
            if (!part.path("$id").asString("#").startsWith("#")) {
                part.remove("$id");
            }
        });
        try {
            return new SchemaValidator(registry(draft).getSchema(nameless));
        } catch (SchemaException e) {
            throw SchemaCheck.invalid("", "cannot be used: " + e.getMessage());
        }
    }

    /** What does not fit, at most {@value #MAX_MISFITS}, in document order; empty when all fits. */
    List<Misfit> validate(JsonNode value) {
        try {
            return schema.validate(value, context -> context.setExecutionConfig(LIMITS)).stream()
                    .limit(MAX_MISFITS)
                    .map(SchemaValidator::misfit)
                    .toList();
        } catch (ValidationLimitExceededException | StackOverflowError e) {
            return List.of(new Misfit("", "is too large to be checked against this schema"));
        }
    }

    private static Misfit misfit(Error error) {
        String place = Objects.toString(error.getInstanceLocation(), "");
        String message = error.getMessage();
        int colon = message.indexOf(": ");
        return new Misfit(place, colon >= 0 && message.startsWith(place) ? message.substring(colon + 2) : message);
    }

    private static SchemaRegistry registry(SpecificationVersion draft) {
        var config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(Locale.ENGLISH)
                .pathType(PathType.JSON_POINTER)
                .regularExpressionFactory(expression -> BoundedPattern.compile(expression)::finds)
                .build();
        return SchemaRegistry.withDialect(
                dialect(draft),
                builder -> builder.schemaRegistryConfig(config)
                        .schemaLoader(loader -> loader.fetchRemoteResources(false)));
    }

    /** The draft, but with times that need no offset: documents print none, and Python clients send none. */
    private static Dialect dialect(SpecificationVersion draft) {
        Dialect exact = switch (draft) {
            case DRAFT_4 -> Dialects.getDraft4();
            case DRAFT_6 -> Dialects.getDraft6();
            case DRAFT_7 -> Dialects.getDraft7();
            case DRAFT_2019_09 -> Dialects.getDraft201909();
            case DRAFT_2020_12 -> Dialects.getDraft202012();
        };
        return Dialect.builder(exact)
                .format(new TimeFormat("date-time", DateTimeFormatter.ISO_DATE_TIME))
                .format(new TimeFormat("time", DateTimeFormatter.ISO_TIME))
                .build();
    }

    private record TimeFormat(String name, DateTimeFormatter formatter) implements Format {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getMessageKey() {
            return "format." + name;
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            try {
                formatter.parse(value.replace(' ', 'T'));
                return true;
            } catch (DateTimeParseException e) {
                return false;
            }
        }
    }

    /** The draft that {@code $schema} names; without one 2020-12, or draft 7 where only that can read the schema. */
    private static SpecificationVersion draft(ObjectNode root) {
        if (root.has("$schema")) {
            String name = root.get("$schema").asString("").replace("https://", "http://");
            return List.of(SpecificationVersion.values()).stream()
                    .filter(v -> plain(v.getDialectId()).equals(plain(name)))
                    .findFirst()
                    .orElseThrow(() -> SchemaCheck.invalid(
                            "/$schema",
                            "names an unknown draft; use http://json-schema.org/draft-07/schema# or"
                                    + " https://json-schema.org/draft/2020-12/schema"));
        }
        var listOfItems = new AtomicBoolean();
        SchemaWalk.each(root, (_, part) -> {
            if (part.path("items").isArray()) {
                listOfItems.set(true);
            }
        });
        return listOfItems.get() ? SpecificationVersion.DRAFT_7 : SpecificationVersion.DRAFT_2020_12;
    }

    private static String plain(String dialect) {
        String bare = dialect.replace("https://", "http://");
        return bare.endsWith("#") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
