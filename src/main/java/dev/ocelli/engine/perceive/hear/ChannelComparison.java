package dev.ocelli.engine.perceive.hear;

/**
 * Finds out whether two channels carry different speakers, as recordings of telephones do, or one scene, as music and
 * room microphones do.
 *
 * <p>Compared are the waves themselves and how loud they are from moment to moment: microphones in one room hear the same
 * syllables at nearly the same time, two speakers do not.
 */
final class ChannelComparison {
    private static final double SAME_WAVE = 0.5;
    private static final double SAME_LOUDNESS = 0.75;
    private static final double QUIET = 1e-3;

    private double leftPower;
    private double rightPower;
    private double common;

    private int rounds;
    private double leftLevels;
    private double rightLevels;
    private double leftSquares;
    private double rightSquares;
    private double levelProducts;

    /** Takes one round of both channels. */
    void add(float[][] samples, int from, int to) {
        double left = 0;
        double right = 0;
        for (int i = from; i < to; i++) {
            left += samples[0][i] * samples[0][i];
            right += samples[1][i] * samples[1][i];
            common += samples[0][i] * samples[1][i];
        }
        leftPower += left;
        rightPower += right;
        double leftLevel = Math.sqrt(left / (to - from));
        double rightLevel = Math.sqrt(right / (to - from));
        if (Math.max(leftLevel, rightLevel) > QUIET) {
            compare(Math.log(leftLevel + QUIET), Math.log(rightLevel + QUIET));
        }
    }

    private void compare(double left, double right) {
        rounds++;
        leftLevels += left;
        rightLevels += right;
        leftSquares += left * left;
        rightSquares += right * right;
        levelProducts += left * right;
    }

    /** Whether each channel is to be heard for itself. */
    boolean differ() {
        return rounds > 0 && wave() < SAME_WAVE && loudness() < SAME_LOUDNESS;
    }

    /** Correlation of the waves, in [-1, 1]. */
    double wave() {
        double scale = Math.sqrt(leftPower * rightPower);
        return scale > 0 ? common / scale : 0;
    }

    /** Correlation of the loudness, in [-1, 1]. */
    double loudness() {
        double covariance = levelProducts - leftLevels * rightLevels / rounds;
        double left = leftSquares - leftLevels * leftLevels / rounds;
        double right = rightSquares - rightLevels * rightLevels / rounds;
        double scale = Math.sqrt(left * right);
        return scale > 0 ? covariance / scale : 0;
    }
}
