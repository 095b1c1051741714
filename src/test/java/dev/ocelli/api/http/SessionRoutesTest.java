package dev.ocelli.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.RequestContext;
import dev.ocelli.core.identity.BrowserSessions;
import dev.ocelli.core.identity.Keys;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionRoutesTest {
    private final TestServer server = TestServer.with(database -> {
        var keys = new Keys(database.database(), Ids.random(), InstantSource.system());
        var sessions = new BrowserSessions(database.database(), keys, Ids.random(), InstantSource.system());
        return routes -> {
            new SessionRoutes(sessions).addTo(routes);
            routes.get("/v1/who", context -> context.result(origin()));
            routes.post("/v1/who", context -> context.result(origin()));
        };
    });

    private static String origin() {
        return RequestContext.CURRENT.get().caller().origin().name();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> signIn(String body) throws Exception {
        return server.send(
                server.to("/v1/ui/session").header("X-Ocelli-Page", "1").POST(BodyPublishers.ofString(body)));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    @Test
    void a_browser_signs_in_with_a_key_and_is_known_as_a_browser() throws Exception {
        var answer = signIn("{\"api_key\":\"key-a\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(TestServer.json(answer).path("projects").get(0).path("name").asString(""))
                .isEqualTo("a");
        assertThat(cookie(answer)).contains("HttpOnly").contains("SameSite=Strict");
        String pair = cookie(answer).substring(0, cookie(answer).indexOf(';'));
        assertThat(server.send(server.to("/v1/who").header("Cookie", pair)).body())
                .isEqualTo("BROWSER");
        assertThat(server.send(server.as("key-b", "/v1/who").header("Cookie", pair))
                        .body())
                .isEqualTo("API");
    }

    @Test
    void the_cookie_alone_changes_nothing() throws Exception {
        String set = cookie(signIn("{\"api_key\":\"key-a\"}"));
        String pair = set.substring(0, set.indexOf(';'));
        var forged = server.to("/v1/who").header("Cookie", pair).POST(BodyPublishers.noBody());
        assertThat(server.send(forged).statusCode()).isEqualTo(401);
        var own = server.to("/v1/who").header("Cookie", pair).header("X-Ocelli-Page", "1");
        assertThat(server.send(own.POST(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
    }

    @Test
    void strangers_pages_cannot_sign_anybody_in() throws Exception {
        var answer = server.send(server.to("/v1/ui/session").POST(BodyPublishers.ofString("{\"api_key\":\"key-a\"}")));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_wrong_key_is_a_401_and_who_is_not_signed_in_is_told_so() throws Exception {
        assertThat(signIn("{\"api_key\":\"no\"}").statusCode()).isEqualTo(401);
        assertThat(signIn("{}").statusCode()).isEqualTo(400);
        assertThat(TestServer.json(server.send(server.to("/v1/ui/session")))
                        .path("signed_in")
                        .booleanValue())
                .isFalse();
    }
}
