package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.model.upstream.Backend;
import dev.ocelli.catalog.model.upstream.ModelSettings;
import dev.ocelli.catalog.model.upstream.ModelSettings.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelConfigTest {
    @TempDir
    private Path folder;

    private ModelSettings read(Map<String, String> environment, String file) throws IOException {
        Files.writeString(folder.resolve("ocelli.yaml"), file);
        return Config.read(environment, Map.of("data", folder.toString())).models();
    }

    @Test
    void three_variables_plug_one_backend_in_for_everything() throws IOException {
        ModelSettings models = read(
                Map.of(
                        "OCELLI_MODEL_URL", "http://127.0.0.1:8000/v1/",
                        "OCELLI_MODEL", "qwen",
                        "OCELLI_MODEL_KEY", "very-secret"),
                "");
        Backend backend = models.backends().getFirst().backend();
        assertThat(backend.endpoint().url()).hasToString("http://127.0.0.1:8000/v1");
        assertThat(backend.endpoint().model()).isEqualTo("qwen");
        assertThat(backend.endpoint().key().orElseThrow().value()).isEqualTo("very-secret");
        assertThat(models.routes()).containsExactly(new Route(Route.ANY, List.of("default"), false));
        assertThat(models.toString()).doesNotContain("very-secret");
    }

    @Test
    void the_file_names_backends_and_who_is_answered_by_which() throws IOException {
        ModelSettings models = read(Map.of("BIG_KEY", "k"), """
                models:
                  fallback: embedded
                  backends:
                    small:
                      url: http://127.0.0.1:11434/v1
                      model: gemma3
                      pictures: 0
                      window_tokens: 8192
                      shaping: grammar
                      tools: false
                      idle_timeout: 500ms
                      retries: 0
                    big:
                      url: https://models.example/v1
                      model: big-vl
                      key: env:BIG_KEY
                      price: {prompt: 0.15, completion: 0.6}
                  routes:
                    vlm-1: [small, big]
                    vlmrun-orion-1:pro: {use: big, fallback: none}
                    "*": small
                """);
        var small = models.backends().getFirst();
        assertThat(small.shaping()).isEqualTo("grammar");
        assertThat(small.nativeTools()).isFalse();
        assertThat(small.backend().abilities().seesPictures()).isFalse();
        assertThat(small.backend().patience().betweenBytes()).isEqualTo(Duration.ofMillis(500));
        var big = models.backends().getLast().backend();
        assertThat(big.endpoint().key().orElseThrow().value()).isEqualTo("k");
        assertThat(big.prices()).isEqualTo(new Backend.Prices(0.15, 0.6));
        assertThat(models.routes())
                .containsExactly(
                        new Route("vlm-1", List.of("small", "big"), true),
                        new Route("vlmrun-orion-1:pro", List.of("big"), false),
                        new Route("*", List.of("small"), true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            models: {backend: {}}                                                        | models.backend
            models: {backends: {a: {url: 'http://x/v1', model: m, retry: 3}}}            | models.backends.a.retry
            models: {backends: {a: {model: m}}}                                          | models.backends.a.url
            models: {backends: {a: {url: 'ftp://x', model: m}}}                          | models.backends.a.url
            models: {backends: {a: {url: 'http://x/v1'}}}                                | models.backends.a.model
            models: {backends: {a: {url: 'http://x/v1', model: m, idle_timeout: soon}}}  | idle_timeout
            models: {backends: {a: {url: 'http://x/v1', model: m, retries: 99}}}         | retries
            models: {backends: {a: {url: 'http://x/v1', model: m, key: 'env:NOT_SET'}}}  | NOT_SET
            models: {backends: {vlm-1: {url: 'http://x/v1', model: m}}}                  | vlm-1
            models: {routes: {vlm-1: a}}                                                 | models.routes.vlm-1
            models: [a]                                                                  | models
            """)
    void a_mistake_stops_the_start_and_is_named(String file, String named) {
        assertThatThrownBy(() -> read(Map.of(), file + "\n")).hasMessageContaining(named);
    }

    @Test
    void a_server_without_a_model_is_refused() {
        assertThatThrownBy(() -> read(Map.of("OCELLI_MODEL_URL", "http://127.0.0.1:1/v1"), ""))
                .hasMessageContaining("OCELLI_MODEL ");
        assertThatThrownBy(() -> read(Map.of("OCELLI_MODEL_URL", "nonsense", "OCELLI_MODEL", "m"), ""))
                .hasMessageContaining("nonsense");
    }
}
