package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one error body, readable by every published client: wire contract A section 3.2. */
final class Problem {
    /** Messages quote what was sent, which may be a book. */
    private static final int MOST_CHARACTERS = 2000;

    private Problem() {}

    static ObjectNode body(OcelliException error, String requestId) {
        return body(error.code(), error.param(), error.getMessage(), requestId);
    }

    static ObjectNode body(ErrorCode code, Optional<String> param, String text, String requestId) {
        ObjectNode body = Json.object();
        String message = shortened(text);
        if (code == ErrorCode.UNREADABLE_BODY) {
            body.set("detail", validationDetail(param, message));
        } else {
            body.put("detail", message);
        }
        body.putObject("error")
                .put("message", message)
                .put("type", code.wireType())
                .put("code", code.wireCode())
                .put("param", param.orElse(null))
                .put("id", requestId);
        return body;
    }

    private static String shortened(String message) {
        return message.length() <= MOST_CHARACTERS ? message : message.substring(0, MOST_CHARACTERS) + "…";
    }

    /** The list that validating frameworks send with 422; {@code loc} is the field's path below the body. */
    private static ArrayNode validationDetail(Optional<String> param, String message) {
        ArrayNode list = Json.array();
        ObjectNode item = list.addObject();
        ArrayNode place = item.putArray("loc").add("body");
        param.ifPresent(path -> {
            for (String step : path.split("[.\\[\\]]+")) {
                if (step.matches("[0-9]{1,9}")) {
                    place.add(Integer.parseInt(step));
                } else if (!step.isEmpty()) {
                    place.add(step);
                }
            }
        });
        item.put("msg", message).put("type", "value_error");
        return list;
    }
}
