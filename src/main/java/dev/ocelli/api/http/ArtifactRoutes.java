package dev.ocelli.api.http;

import dev.ocelli.api.wire.ArtifactListBody;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.Namespace.Owner;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.FileLinks;
import dev.ocelli.core.file.FileLinks.Verb;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What sessions and executions made: wire contract A, section 15. */
public final class ArtifactRoutes implements Routes {
    private final Artifacts artifacts;
    private final FileLinks links;
    private final Predicate<Namespace> owners;

    /** @param owners whether there is such a session or execution, also when it has made nothing */
    public ArtifactRoutes(Artifacts artifacts, FileLinks links, Predicate<Namespace> owners) {
        this.artifacts = artifacts;
        this.links = links;
        this.owners = owners;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/artifacts", this::get);
        routes.get("/v1/artifacts/list", this::list);
        routes.get("/v1/artifacts/{session_id}/{object_id}", this::ofSession);
        routes.get("/v1/artifacts/public/{link}/{name}", this::linked, Access.OPEN);
    }

    private void get(Context context) throws IOException {
        Namespace namespace = namespace(context);
        Pick pick = Pick.of(context, "object_id", "filename");
        send(
                context,
                pick.name().equals("object_id")
                        ? artifacts.get(namespace, pick.value())
                        : artifacts.getByFilename(namespace, pick.value()));
    }

    private void ofSession(Context context) throws IOException {
        var namespace = new Namespace(Requests.projectId(), Owner.SESSION, context.pathParam("session_id"));
        send(context, artifacts.get(namespace, context.pathParam("object_id")));
    }

    private void linked(Context context) throws IOException {
        String link = context.pathParam("link");
        links.verify(Verb.ARTIFACT, link, Objects.requireNonNullElse(context.queryString(), ""));
        send(
                context,
                artifacts
                        .findLinked(link)
                        .orElseThrow(() -> new OcelliException(ErrorCode.NOT_FOUND, "The artifact was deleted.")));
    }

    private void list(Context context) {
        Namespace namespace = namespace(context);
        List<Artifact> made = artifacts.list(namespace);
        if (made.isEmpty() && !owners.test(namespace)) {
            String word = namespace.owner() == Owner.SESSION ? "session" : "execution";
            throw new OcelliException(
                    ErrorCode.NOT_FOUND,
                    word + "_id",
                    "There is no " + word + " '" + namespace.id() + "' in this project.");
        }
        List<ArtifactListBody.Item> items = made.stream()
                .map(one -> new ArtifactListBody.Item(
                        one.id(), one.filename(), "store", one.type().value(), one.bytes()))
                .toList();
        Requests.answer(context, 200, new ArtifactListBody(namespace.id(), items));
    }

    private static Namespace namespace(Context context) {
        Pick pick = Pick.of(context, "session_id", "execution_id");
        return new Namespace(
                Requests.projectId(), pick.name().equals("session_id") ? Owner.SESSION : Owner.EXECUTION, pick.value());
    }

    /** The one of two query parameters that was sent. */
    private record Pick(String name, String value) {
        static Pick of(Context context, String first, String second) {
            @Nullable String one = context.queryParam(first);
            @Nullable String other = context.queryParam(second);
            boolean hasOne = one != null && !one.isBlank();
            boolean hasOther = other != null && !other.isBlank();
            if (hasOne == hasOther) {
                throw new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        first,
                        "Give exactly one of " + first + " and " + second + "; "
                                + (hasOne ? "both came." : "neither came."));
            }
            return hasOne
                    ? new Pick(first, Objects.requireNonNull(one).strip())
                    : new Pick(second, Objects.requireNonNull(other).strip());
        }
    }

    private void send(Context context, Artifact artifact) throws IOException {
        FileSender.send(
                context,
                new FileSender.Sent(artifact.filename(), artifact.type(), artifact.bytes()),
                artifacts.path(artifact));
    }
}
