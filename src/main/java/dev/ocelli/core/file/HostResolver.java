package dev.ocelli.core.file;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks what addresses a name has; tests answer for themselves. */
@FunctionalInterface
public interface HostResolver {
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** The machine's own name service. */
    static HostResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
