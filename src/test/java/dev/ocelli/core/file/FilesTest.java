package dev.ocelli.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.identity.ConfiguredKey;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilesTest {
    private static final long MOST = 1000;
    private static final String LINK_SERVER = "http://127.0.0.1:1";

    private final TestDatabase database = TestDatabase.create();
    private final Ids ids = Ids.random();
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-05-01T10:00:00Z"));
    private final FileLinks links = new FileLinks(new Secret("test"), clock);
    private final HttpServer other;
    private final Files files;
    private final PinnedHttp http;
    private final String mine;
    private final String theirs;

    FilesTest(@TempDir Path folder) throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var allowed = AllowedTargets.parse("open.test:" + other.getAddress().getPort());
        http = new PinnedHttp(new UrlGate(allowed, FilesTest::names), "test");
        files = new Files(database.database(), folder, MOST, new UrlFetcher(http, links, MOST), ids, clock);
        var keys = new Keys(database.database(), ids, clock);
        keys.prepare(ConfiguredKey.parse("a:a,b:b"));
        mine = keys.identify("a").orElseThrow().projectId();
        theirs = keys.identify("b").orElseThrow().projectId();
    }

    /** A name service: {@code open.test} and {@code closed.test} both lead to this machine. */
    private static List<InetAddress> names(String host) throws UnknownHostException {
        return switch (host) {
            case "open.test", "closed.test" -> List.of(InetAddress.getLoopbackAddress());
            case "mixed.test" -> List.of(InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral("10.0.0.1"));
            default -> {
                try {
                    yield List.of(InetAddress.ofLiteral(host));
                } catch (IllegalArgumentException e) {
                    throw new UnknownHostException(host);
                }
            }
        };
    }

    @BeforeEach
    void serve() {
        other.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = path.startsWith("/large") ? new byte[2000] : "hello".getBytes(StandardCharsets.US_ASCII);
            if (path.startsWith("/to/")) {
                exchange.getResponseHeaders()
                        .add("Location", exchange.getRequestURI().getQuery());
                exchange.sendResponseHeaders(302, -1);
            } else {
                exchange.sendResponseHeaders(
                        path.equals("/gone") ? 404 : 200, path.equals("/large-chunked") ? 0 : body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        other.start();
    }

    @AfterEach
    void close() {
        other.stop(0);
        http.close();
        database.close();
    }

    private StoredFile put(String project, String text) {
        return files.accept(project, "a.txt", Purpose.ASSISTANTS, in(text));
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String url(String host, String path) {
        return "http://" + host + ":" + other.getAddress().getPort() + path;
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(ErrorCode code, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void the_same_bytes_are_one_file_of_a_project() throws IOException {
        StoredFile first = put(mine, "hello");
        assertThat(put(mine, "hello").id()).isEqualTo(first.id());
        assertThat(put(theirs, "hello").id()).isNotEqualTo(first.id());
        assertThat(first.md5()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(first.id()).doesNotContain(".");
        assertThat(files.path(first)).content().isEqualTo("hello");
        assertThat(files.findByMd5(mine, first.md5())).contains(first);
        try (var incoming = java.nio.file.Files.list(
                files.path(first).getParent().getParent().getParent().resolve("incoming"))) {
            assertThat(incoming).isEmpty();
        }
    }

    @Test
    void a_file_of_another_project_is_not_there() {
        StoredFile file = put(mine, "hello");
        assertRefused(ErrorCode.NOT_FOUND, () -> files.get(theirs, file.id()));
        assertRefused(ErrorCode.NOT_FOUND, () -> files.delete(theirs, file.id()));
        assertThat(files.findByMd5(theirs, file.md5())).isEmpty();
    }

    @Test
    void a_deleted_file_is_gone_but_accepted_work_finds_it() {
        StoredFile file = put(mine, "hello");
        files.delete(mine, file.id());
        assertRefused(ErrorCode.NOT_FOUND, () -> files.get(mine, file.id()));
        assertThat(files.forWork(file.id()).map(files::path).orElseThrow()).exists();
        assertThat(put(mine, "hello").id()).isNotEqualTo(file.id());
    }

    @Test
    void empty_too_large_and_broken_files_leave_nothing() {
        assertRefused(ErrorCode.INVALID_FILE, () -> put(mine, ""));
        assertRefused(ErrorCode.TOO_LARGE, () -> put(mine, "x".repeat(1001)));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("cut");
            }
        };
        assertRefused(ErrorCode.INVALID_FILE, () -> files.accept(mine, "a", Purpose.BATCH, broken));
        assertThat(files.list(mine, 0, 10)).isEmpty();
        assertThat(files.count(mine)).isZero();
    }

    @Test
    void folders_in_a_name_are_cut_off() {
        assertThat(files.accept(mine, "../../etc/passwd", Purpose.VISION, in("1"))
                        .filename())
                .isEqualTo("passwd");
        assertThat(files.accept(mine, "C:\\a\\b.pdf", Purpose.VISION, in("2")).filename())
                .isEqualTo("b.pdf");
        assertThat(files.accept(mine, "  ", Purpose.VISION, in("3")).filename()).isEqualTo("upload");
    }

    @Test
    void an_announced_file_is_live_once_its_bytes_came() {
        put(mine, "hello");
        Files.Upload upload = files.announce(mine, "later.txt", Purpose.ASSISTANTS);
        assertRefused(ErrorCode.NOT_FOUND, () -> files.get(mine, upload.id()));
        assertThat(files.count(mine)).isEqualTo(1);
        StoredFile file = files.receive(upload.id(), in("hello"));
        assertThat(file.id()).isEqualTo(upload.id());
        assertThat(files.get(mine, upload.id()).filename()).isEqualTo("later.txt");
        assertThat(files.receive(upload.id(), in("hello"))).isEqualTo(file);
        assertRefused(ErrorCode.CONFLICT, () -> files.receive(upload.id(), in("other")));
        assertRefused(ErrorCode.NOT_FOUND, () -> files.receive("unknown", in("x")));
    }

    @Test
    void a_url_is_fetched_where_it_is_allowed() {
        StoredFile file = files.fetch(mine, url("open.test", "/some/report%201.txt"));
        assertThat(file.filename()).isEqualTo("report 1.txt");
        assertThat(files.path(file)).content().isEqualTo("hello");
    }

    @Test
    void redirects_are_followed_and_checked_each_time() {
        String open = url("open.test", "/x.txt");
        assertThat(files.fetch(mine, url("open.test", "/to/1?" + open)).bytes()).isEqualTo(5);
        for (String bad : List.of(
                url("closed.test", "/"), "http://127.0.0.1/", "http://[::1]/", "file:///etc/passwd", "ftp://x/")) {
            assertRefused(ErrorCode.URL_REFUSED, () -> files.fetch(mine, url("open.test", "/to/1?" + bad)));
        }
        assertRefused(ErrorCode.FETCH_FAILED, () -> files.fetch(mine, url("open.test", "/to/1?" + "/to/1")));
        String loop = url("open.test", "/to/1?x");
        assertRefused(ErrorCode.FETCH_FAILED, () -> files.fetch(mine, loop));
    }

    @Test
    void private_and_special_places_are_refused() {
        for (String host : List.of(
                "closed.test",
                "mixed.test",
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "192.168.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:a00:1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::169.254.169.254]",
                "[2002:7f00:1::]",
                "[fe80::1]",
                "[fd00:ec2::254]",
                "[ff02::1]")) {
            assertThatThrownBy(() -> files.fetch(mine, url(host, "/")))
                    .as(host)
                    .isInstanceOfSatisfying(OcelliException.class, e -> {
                        assertThat(e.code()).as(host).isEqualTo(ErrorCode.URL_REFUSED);
                        assertThat(e.param()).contains("url");
                    });
        }
        for (String url : List.of(
                "file:///etc/passwd",
                "gopher://x/",
                "http:///x",
                "http://user:secret@open.test/",
                "not a url",
                "",
                "http://",
                "http://open.test:99999/",
                "jar:http://x!/y")) {
            assertRefused(ErrorCode.URL_REFUSED, () -> files.fetch(mine, url));
        }
    }

    @Test
    void what_does_not_deliver_is_said_plainly() {
        assertRefused(ErrorCode.FETCH_FAILED, () -> files.fetch(mine, url("open.test", "/gone")))
                .hasMessageContaining("404");
        assertRefused(ErrorCode.FETCH_FAILED, () -> files.fetch(mine, "http://unknown.test/"))
                .hasMessageContaining("not known");
        assertRefused(ErrorCode.TOO_LARGE, () -> files.fetch(mine, url("open.test", "/large")));
        assertRefused(ErrorCode.TOO_LARGE, () -> files.fetch(mine, url("open.test", "/large-chunked")));
    }

    @Test
    void a_data_url_is_a_file() {
        assertThat(files.path(files.fetch(mine, "data:text/plain;base64,aGVsbG8=")))
                .content()
                .isEqualTo("hello");
        assertThat(files.path(files.fetch(mine, "data:,hello%20you"))).content().isEqualTo("hello you");
        assertRefused(ErrorCode.URL_REFUSED, () -> files.fetch(mine, "data:text/plain;base64"));
        assertRefused(ErrorCode.TOO_LARGE, () -> files.fetch(mine, "data:," + "x".repeat(2000)));
        assertRefused(ErrorCode.INVALID_FILE, () -> files.fetch(mine, "data:image/png;base64,"));
    }

    @Test
    void an_own_link_is_a_file_without_a_call() {
        StoredFile file = put(mine, "hello");
        String link = links.sign(LINK_SERVER, FileLinks.Verb.PUBLIC, file.id(), "a b.txt", Duration.ofHours(1));
        assertThat(files.fetch(mine, link)).isEqualTo(file);
        StoredFile copy = files.fetch(theirs, link);
        assertThat(copy.projectId()).isEqualTo(theirs);
        assertThat(copy.md5()).isEqualTo(file.md5());
        String forged = link.replaceAll("sig=.", "sig=0")
                .replaceAll("sig=0(.)", "sig=" + (link.contains("sig=0") ? "1" : "0") + "$1");
        assertRefused(ErrorCode.URL_REFUSED, () -> files.fetch(mine, forged));
        String old = links.sign(LINK_SERVER, FileLinks.Verb.PUBLIC, file.id(), "a", Duration.ofHours(-1));
        assertRefused(ErrorCode.URL_REFUSED, () -> files.fetch(mine, old)).hasMessageContaining("run out");
        files.delete(mine, file.id());
        assertRefused(ErrorCode.URL_REFUSED, () -> files.fetch(mine, link));
    }

    @Test
    void a_callback_goes_through_the_same_gate() {
        byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
        assertThat(http.post(url("open.test", "/hook"), Map.of("X-A", "b"), body, Duration.ofSeconds(20)))
                .isEqualTo(200);
        assertThat(http.post(url("open.test", "/to/1?http://127.0.0.1/"), Map.of(), body, Duration.ofSeconds(20)))
                .isEqualTo(302);
        assertRefused(
                ErrorCode.URL_REFUSED,
                () -> http.post(url("closed.test", "/hook"), Map.of(), body, Duration.ofSeconds(20)));
    }
}
