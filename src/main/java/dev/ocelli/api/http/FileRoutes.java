package dev.ocelli.api.http;

import dev.ocelli.api.wire.FileBody;
import dev.ocelli.api.wire.PresignedUrlBody;
import dev.ocelli.api.wire.PresignedUrlRequest;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.FileLinks;
import dev.ocelli.core.file.FileLinks.Verb;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.Purpose;
import dev.ocelli.core.file.StoredFile;
import dev.ocelli.core.repeat.Repeats;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Files over HTTP: contract A section 6. */
public final class FileRoutes implements Routes {
    private static final Duration LINK_LIFE = Duration.ofDays(7);
    private static final long USUAL_PUT_SECONDS = 86_400;
    private static final long MOST_PUT_SECONDS = Duration.ofDays(7).toSeconds();
    private static final int MOST_FIELD_BYTES = 4096;
    private static final long MULTIPART_ALLOWANCE = 64 << 10;

    private final Files files;
    private final FileLinks links;
    private final Repeatable repeatable;
    private final Settings settings;

    /**
     * @param publicUrl how callers reach this server; empty: as the request did
     * @param maxUpload bytes; more is refused before it is read where its length is announced
     */
    public record Settings(Optional<URI> publicUrl, long maxUpload) {}

    public FileRoutes(Files files, FileLinks links, Repeats repeats, Settings settings) {
        this.files = files;
        this.links = links;
        this.repeatable = new Repeatable(repeats);
        this.settings = settings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/files", this::list);
        routes.post("/v1/files", this::upload, Repeat.BY_ROUTE);
        routes.post("/v1/files/presigned-url", this::presign);
        routes.get("/v1/files/hash/{md5}", this::byHash);
        routes.get("/v1/files/verify-upload/{id}", this::get);
        routes.put("/v1/files/put/{id}", this::put, Access.OPEN);
        routes.put("/v1/files/put/{id}/{name}", this::put, Access.OPEN);
        routes.get("/v1/files/public/{id}", this::publicContent, Access.OPEN);
        routes.get("/v1/files/public/{id}/{name}", this::publicContent, Access.OPEN);
        routes.get("/v1/files/{id}", this::get);
        routes.delete("/v1/files/{id}", this::delete);
        routes.get("/v1/files/{id}/content", this::content);
    }

    private void list(Context context) {
        var slice = Requests.Slice.of(context);
        boolean link = linkWanted(context);
        String project = Requests.projectId();
        context.header("x-total-count", Long.toString(files.count(project)));
        Requests.answer(
                context,
                200,
                files.list(project, slice.skip(), slice.limit()).stream()
                        .map(file -> body(context, file, link))
                        .toList());
    }

