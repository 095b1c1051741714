package dev.ocelli.core.file;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The private places that the person who runs Ocelli has opened: address ranges and {@code host:port} pairs.
 *
 * @param hosts {@code host:port} in lower case
 */
public record AllowedTargets(List<AddressRange> ranges, List<String> hosts) {
    public static final AllowedTargets NONE = new AllowedTargets(List.of(), List.of());

    public AllowedTargets {
        ranges = List.copyOf(ranges);
        hosts = List.copyOf(hosts);
    }

    /** Reads a list such as {@code 10.1.0.0/16, files.internal:9000}; anything else is named and refused. */
    public static AllowedTargets parse(String text) {
        List<AddressRange> ranges = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        for (String part : text.split(",")) {
            String item = part.strip().toLowerCase(Locale.ROOT);
            if (item.contains("/")) {
                ranges.add(AddressRange.find(item).orElseThrow(() -> unreadable(part)));
            } else if (item.matches("(\\[[0-9a-f:.]+]|[a-z0-9._-]+):[0-9]{1,5}")) {
                hosts.add(item);
            } else if (!item.isEmpty()) {
                ranges.add(AddressRange.find(item + (item.contains(":") ? "/128" : "/32"))
                        .orElseThrow(() -> unreadable(part)));
            }
        }
        return new AllowedTargets(ranges, hosts);
    }

    private static OcelliException unreadable(String part) {
        return new OcelliException(
                ErrorCode.INVALID_REQUEST,
                "allow_private_urls",
                "OCELLI_ALLOW_PRIVATE_URLS holds '" + part.strip()
                        + "'; expected address ranges such as 10.0.0.0/8 or pairs such as files.internal:9000,"
                        + " separated by commas.");
    }

    boolean opens(String host, int port, InetAddress address) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return hosts.contains(bare.toLowerCase(Locale.ROOT) + ":" + port)
                || hosts.contains("[" + bare.toLowerCase(Locale.ROOT) + "]:" + port)
                || ranges.stream().anyMatch(range -> range.contains(address));
    }
}
