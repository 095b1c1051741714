package dev.ocelli.core.file;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a file is for: the closed set of wire contract A section 6. */
public enum Purpose {
    ASSISTANTS("assistants"),
    ASSISTANTS_OUTPUT("assistants_output"),
    BATCH("batch"),
    BATCH_OUTPUT("batch_output"),
    DATASETS("datasets"),
    FINE_TUNE("fine-tune"),
    VISION("vision");

    private final String wire;

    Purpose(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** Fails with {@link ErrorCode#INVALID_REQUEST} (param {@code purpose}) on any other word. */
    public static Purpose parse(String text) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.wire.equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        "purpose",
                        "The purpose '" + text + "' is not known; expected one of "
                                + Arrays.stream(values()).map(Purpose::wire).collect(Collectors.joining(", ")) + "."));
    }
}
