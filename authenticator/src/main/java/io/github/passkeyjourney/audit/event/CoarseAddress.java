package io.github.passkeyjourney.audit.event;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The network of an address: the first 24 bits of IPv4, the first 48 of IPv6. Enough to see a pattern, too little to
 * find a household (issue #3; security reference, row 44).
 */
public final class CoarseAddress {

    private static final Pattern IPV4 = Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern IPV6 = Pattern.compile("(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?:%.*)?");
    private static final int PREFIX_GROUPS = 3;

    private CoarseAddress() {}

    /** The network, such as {@code 192.0.2.0/24} or {@code 2001:db8:1::/48}; empty for what is no numeric address. */
    public static Optional<String> of(@Nullable String address) {
        if (address == null) {
            return Optional.empty();
        }
        String mapped = address.startsWith("::ffff:") ? address.substring("::ffff:".length()) : address;
        if (IPV4.matcher(mapped).matches()) {
            return Optional.of(mapped.substring(0, mapped.lastIndexOf('.')).concat(".0/24"));
        }
        return IPV6.matcher(address).matches() ? Optional.of(ipv6(address)) : Optional.empty();
    }

    private static String ipv6(String address) {
        String head = address.contains("::") ? address.substring(0, address.indexOf("::")) : address;
        String groups = Arrays.stream(head.split(":"))
                .filter(group -> !group.isEmpty())
                .limit(PREFIX_GROUPS)
                .map(group -> Integer.toHexString(Integer.parseInt(group, 16)))
                .collect(Collectors.joining(":"));
        return groups + "::/48";
    }
}
