package dev.ocelli.api.http;

import java.util.List;
import java.util.Map;

/**
 * A library that the browser pages import, as it stands in its jar. A test opens every module named here.
 *
 * @param folder its name and version with a slash at the end, such as {@code lit/3.3.3/}
 * @param imports from what modules write to the module's place
 */
record UiLibrary(String folder, Map<String, String> imports) {
    private static final String DIST = "dist/index.js";

    static final List<UiLibrary> ALL = List.of(
            of("lit/3.3.3/", Map.of("lit", "index.js", "lit/", "")),
            of("lit-html/3.3.3/", Map.of("lit-html", "lit-html.js", "lit-html/", "")),
            of("lit-element/4.2.2/", Map.of("lit-element", "index.js", "lit-element/", "")),
            of(
                    "reactive-element/2.1.2/",
                    Map.of("@lit/reactive-element", "reactive-element.js", "@lit/reactive-element/", "")),
            of("marked/17.0.5/", Map.of("marked", "lib/marked.esm.js")),
            of("dompurify/3.4.15/", Map.of("dompurify", "dist/purify.es.mjs")),
            of("at/codemirror/state/6.6.0/", Map.of("@codemirror/state", DIST)),
            of("at/codemirror/view/6.41.0/", Map.of("@codemirror/view", DIST)),
            of("at/codemirror/language/6.12.3/", Map.of("@codemirror/language", DIST)),
            of("at/codemirror/commands/6.10.3/", Map.of("@codemirror/commands", DIST)),
            of("at/codemirror/search/6.6.0/", Map.of("@codemirror/search", DIST)),
            of("at/codemirror/lint/6.9.5/", Map.of("@codemirror/lint", DIST)),
            of("lang-json/6.0.2/", Map.of("@codemirror/lang-json", DIST)),
            of("at/codemirror/lang-yaml/6.1.3/", Map.of("@codemirror/lang-yaml", DIST)),
            of("at/lezer/common/1.5.1/", Map.of("@lezer/common", DIST)),
            of("at/lezer/lr/1.4.8/", Map.of("@lezer/lr", DIST)),
            of("highlight/1.2.3/", Map.of("@lezer/highlight", DIST)),
            of("json/1.0.3/", Map.of("@lezer/json", DIST)),
            of("at/lezer/markdown/1.6.3/", Map.of("@lezer/markdown", DIST)),
            of("at/lezer/yaml/1.0.4/", Map.of("@lezer/yaml", DIST)),
            of("style-mod/4.1.3/", Map.of("style-mod", "src/style-mod.js")),
            of("w3c-keyname/2.2.8/", Map.of("w3c-keyname", "index.js")),
            of("crelt/1.0.6/", Map.of("crelt", "index.js")),
            of("find-cluster-break/1.0.2/", Map.of("@marijn/find-cluster-break", "src/index.js")));

    UiLibrary {
        imports = Map.copyOf(imports);
    }

    private static UiLibrary of(String folder, Map<String, String> modules) {
        var imports = new java.util.HashMap<String, String>();
        modules.forEach((name, file) -> imports.put(name, folder + file));
        return new UiLibrary(folder, imports);
    }
}
