package dev.ocelli.core.base;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that people outside may read.
 *
 * <p>The message says what was given, what was expected and what to do; it holds no bytes of a user's file and no
 * secret. {@code param} is the path of the request field at fault, such as {@code config.skills[0].skill_version}.
 */
public final class OcelliException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final @Nullable String param;

    public OcelliException(ErrorCode code, String message) {
        this(code, null, message, null);
    }

    public OcelliException(ErrorCode code, @Nullable String param, String message) {
        this(code, param, message, null);
    }

    public OcelliException(ErrorCode code, @Nullable String param, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.param = param;
    }

    public ErrorCode code() {
        return code;
    }

    public Optional<String> param() {
        return Optional.ofNullable(param);
    }

    /** The same error with the request field named, for callers that know which field they were reading. */
    public OcelliException at(String field) {
        return new OcelliException(code, field, getMessage(), getCause());
    }

    @Override
    public String getMessage() {
        return java.util.Objects.requireNonNullElse(super.getMessage(), code.wireCode());
    }
}
