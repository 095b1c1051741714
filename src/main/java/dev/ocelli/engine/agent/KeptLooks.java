package dev.ocelli.engine.agent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Eyes whose answers are kept in the log of the run, under a hash of the question and its pictures: a run that is begun again
 * after a crash, or replayed, hears the same words of the same question.
 */
final class KeptLooks implements Eyes {
    private final Eyes eyes;
    private final StepLog log;

    KeptLooks(Eyes eyes, StepLog log) {
        this.eyes = eyes;
        this.log = log;
    }

    @Override
    public String look(String question, List<String> dataUris) {
        return log.once(Look.NAME + hash(question, dataUris), Look.class, () -> new Look(eyes.look(question, dataUris)))
                .words();
    }

    private static String hash(String question, List<String> dataUris) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(question.getBytes(StandardCharsets.UTF_8));
            for (String uri : dataUris) {
                digest.update((byte) 0);
                digest.update(uri.getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
