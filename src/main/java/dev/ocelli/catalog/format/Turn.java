package dev.ocelli.catalog.format;

/** Turns points between the page as shown (y downwards) and a frame in which text at an angle runs left to right. */
record Turn(double cosine, double sine) {

    /** {@code angle} in degrees clockwise. */
    static Turn by(int angle) {
        return switch (angle) {
            case 0 -> new Turn(1, 0);
            case 90 -> new Turn(0, 1);
            case 180 -> new Turn(-1, 0);
            case 270 -> new Turn(0, -1);
            default -> new Turn(Math.cos(Math.toRadians(angle)), Math.sin(Math.toRadians(angle)));
        };
    }

    double along(double x, double y) {
        return x * cosine + y * sine;
    }

    double across(double x, double y) {
        return y * cosine - x * sine;
    }

    double x(double along, double across) {
        return along * cosine - across * sine;
    }

    double y(double along, double across) {
        return along * sine + across * cosine;
    }
}