    private void byHash(Context context) {
        String md5 = context.pathParam("md5").toLowerCase(Locale.ROOT);
        StoredFile file = files.findByMd5(Requests.projectId(), md5)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND, "hash", "No file of this project has the MD5 '" + md5 + "'."));
        Requests.answer(context, 200, body(context, file, true));
    }

    private void upload(Context context) throws Exception {
        refuseTooLarge(context, MULTIPART_ALLOWANCE);
        String type = Objects.requireNonNullElse(context.contentType(), "");
        Optional<String> purpose = Optional.ofNullable(context.queryParam("purpose"));
        purpose.ifPresent(Purpose::parse);
        boolean link = linkWanted(context);
        MultipartBody body = MultipartBody.of(context.req().getInputStream(), type);
        for (Optional<MultipartBody.Part> next = body.next(); next.isPresent(); next = body.next()) {
            MultipartBody.Part part = next.get();
            if (part.name().equals("file")) {
                StoredFile file = files.accept(
                        Requests.projectId(),
                        part.filename(),
                        purpose.map(Purpose::parse).orElse(Purpose.ASSISTANTS),
                        part.content());
                String content = file.sha256() + "\n" + part.filename() + "\n" + file.purpose();
                repeatable.run(
                        context,
                        file.projectId(),
                        content,
                        again -> Requests.answer(again, 201, body(again, file, link)));
                return;
            }
            if (part.name().equals("purpose") && purpose.isEmpty()) {
                String word = new String(part.content().readNBytes(MOST_FIELD_BYTES), StandardCharsets.UTF_8);
                purpose = Optional.of(Purpose.parse(word).wire());
            }
        }
        throw new OcelliException(ErrorCode.INVALID_REQUEST, "file", "The multipart body has no part named 'file'.");
    }

    private void refuseTooLarge(Context context, long allowance) {
        long announced = context.req().getContentLengthLong();
        if (announced > settings.maxUpload() + allowance) {
            context.header("Connection", "close");
            throw new OcelliException(
                    ErrorCode.TOO_LARGE,
                    "file",
                    "The upload of " + announced + " bytes is larger than the " + settings.maxUpload()
                            + " that this server takes (OCELLI_MAX_UPLOAD).");
        }
    }

    private void presign(Context context) {
        PresignedUrlRequest request = Requests.body(context, PresignedUrlRequest.class);
        String filename = Objects.requireNonNullElse(request.filename(), "").strip();
        if (filename.isEmpty()) {
            throw new OcelliException(ErrorCode.INVALID_REQUEST, "filename", "A filename is needed, such as a.mp4.");
        }
        long seconds = Objects.requireNonNullElse(request.expiration(), USUAL_PUT_SECONDS);
        if (seconds < 1 || seconds > MOST_PUT_SECONDS) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "expiration",
                    "'expiration' is " + seconds + "; expected seconds from 1 to " + MOST_PUT_SECONDS + ".");
        }
        Purpose purpose =
                Optional.ofNullable(request.purpose()).map(Purpose::parse).orElse(Purpose.ASSISTANTS);
        Files.Upload upload = files.announce(Requests.projectId(), filename, purpose);
        String server = server(context);
        String type = Objects.requireNonNullElse(
                URLConnection.guessContentTypeFromName(upload.filename()), MediaType.BINARY.value());
        Requests.answer(
                context,
                200,
                new PresignedUrlBody(
                        upload.id(),
                        links.sign(server, Verb.PUT, upload.id(), upload.filename(), Duration.ofSeconds(seconds)),
                        upload.filename(),
                        type,
                        "PUT",
                        links.sign(server, Verb.PUBLIC, upload.id(), upload.filename(), LINK_LIFE),
                        upload.createdAt(),
                        seconds,
                        "PUT"));
    }

    private void put(Context context) throws IOException {
        String id = context.pathParam("id");
        links.verify(Verb.PUT, id, Objects.requireNonNullElse(context.queryString(), ""));
        refuseTooLarge(context, 0);
        StoredFile file = files.receive(id, context.req().getInputStream());
        Requests.answer(context, 200, body(context, file, false));
    }

    private void get(Context context) {
        StoredFile file = files.get(Requests.projectId(), context.pathParam("id"));
        Requests.answer(context, 200, body(context, file, linkWanted(context)));
    }

    private void delete(Context context) {
        StoredFile file = files.delete(Requests.projectId(), context.pathParam("id"));
        Requests.answer(context, 200, body(context, file, false));
    }

    private void content(Context context) throws IOException {
        send(context, files.get(Requests.projectId(), context.pathParam("id")));
    }

    private void publicContent(Context context) throws IOException {
        String id = context.pathParam("id");
        links.verify(Verb.PUBLIC, id, Objects.requireNonNullElse(context.queryString(), ""));
        send(
                context,
                files.findLinked(id)
                        .orElseThrow(() -> new OcelliException(
                                ErrorCode.NOT_FOUND, "The file was deleted or has not arrived yet.")));
    }

    private void send(Context context, StoredFile file) throws IOException {
        FileSender.send(context, FileSender.Sent.of(file), files.path(file));
    }

    private static boolean linkWanted(Context context) {
        return Requests.flag(context, "generate_public_url", true);
    }

    private FileBody body(Context context, StoredFile file, boolean link) {
        return new FileBody(
                file.id(),
                file.filename(),
                file.bytes(),
                file.purpose().wire(),
                file.createdAt(),
                "file",
                link ? links.sign(server(context), Verb.PUBLIC, file.id(), file.filename(), LINK_LIFE) : null);
    }

    private String server(Context context) {
        return new ServerAddress(settings.publicUrl()).of(context);
    }
}
