package dev.ocelli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every setting that a person can make. The same word serves in {@code ocelli.yaml} ({@code max_upload}) and in the
 * environment ({@code OCELLI_MAX_UPLOAD}).
 */
enum Setting {
    HOST("127.0.0.1"),
    PORT("8080"),
    DATA("~/.ocelli"),
    /** Keys that open the API: {@code key} or {@code project:key}, separated by commas; none: one is generated. */
    API_KEY(""),
    /** JDBC URL of a PostgreSQL; none: an embedded one in the data folder. */
    DATABASE_URL(""),
    /** Signs webhooks; none: a random one of this installation. */
    WEBHOOK_SECRET(""),
    /** Private addresses that fetches and callbacks may reach: CIDRs or {@code host:port}, separated by commas. */
    ALLOW_PRIVATE_URLS(""),
    /** The largest file that is taken, in bytes or with KiB, MiB or GiB. */
    MAX_UPLOAD("1GiB"),
    /** How callers reach this server, for links; none: as the request did. */
    PUBLIC_URL(""),
    /** Base URL of an OpenAI-compatible server that answers for all models; more of them: {@code models} in the file. */
    MODEL_URL(""),
    /** The id under which that server knows its model. */
    MODEL(""),
    /** The key of that server, where it asks for one. */
    MODEL_KEY(""),
    /** The model pack that writes down speech. */
    SPEECH_MODEL("whisper-base"),
    /** Base URL of an OpenAI-compatible server that writes down speech instead. */
    TRANSCRIPTION_URL(""),
    /** The id under which that server knows its model. */
    TRANSCRIPTION_MODEL("whisper-1"),
    /** The key of that server, where it asks for one. */
    TRANSCRIPTION_KEY("");

    private final String usual;

    Setting(String usual) {
        this.usual = usual;
    }

    /** The value when nobody says anything; empty text: unset. */
    String usual() {
        return usual;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String variable() {
        return "OCELLI_" + name();
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }

    static Optional<Setting> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
    }
}
