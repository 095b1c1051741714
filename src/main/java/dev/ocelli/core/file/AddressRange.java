package dev.ocelli.core.file;

import java.net.InetAddress;
import java.util.Optional;

/** A block of addresses, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
public record AddressRange(InetAddress first, int prefix) {

    /** Reads CIDR notation of a literal address; never asks a name server. */
    static Optional<AddressRange> find(String text) {
        int slash = text.indexOf('/');
        String bits = text.substring(slash + 1);
        if (slash < 1 || !bits.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(text.substring(0, slash));
            int prefix = Integer.parseInt(bits);
            return prefix <= address.getAddress().length * 8
                    ? Optional.of(new AddressRange(address, prefix))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static AddressRange of(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not an address range: " + text));
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((mine[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
