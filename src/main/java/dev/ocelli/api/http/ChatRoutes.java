package dev.ocelli.api.http;

import dev.ocelli.core.base.RequestContext;
import dev.ocelli.core.file.FileLinks;
import dev.ocelli.engine.chat.ArtifactLinks;
import dev.ocelli.engine.chat.ChatCompletions;
import dev.ocelli.engine.chat.ChatEvent;
import dev.ocelli.engine.chat.ChatTurn;
import dev.ocelli.engine.chat.ChatWish;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/** {@code POST /v1/openai/chat/completions} and its alias: wire contract A, section 16. */
public final class ChatRoutes implements Routes {
    private final ChatCompletions completions;
    private final ArtifactUrls urls;

    /** @param publicUrl how callers reach this server; empty: as the request did */
    public ChatRoutes(ChatCompletions completions, FileLinks links, Optional<URI> publicUrl) {
        this.completions = completions;
        this.urls = new ArtifactUrls(links, publicUrl);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/v1/openai/chat/completions", this::create);
        routes.post("/v1/chat/completions", this::create);
    }

    private void create(Context context) throws InterruptedException {
        Fields body = Fields.of(Requests.json(context));
        ChatWish wish = ChatReader.read(body);
        RequestContext caller = RequestContext.CURRENT.get();
        ChatTurn turn = completions.begin(caller.projectId(), caller.caller().origin(), wish);
        ArtifactLinks links = urls.of(context);
        if (wish.extras().stream()) {
            new ChatStream(completions, turn, links).send(context, ChatReader.usageWanted(body));
        } else {
            Requests.answer(context, 200, ChatBodies.completion(completions.answer(turn, ChatRoutes::unheard, links)));
        }
    }

    private static void unheard(ChatEvent event) {}
}
