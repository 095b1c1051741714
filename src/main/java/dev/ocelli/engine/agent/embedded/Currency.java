package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Place;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Currencies that stand printed beside an amount. */
final class Currency {
    private static final String NAME = "currency";
    /** How far a currency stands from its amount, in heights of the amount. */
    private static final double GAP = 1.5;

    private Currency() {}

    /** A schema that asks for numbers also asks in which currency they are. */
    static ObjectNode added(ObjectNode schema) {
        boolean numbers = schema.path("properties").valueStream().anyMatch(Currency::isNumber);
        if (numbers && schema.path("properties") instanceof ObjectNode properties && !properties.has(NAME)) {
            ObjectNode property = Json.object().put("title", "Currency");
            property.putArray("type").add("string").add("null");
            properties.set(NAME, property);
        }
        return schema;
    }

    private static boolean isNumber(JsonNode property) {
        return property.path("type")
                .valueStream()
                .anyMatch(type -> type.asString("").equals("number"));
    }

    /** An amount as printed together with the currency beside it. */
    static Leaf printed(Leaf leaf, List<Leaf> all) {
        boolean bare = leaf.value().isNumber() && leaf.quote().matches("[\\d.,'\\s-]+");
        Optional<Leaf> currency = bare
                ? all.stream()
                        .filter(other -> other.name().equals(NAME) && other.isFound())
                        .findFirst()
                : Optional.empty();
        for (Place amount : leaf.places()) {
            for (Place sign : currency.map(Leaf::places).orElse(List.of())) {
                if (amount.page() == sign.page() && beside(amount.box(), sign.box())) {
                    String words = sign.content().isBlank() ? currency.get().printed() : sign.content();
                    return sign.box().x() > amount.box().x()
                            ? leaf.quoted(leaf.quote() + " " + words)
                            : leaf.quoted(words + " " + leaf.quote());
                }
            }
        }
        return leaf;
    }

    private static boolean beside(BoundingBox amount, BoundingBox sign) {
        boolean level = Math.abs(amount.centreY() - sign.centreY()) < amount.height() / 2;
        double gap = Math.max(sign.x() - amount.right(), amount.x() - sign.right());
        return level && gap < GAP * amount.height() && gap > -amount.height();
    }
}
