package rebound.reminder.webhook;

import java.io.Serial;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells which addresses are on the public Internet, by the special-purpose registries of IANA (RFC 6890 and its updates):
 * whatever is not known to be public is not. An IPv6 address that stands for an IPv4 address is as public as that one.
 */
final class PublicAddresses {

    /** The first so many bits of an address. */
    private record Prefix(byte[] address, int bits) {

        static Prefix of(String text) {
            var slash = text.indexOf('/');
            return new Prefix(
                    InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
                    Integer.parseInt(text.substring(slash + 1)));
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Prefix> NOT_PUBLIC = prefixes(
            // This host, private networks, carriers' networks (RFC 6598), loopback, link-local with the metadata of
            // clouds.
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.168.0.0/16",
            // Protocol assignments, documentation, relays of 6to4, benchmarks.
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            // Multicast, reserved and broadcast.
            "224.0.0.0/4",
            "240.0.0.0/4",
            // The host of a virtual machine at Azure: public by its number, and not by what it is.
            "168.63.129.16/32",
            // Protocol assignments with Teredo, documentation.
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20");

    /** All there is of global unicast; what is outside is local, multicast, or an IPv4 address in disguise. */
    private static final Prefix GLOBAL = Prefix.of("2000::/3");

    private static final Prefix NAT64 = Prefix.of("64:ff9b::/96");
    private static final Prefix SIX_TO_FOUR = Prefix.of("2002::/16");
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address || bytes.length == 4 ? isAllowed(bytes) : isPublicV6(bytes);
    }

    private static boolean isPublicV6(byte[] bytes) {
        // No class of the JDK holds a mapped address, but another resolver's might.
        if (Arrays.equals(bytes, 0, 12, MAPPED, 0, 12) || NAT64.contains(bytes)) {
            return isAllowed(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return isAllowed(Arrays.copyOfRange(bytes, 2, 6));
        }
        return GLOBAL.contains(bytes) && isAllowed(bytes) && !isIsatapOfPrivate(bytes);
    }

    /** ISATAP (RFC 5214, section 6.1) has the IPv4 address behind 0:5efe, whatever the prefix is. */
    private static boolean isIsatapOfPrivate(byte[] bytes) {
        var isIsatap = (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
        return isIsatap && !isAllowed(Arrays.copyOfRange(bytes, 12, 16));
    }

    private static boolean isAllowed(byte[] bytes) {
        return NOT_PUBLIC.stream().noneMatch(prefix -> prefix.contains(bytes));
    }

    private static List<Prefix> prefixes(String... texts) {
        return Arrays.stream(texts).map(Prefix::of).toList();
    }

    /** What a name resolved to is not on the public Internet. */
    static final class NotPublicException extends UnknownHostException {

        @Serial
        private static final long serialVersionUID = 1;

        NotPublicException() {
            super("Not a public address");
        }
    }
}
