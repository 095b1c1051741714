package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.model.speech.SpeechSettings;
import dev.ocelli.catalog.model.upstream.ModelSettings;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.AllowedTargets;
import dev.ocelli.core.store.DatabaseSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigTest {
    @TempDir
    private Path folder;

    private Config read(Map<String, String> environment, Map<String, String> flags) {
        return Config.read(environment, flags);
    }

    private Map<String, String> inFolder() {
        return Map.of("data", folder.toString());
    }

    private void file(String text) throws IOException {
        Files.writeString(folder.resolve("ocelli.yaml"), text);
    }

    @Test
    void every_setting_and_its_default_is_pinned() {
        assertThat(Arrays.stream(Setting.values()).map(setting -> setting.variable() + "=" + setting.usual()))
                .containsExactly(
                        "OCELLI_HOST=127.0.0.1",
                        "OCELLI_PORT=8080",
                        "OCELLI_DATA=~/.ocelli",
                        "OCELLI_API_KEY=",
                        "OCELLI_DATABASE_URL=",
                        "OCELLI_WEBHOOK_SECRET=",
                        "OCELLI_ALLOW_PRIVATE_URLS=",
                        "OCELLI_MAX_UPLOAD=1GiB",
                        "OCELLI_PUBLIC_URL=",
                        "OCELLI_MODEL_URL=",
                        "OCELLI_MODEL=",
                        "OCELLI_MODEL_KEY=",
                        "OCELLI_SPEECH_MODEL=whisper-base",
                        "OCELLI_TRANSCRIPTION_URL=",
                        "OCELLI_TRANSCRIPTION_MODEL=whisper-1",
                        "OCELLI_TRANSCRIPTION_KEY=");
        Config config = read(Map.of(), inFolder());
        assertThat(config.http()).isEqualTo(new Config.Http("127.0.0.1", 8080, java.util.Optional.empty()));
        assertThat(config.storage().data()).isEqualTo(folder);
        assertThat(config.storage().maxUpload()).isEqualTo(1L << 30);
        assertThat(config.storage().database()).isEqualTo(new DatabaseSource.Embedded(folder.resolve("postgres")));
        assertThat(config.access().keys()).isEmpty();
        assertThat(config.access().privateTargets()).isEqualTo(AllowedTargets.NONE);
        assertThat(config.access().webhookSecret()).isEmpty();
        assertThat(config.models()).isEqualTo(ModelSettings.NONE);
        assertThat(config.speech()).isEqualTo(SpeechSettings.STANDARD);
    }

    @Test
    void flags_win_over_environment_over_file_over_defaults() throws IOException {
        file("port: 1001\nhost: file.example\nmax_upload: 5MiB\nallow_private_urls: [10.0.0.0/8, 'a.test:80']\n");
        Map<String, String> environment = Map.of("OCELLI_PORT", "1002", "OCELLI_HOST", "environment.example");
        Config config = read(environment, Map.of("data", folder.toString(), "port", "1003"));
        assertThat(config.http().port()).isEqualTo(1003);
        assertThat(config.http().host()).isEqualTo("environment.example");
        assertThat(config.storage().maxUpload()).isEqualTo(5L << 20);
        assertThat(config.access().privateTargets().hosts()).containsExactly("a.test:80");
        assertThat(read(Map.of(), inFolder()).http().port()).isEqualTo(1001);
    }

    @Test
    void an_unknown_key_stops_the_start_and_is_named() throws IOException {
        assertThatThrownBy(() -> read(Map.of("OCELLI_MAXUPLOAD", "1"), inFolder()))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("OCELLI_MAXUPLOAD")
                .hasMessageContaining("OCELLI_MAX_UPLOAD");
        file("prot: 1\n");
        assertThatThrownBy(() -> read(Map.of(), inFolder()))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("'prot'")
                .hasMessageContaining("ocelli.yaml");
    }

    @Test
    void the_launchers_own_variables_pass() {
        assertThat(read(Map.of("OCELLI_HOME", "/x", "OCELLI_JAVA_OPTS", "-Xmx1g"), inFolder()))
                .isNotNull();
    }

    @Test
    void a_value_out_of_bounds_names_its_place() {
        for (String bad : new String[] {"70000", "-1", "many", ""}) {
            assertThatThrownBy(() -> read(Map.of("OCELLI_PORT", bad), inFolder()))
                    .as(bad)
                    .isInstanceOf(OcelliException.class)
                    .hasMessageContaining("OCELLI_PORT");
        }
        for (String bad : new String[] {"0", "1.5GiB", "lots"}) {
            assertThatThrownBy(() -> read(Map.of("OCELLI_MAX_UPLOAD", bad), inFolder()))
                    .as(bad)
                    .hasMessageContaining("max_upload");
        }
        for (String bad : new String[] {"ftp://x", "example.com", "http://"}) {
            assertThatThrownBy(() -> read(Map.of("OCELLI_PUBLIC_URL", bad), inFolder()))
                    .as(bad)
                    .hasMessageContaining("public_url");
        }
        for (String bad : new String[] {"10.0.0.0/99", "everything", "10.0.0/x"}) {
            assertThatThrownBy(() -> read(Map.of("OCELLI_ALLOW_PRIVATE_URLS", bad), inFolder()))
                    .as(bad)
                    .hasMessageContaining("OCELLI_ALLOW_PRIVATE_URLS");
        }
    }

    @Test
    void broken_yaml_and_a_missing_file_are_said_plainly() throws IOException {
        file("port: [1\n");
        assertThatThrownBy(() -> read(Map.of(), inFolder())).hasMessageContaining("not readable YAML");
        assertThatThrownBy(() -> read(
                        Map.of(), Map.of("config", folder.resolve("no.yaml").toString())))
                .hasMessageContaining("does not exist");
    }

    @Test
    void secrets_are_masked() {
        Config config = read(
                Map.of(
                        "OCELLI_API_KEY", "team:very-secret-key",
                        "OCELLI_WEBHOOK_SECRET", "hook-secret",
                        "OCELLI_DATABASE_URL", "jdbc:postgresql://db/o?user=u&password=db-secret"),
                inFolder());
        assertThat(config.toString() + config.storage().database())
                .doesNotContain("very-secret-key")
                .doesNotContain("hook-secret")
                .doesNotContain("db-secret");
    }
}
