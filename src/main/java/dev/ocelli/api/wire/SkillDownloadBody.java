package dev.ocelli.api.wire;

/**
 * Where a skill's zip can be fetched without a key.
 *
 * @param expires_in seconds
 */
public record SkillDownloadBody(String download_url, long expires_in) {}
