package dev.ocelli.core.feedback;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.Locale;

/** What a verdict is about. */
public record FeedbackTarget(Kind kind, String id) {

    /** Kinds in wire spelling: {@code request}, {@code agent_execution}, {@code chat}. */
    public enum Kind {
        REQUEST,
        AGENT_EXECUTION,
        CHAT;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind parse(String wireName) {
            for (Kind kind : values()) {
                if (kind.wireName().equals(wireName)) {
                    return kind;
                }
            }
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "type",
                    "type is '" + wireName + "'; expected request, agent_execution or chat.");
        }
    }
}
