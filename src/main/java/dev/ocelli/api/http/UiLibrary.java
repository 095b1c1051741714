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
    static final List<UiLibrary> ALL = List.of(
            of("lit/3.3.3/", Map.of("lit", "index.js", "lit/", "")),
            of("lit-html/3.3.3/", Map.of("lit-html", "lit-html.js", "lit-html/", "")),
            of("lit-element/4.2.2/", Map.of("lit-element", "index.js", "lit-element/", "")),
            of(
                    "reactive-element/2.1.2/",
                    Map.of("@lit/reactive-element", "reactive-element.js", "@lit/reactive-element/", "")),
            of("marked/17.0.5/", Map.of("marked", "lib/marked.esm.js")),
            of("dompurify/3.4.15/", Map.of("dompurify", "dist/purify.es.mjs")));

    UiLibrary {
        imports = Map.copyOf(imports);
    }

    private static UiLibrary of(String folder, Map<String, String> modules) {
        var imports = new java.util.HashMap<String, String>();
        modules.forEach((name, file) -> imports.put(name, folder + file));
        return new UiLibrary(folder, imports);
    }
}
