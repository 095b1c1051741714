package dev.ocelli.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.file.AllowedTargets;
import dev.ocelli.core.file.FileLinks;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.HostResolver;
import dev.ocelli.core.file.PinnedHttp;
import dev.ocelli.core.file.UrlFetcher;
import dev.ocelli.core.file.UrlGate;
import dev.ocelli.core.repeat.Repeats;
import dev.ocelli.core.store.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class FileRoutesTest {
    private static final long MOST = 200_000;
    private final PinnedHttp http = new PinnedHttp(new UrlGate(AllowedTargets.NONE, HostResolver.system()), "test");
    private final TestServer server;

    FileRoutesTest(@TempDir Path folder) {
        server = TestServer.with(database -> routes(folder, database));
    }

    private Routes routes(Path folder, TestDatabase database) {
        InstantSource clock = InstantSource.system();
        var links = new FileLinks(new Secret("test"), clock);
        var files =
                new Files(database.database(), folder, MOST, new UrlFetcher(http, links, MOST), Ids.random(), clock);
        var repeats = new Repeats(database.database(), clock);
        return new FileRoutes(files, links, repeats, new FileRoutes.Settings(Optional.empty(), MOST));
    }

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    private HttpResponse<String> upload(String key, String query, String filename, String content) throws Exception {
        String body = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename + "\"\r\n\r\n"
                + content + "\r\n--limit--\r\n";
        return server.send(server.as(key, "/v1/files" + query)
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode uploaded(String content) throws Exception {
        HttpResponse<String> answer = upload("key-a", "", "a.txt", content);
        assertThat(answer.statusCode()).isEqualTo(201);
        return TestServer.json(answer);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return server.send(server.as("key-a", path));
    }

    private static String path(JsonNode node, String field) {
        URI url = URI.create(node.get(field).asString());
        return url.getRawPath() + "?" + url.getRawQuery();
    }

    @Test
    void an_upload_answers_201_with_every_field() throws Exception {
        HttpResponse<String> answer = upload("key-a", "?purpose=fine-tune", "größe.txt", "hello");
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode file = TestServer.json(answer);
        assertThat(file.get("id").asString()).matches("[0-9a-f-]{36}");
        assertThat(file.get("filename").asString()).isEqualTo("größe.txt");
        assertThat(file.get("bytes").asLong()).isEqualTo(5);
        assertThat(file.get("purpose").asString()).isEqualTo("fine-tune");
        assertThat(file.get("object").asString()).isEqualTo("file");
        assertThat(file.get("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
        HttpResponse<String> bytes = server.send(server.to(path(file, "public_url")));
        assertThat(bytes.body()).isEqualTo("hello");
        assertThat(bytes.headers().firstValue("content-type")).contains("text/plain");
        assertThat(bytes.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void a_link_can_be_left_out_in_any_case_of_letters() throws Exception {
        JsonNode file = TestServer.json(upload("key-a", "?generate_public_url=False", "a", "x"));
        assertThat(file.has("public_url")).isTrue();
        assertThat(file.get("public_url").isNull()).isTrue();
    }

    @Test
    void the_hash_look_up_hits_only_what_is_there() throws Exception {
        JsonNode file = uploaded("hello");
        HttpResponse<String> hit = get("/v1/files/hash/5d41402abc4b2a76b9719d911017c592");
        assertThat(hit.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(hit).get("id")).isEqualTo(file.get("id"));
        assertThat(server.send(server.to(path(TestServer.json(hit), "public_url")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/v1/files/hash/00000000000000000000000000000000").statusCode())
                .isEqualTo(404);
        assertThat(server.send(server.as("key-b", "/v1/files/hash/5d41402abc4b2a76b9719d911017c592"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(TestServer.json(upload("key-a", "", "b.txt", "hello")).get("id"))
                .isEqualTo(file.get("id"));
    }

    @Test
    void delete_answers_with_the_file_and_then_it_is_gone() throws Exception {
        JsonNode file = uploaded("hello");
        String path = "/v1/files/" + file.get("id").asString();
        assertThat(server.send(server.as("key-b", path).DELETE()).statusCode()).isEqualTo(404);
        HttpResponse<String> deleted = server.send(server.as("key-a", path).DELETE());
        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(deleted).get("id")).isEqualTo(file.get("id"));
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(server.send(server.as("key-a", path).DELETE()).statusCode()).isEqualTo(404);
        assertThat(server.send(server.to(path(file, "public_url"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void lists_are_bare_arrays_newest_first_with_a_total() throws Exception {
        for (String text : new String[] {"one", "two", "three"}) {
            uploaded(text);
        }
        HttpResponse<String> list = get("/v1/files?skip=0&limit=2");
        assertThat(TestServer.json(list).isArray()).isTrue();
        assertThat(TestServer.json(list).size()).isEqualTo(2);
        assertThat(TestServer.json(list).get(0).get("bytes").asInt()).isEqualTo(5);
        assertThat(list.headers().firstValue("x-total-count")).contains("3");
        assertThat(TestServer.json(get("/v1/files?skip=2&limit=2")).size()).isEqualTo(1);
        assertThat(TestServer.json(server.send(server.as("key-b", "/v1/files"))).size())
                .isZero();
    }

    @Test
    void content_is_served_whole_and_in_ranges() throws Exception {
        String path = "/v1/files/" + uploaded("0123456789").get("id").asString() + "/content";
        assertThat(get(path).body()).isEqualTo("0123456789");
        HttpResponse<String> part = server.send(server.as("key-a", path).header("Range", "bytes=2-4"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("content-range")).contains("bytes 2-4/10");
        assertThat(server.send(server.as("key-a", path).header("Range", "bytes=-3"))
                        .body())
                .isEqualTo("789");
        assertThat(server.send(server.as("key-a", path).header("Range", "bytes=8-"))
                        .body())
                .isEqualTo("89");
        HttpResponse<String> beyond = server.send(server.as("key-a", path).header("Range", "bytes=99-"));
        assertError(beyond, 416, "Range");
        assertThat(beyond.headers().firstValue("content-range")).contains("bytes */10");
        assertThat(server.send(server.as("key-a", path).header("Range", "bytes=x-y,1-2"))
                        .body())
                .isEqualTo("0123456789");
        assertThat(server.send(server.as("key-b", path)).statusCode()).isEqualTo(404);
    }

    @Test
    void a_presigned_upload_is_live_on_put_without_a_key() throws Exception {
        HttpResponse<String> answer = presign("{\"filename\":\"a.mp4\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode upload = TestServer.json(answer);
        for (String field : new String[] {
            "id", "url", "filename", "content_type", "upload_method", "public_url", "created_at", "expiration", "method"
        }) {
            assertThat(upload.has(field)).as(field).isTrue();
        }
        assertThat(upload.get("content_type").asString()).isEqualTo("video/mp4");
        String verify = "/v1/files/verify-upload/" + upload.get("id").asString();
        assertThat(get(verify).statusCode()).isEqualTo(404);
        assertThat(server.send(server.to(path(upload, "public_url"))).statusCode())
                .isEqualTo(404);

        HttpResponse<String> put = server.send(server.to(path(upload, "url"))
                .header("Content-Type", "video/mp4")
                .PUT(BodyPublishers.ofString("film")));
        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(server.send(server.to(path(upload, "public_url"))).body()).isEqualTo("film");
        assertThat(TestServer.json(get(verify)).get("id")).isEqualTo(upload.get("id"));
    }

    @Test
    void links_cannot_be_forged_or_turned() throws Exception {
        JsonNode upload = TestServer.json(presign("{\"filename\":\"a\",\"purpose\":\"vision\",\"expiration\":60}"));
        String put = path(upload, "url");
        String open = path(upload, "public_url");
        assertThat(send(put.replaceAll("sig=.{4}", "sig=0000"))).isEqualTo(403);
        assertThat(send(put.replaceAll("expires=\\d+", "expires=9999999999"))).isEqualTo(403);
        assertThat(send(open.replace("/public/", "/put/"))).isEqualTo(403);
        assertThat(send(put.replaceAll("\\?.*", ""))).isEqualTo(403);
        assertThat(send(put)).isEqualTo(200);
    }

    private int send(String put) throws Exception {
        return server.send(server.to(put).PUT(BodyPublishers.ofString("x"))).statusCode();
    }

    private HttpResponse<String> presign(String body) throws Exception {
        return server.send(server.as("key-a", "/v1/files/presigned-url").POST(BodyPublishers.ofString(body)));
    }

    @Test
    void bad_uploads_name_what_is_wrong_and_store_nothing() throws Exception {
        assertError(upload("key-a", "?purpose=holiday", "a", "x"), 400, "purpose");
        assertError(upload("key-a", "", "a", ""), 400, "file");
        assertError(upload("key-a", "", "a", "x".repeat(210_000)), 413, "file");
        assertError(presign("{}"), 400, "filename");
        assertError(presign("{\"filename\":\"a\",\"expiration\":0}"), 400, "expiration");
        assertError(presign("{\"filename\":\"a\",\"purpose\":\"x\"}"), 400, "purpose");
        assertError(
                multipart("--limit\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--limit--"),
                400,
                "file");
        assertError(
                multipart("--limit\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhalf a fi"), 400, "file");
        assertError(multipart("no boundary at all"), 400, "file");
        assertError(server.send(server.as("key-a", "/v1/files").POST(BodyPublishers.ofString("{}"))), 400, "file");
        assertThat(TestServer.json(get("/v1/files")).size()).isZero();
    }

    private HttpResponse<String> multipart(String body) throws Exception {
        return server.send(server.as("key-a", "/v1/files")
                .header("Content-Type", "multipart/form-data; boundary=\"limit\"")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void strange_file_names_arrive_as_plain_ones() throws Exception {
        JsonNode longName = TestServer.json(upload("key-a", "", "x".repeat(9000) + ".pdf", "one"));
        assertThat(longName.get("filename").asString()).hasSize(255).endsWith("x.pdf");
        JsonNode escaped = TestServer.json(upload("key-a", "", "\\\"".repeat(3000), "two"));
        assertThat(escaped.get("filename").asString()).hasSize(255);
        JsonNode dots = TestServer.json(upload("key-a", "", "..", "three"));
        assertThat(dots.get("filename").asString()).isEqualTo("upload");
        assertThat(server.send(server.to(path(dots, "public_url"))).body()).isEqualTo("three");
    }

    @Test
    void head_tells_of_a_file_what_get_would() throws Exception {
        String link = path(uploaded("0123456789"), "public_url");
        HttpResponse<String> head = server.send(server.to(link).HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("content-length")).contains("10");
        assertThat(head.headers().firstValue("content-type")).contains("text/plain");
        assertThat(server.send(server.to(link.replaceAll("sig=.{4}", "sig=0000"))
                                .HEAD())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void content_that_looks_like_a_boundary_stays_content() throws Exception {
        String content = "\r\n--limi\r\n--limit".substring(0, 15) + "x".repeat(70_000) + "\r\n--lim\r\n-";
        JsonNode file = uploaded(content);
        assertThat(get("/v1/files/" + file.get("id").asString() + "/content").body())
                .isEqualTo(content);
    }

    @Test
    void a_field_for_the_purpose_may_come_first_and_a_name_may_be_missing() throws Exception {
        HttpResponse<String> answer =
                multipart("--limit\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n--limit\r\n"
                        + "Content-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--limit--\r\n");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(TestServer.json(answer).get("purpose").asString()).isEqualTo("batch");
        assertThat(TestServer.json(answer).get("filename").asString()).isEqualTo("upload");
    }

    @Test
    void a_web_page_is_never_shown_in_place() throws Exception {
        JsonNode file = TestServer.json(upload("key-a", "", "a.html", "<html><script>alert(1)</script></html>"));
        HttpResponse<String> page = server.send(server.to(path(file, "public_url")));
        assertThat(page.headers().firstValue("content-disposition").orElse("")).startsWith("attachment");
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("sandbox");
    }

    @Test
    void the_same_idempotency_key_gives_the_first_answer() throws Exception {
        String body = "{\"filename\":\"a\"}";
        HttpResponse<String> first = presignOnce("once", body);
        HttpResponse<String> again = presignOnce("once", body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertError(presignOnce("once", "{\"filename\":\"b\"}"), 409, "Idempotency-Key");
        assertThat(presignOnce("twice", body).body()).isNotEqualTo(first.body());
        assertThat(presignOnce("bad", "{}").statusCode()).isEqualTo(400);
        assertThat(presignOnce("bad", body).statusCode())
                .as("a failed call keeps nothing")
                .isEqualTo(200);
    }

    private HttpResponse<String> presignOnce(String key, String body) throws Exception {
        return server.send(server.as("key-a", "/v1/files/presigned-url")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void requests_are_counted_by_route() throws Exception {
        get("/v1/files/" + "unknown");
        HttpResponse<String> metrics = server.send(server.to("/metrics"));
        assertThat(metrics.body())
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",route=\"/v1/files/{id}\",status=\"404\"} 1")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("unknown");
        assertThat(metrics.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(100_000);
    }

    private static void assertError(HttpResponse<String> answer, int status, String param) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(TestServer.json(answer).get("error").get("param").asString()).isEqualTo(param);
    }
}
