package rebound.reminder.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to public addresses only. The client connects to exactly what this returns and asks no second time, so a
 * name that changes its mind in between gains nothing. A name that means any other address as well is refused as a whole.
 */
final class PublicResolver implements DnsResolver {

    private final DnsResolver resolver;

    PublicResolver(DnsResolver resolver) {
        this.resolver = resolver;
    }

    /** @throws PublicAddresses.NotPublicException if one of the addresses is not public */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = resolver.resolve(host);
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException("No address");
        }
        if (!Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new PublicAddresses.NotPublicException();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
