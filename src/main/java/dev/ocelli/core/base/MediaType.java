package dev.ocelli.core.base;

import java.util.Locale;

/** A media type without parameters, lower case, such as {@code application/pdf}. */
public record MediaType(String value) {
    public static final MediaType PDF = new MediaType("application/pdf");
    public static final MediaType PNG = new MediaType("image/png");
    public static final MediaType JPEG = new MediaType("image/jpeg");
    public static final MediaType ZIP = new MediaType("application/zip");
    public static final MediaType TEXT = new MediaType("text/plain");
    public static final MediaType BINARY = new MediaType("application/octet-stream");

    public MediaType {
        int semicolon = value.indexOf(';');
        value = (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        if (!value.matches("[a-z0-9.+-]+/[a-z0-9.+-]+")) {
            throw new IllegalArgumentException("not a media type: " + value);
        }
    }

    public boolean isImage() {
        return value.startsWith("image/");
    }

    public boolean isAudio() {
        return value.startsWith("audio/");
    }

    public boolean isVideo() {
        return value.startsWith("video/");
    }

    @Override
    public String toString() {
        return value;
    }
}
