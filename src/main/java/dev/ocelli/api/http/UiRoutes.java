package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The browser pages at {@code /} and below; they hold nothing private, so nobody is asked for a key. */
public final class UiRoutes implements Routes {
    /** The first part of every address that a page of the UI can have. */
    private static final List<String> PAGES = List.of(
            "chat",
            "overview",
            "requests",
            "executions",
            "completions",
            "skills",
            "agents",
            "files",
            "evaluations",
            "feedback",
            "webhooks",
            "keys",
            "models",
            "system");

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final UiAssets assets = UiAssets.load();
    private final String version;

    /** @param version of this build, for those who ask {@code /} without a browser */
    public UiRoutes(String version) {
        this.version = version;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", this::root, Access.OPEN);
        for (String page : PAGES) {
            routes.get("/" + page, this::page, Access.OPEN);
            routes.get("/" + page + "/<rest>", this::page, Access.OPEN);
        }
        routes.get("/ui/own/{version}/<name>", this::own, Access.OPEN);
        routes.get("/ui/lib/<name>", this::library, Access.OPEN);
        routes.get("/favicon.ico", context -> context.redirect("/ui/icon.svg"), Access.OPEN);
        routes.get("/ui/icon.svg", context -> send(context, assets.icon(), "public, max-age=86400"), Access.OPEN);
    }

    private void root(Context context) {
        String accept = context.header("Accept");
        if (accept != null && accept.contains("text/html")) {
            page(context);
            return;
        }
        Requests.answer(
                context,
                200,
                Json.object().put("name", "Ocelli").put("version", version).put("api", "/v1"));
    }

    private void page(Context context) {
        context.header("Content-Security-Policy", assets.contentSecurityPolicy());
        context.header("Referrer-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        send(context, assets.page(), "no-cache");
    }

    private void own(Context context) {
        send(context, found(context, assets.own(context.pathParam("version"), context.pathParam("name"))), FOR_EVER);
    }

    private void library(Context context) {
        send(context, found(context, assets.library(context.pathParam("name"))), FOR_EVER);
    }

    private static UiAssets.Asset found(Context context, Optional<UiAssets.Asset> asset) {
        return asset.orElseThrow(() -> new OcelliException(ErrorCode.NOT_FOUND, "Nothing is at " + context.path()));
    }

    private static void send(Context context, UiAssets.Asset asset, String caching) {
        String accepted = context.header("Accept-Encoding");
        boolean compressed = accepted != null && accepted.contains("gzip");
        context.header("Cache-Control", caching);
        context.header("Vary", "Accept-Encoding");
        context.header("X-Content-Type-Options", "nosniff");
        if (compressed) {
            context.header("Content-Encoding", "gzip");
        }
        context.contentType(asset.type()).result(asset.bytes(compressed));
    }
}
