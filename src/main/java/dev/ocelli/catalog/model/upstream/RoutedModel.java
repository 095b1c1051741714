package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.chat.ChatReply;
import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A name that callers ask for, answered by the first of its backends that can. */
final class RoutedModel implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(RoutedModel.class);

    private final String name;
    private final List<BackendModel> backends;
    private final boolean embeddedMayStandIn;

    /** @param backends at least one, the preferred first */
    RoutedModel(String name, List<BackendModel> backends, boolean embeddedMayStandIn) {
        this.name = name;
        this.backends = List.copyOf(backends);
        this.embeddedMayStandIn = embeddedMayStandIn;
    }

    /** The same under the name that was asked for. */
    RoutedModel named(String asked) {
        return asked.equals(name) ? this : new RoutedModel(asked, backends, embeddedMayStandIn);
    }

    @Override
    public String name() {
        return name;
    }

    /** Of the smallest backend, so that work cut to size fits whichever answers. */
    @Override
    public Abilities abilities() {
        return backends.stream()
                .map(each -> each.backend().abilities())
                .reduce((a, b) -> new Abilities(
                        Math.min(a.pictures(), b.pictures()),
                        Math.min(a.windowTokens(), b.windowTokens()),
                        Math.min(a.answerTokens(), b.answerTokens())))
                .orElse(Abilities.USUAL);
    }

    @Override
    public boolean embeddedMayStandIn() {
        return embeddedMayStandIn;
    }

    @Override
    public ChatReply answer(ChatQuery query, ChatListener listener) {
        var heard = new HeardListener(listener);
        UpstreamFault last = UpstreamFault.of(Kind.REFUSED, "no backend");
        String where = name;
        for (BackendModel each : backends) {
            try {
                return each.ask(query, heard);
            } catch (UpstreamFault fault) {
                LOG.warn("Backend {} gave no answer for {}: {}", each.backend().name(), name, fault.getMessage());
                last = fault;
                where = each.backend().name();
                if (heard.heard() || fault.kind() == Kind.OUT_OF_TIME) {
                    break;
                }
            }
        }
        throw explained(where, last);
    }

    private OcelliException explained(String where, UpstreamFault fault) {
        String backend =
                "The model backend '" + where + "' (for " + name + ") gave no answer: " + fault.getMessage() + ".";
        return switch (fault.kind()) {
            case BUSY -> new OcelliException(ErrorCode.RATE_LIMITED, null, backend + " Try again in a moment.", fault);
            case OUT_OF_TIME, PASSING, GARBLED -> new OcelliException(ErrorCode.UPSTREAM_FAILED, null, backend, fault);
            case REFUSED -> new OcelliException(ErrorCode.UPSTREAM_FAILED, null, backend + advice(fault), fault);
        };
    }

    private static String advice(UpstreamFault fault) {
        return switch (fault.status()) {
            case 401, 403 -> " Check its key (OCELLI_MODEL_KEY, or key in ocelli.yaml).";
            case 404 -> " Check its address and model id; ocelli doctor asks it for the models it has.";
            default -> "";
        };
    }
}
