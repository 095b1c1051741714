package dev.ocelli.core.file;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides which addresses on the network strangers may send us to.
 *
 * <p>Only http and https, and only public addresses: whoever names a URL must not reach this machine, its neighbours or
 * a cloud's metadata service through us. The special ranges are those of the IANA special-purpose address registries
 * (read 2026). A name counts as what it resolves to, and all its addresses must pass; {@link AllowedTargets} opens
 * exceptions.
 */
public final class UrlGate {
    private static final int MOST_CHARACTERS = 8192;

    private static final List<AddressRange> SPECIAL = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32", // the platform service of one large cloud, on a public address
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    /** IPv6 blocks that carry an IPv4 address, and the byte where it begins. */
    private record Carrier(AddressRange range, int offset) {}

    private static final List<Carrier> CARRIERS = List.of(
            new Carrier(AddressRange.of("::/96"), 12), // also :: and ::1
            new Carrier(AddressRange.of("64:ff9b::/96"), 12),
            new Carrier(AddressRange.of("2002::/16"), 2));

    private final AllowedTargets allowed;
    private final HostResolver resolver;

    public UrlGate(AllowedTargets allowed, HostResolver resolver) {
        this.allowed = allowed;
        this.resolver = resolver;
    }

    private static List<AddressRange> ranges(String... texts) {
        return Arrays.stream(texts).map(AddressRange::of).toList();
    }

    /**
     * Reads a URL and checks where it leads, at this moment. Fails with {@link ErrorCode#URL_REFUSED} naming
     * {@code param}; a name that does not resolve passes here and fails when it is called.
     */
    public URI check(String url, String param) {
        try {
            URI uri = parse(url);
            addresses(uri.getHost(), port(uri));
            return uri;
        } catch (UnknownHostException e) {
            return parse(url);
        } catch (OcelliException e) {
            throw e.at(param);
        }
    }

    static URI parse(String url) {
        URI uri;
        try {
            if (url.length() > MOST_CHARACTERS) {
                throw refused("The URL is longer than " + MOST_CHARACTERS + " characters.");
            }
            uri = new URI(url.strip().replace(" ", "%20")).parseServerAuthority();
        } catch (java.net.URISyntaxException e) {
            throw refused("The URL cannot be read: expected http://host/path or https://host/path.");
        }
        if (uri.getScheme() == null) {
            throw refused("The URL has no scheme: expected http://host/path or https://host/path.");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused("URLs of the kind '" + scheme + ":' are not fetched; expected http or https.");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty() || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw refused("The URL names no host that can be reached.");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused("URLs with a user name or password are not fetched.");
        }
        return uri;
    }

    static int port(URI uri) {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /** The addresses to dial, resolved once and every one checked. */
    List<InetAddress> addresses(String host, int port) throws UnknownHostException {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        List<InetAddress> addresses = resolver.resolve(bare);
        for (InetAddress address : addresses) {
            if (isSpecial(address) && !allowed.opens(bare, port, address)) {
                throw refused("The URL leads to a private or special address (" + bare
                        + "), which this server does not call. OCELLI_ALLOW_PRIVATE_URLS opens chosen ones.");
            }
        }
        return addresses;
    }

    static boolean isSpecial(InetAddress address) {
        return SPECIAL.stream().anyMatch(range -> range.contains(address))
                || carried(address).filter(UrlGate::isSpecial).isPresent();
    }

    private static Optional<InetAddress> carried(InetAddress address) {
        if (address instanceof Inet4Address) {
            return Optional.empty();
        }
        byte[] bytes = address.getAddress();
        return CARRIERS.stream()
                .filter(carrier -> carrier.range().contains(address))
                .findFirst()
                .map(carrier -> four(bytes, carrier.offset()));
    }

    private static InetAddress four(byte[] bytes, int offset) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    static OcelliException refused(String message) {
        return new OcelliException(ErrorCode.URL_REFUSED, "url", message);
    }
}
