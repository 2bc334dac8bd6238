package rebound.reminder.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.reminder.webhook.PublicAddresses.NotPublicException;

class PublicAddressesTest {

    /** The first and the last address of each range that is not public, and their disguises. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "100.100.100.200",
                "127.0.0.0",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.0",
                "169.254.169.254",
                "169.254.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.0",
                "192.0.0.192",
                "192.0.0.255",
                "192.0.2.0",
                "192.0.2.255",
                "192.88.99.0",
                "192.88.99.255",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.0",
                "198.51.100.255",
                "203.0.113.0",
                "203.0.113.255",
                "224.0.0.0",
                "239.255.255.255",
                "240.0.0.0",
                "255.255.255.254",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::127.0.0.1",
                "::8.8.8.8",
                "fc00::",
                "fd00:ec2::254",
                "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "fe80::",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "feff::1",
                "ff00::",
                "ff02::1",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "100::1",
                "1fff::1",
                "4000::1",
                "5f00::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:1ff::1",
                "2001:db8::1",
                "3fff::1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b::100.64.0.1",
                "64:ff9b::192.168.0.1",
                "64:ff9b::198.18.0.1",
                "64:ff9b::240.0.0.1",
                "64:ff9b:1::8.8.8.8",
                "2002:7f00:1::",
                "2002:a00:1::",
                "2002:a9fe:a9fe::",
                "2002:6440:1::",
                "2002:c0a8:1::1",
                "2a00:1450::5efe:10.0.0.1",
                "2a00:1450::200:5efe:127.0.0.1"
            })
    void this_is_not_public(String address) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    /** The neighbours of those ranges, and public addresses in disguise. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.3.0",
                "192.88.98.255",
                "192.88.100.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "198.51.101.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "168.63.129.15",
                "168.63.129.17",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2a00:1450:4001::1",
                "3ffe::1",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1",
                "2a00:1450::5efe:8.8.8.8"
            })
    void this_is_public(String address) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    /** The JDK makes an IPv4 address of it; so does whoever connects. */
    @ParameterizedTest
    @ValueSource(strings = {"::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:7f00:1"})
    void what_is_mapped_is_what_it_is_mapped_to(String address) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void every_address_of_a_range_is_like_its_ends() {
        for (var second = 0; second < 256; second++) {
            assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral("100." + second + ".1.1")))
                    .isEqualTo(second < 64 || second > 127);
            assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral("172." + second + ".1.1")))
                    .isEqualTo(second < 16 || second > 31);
            assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral("198." + second + ".1.1")))
                    .isEqualTo(second != 18 && second != 19);
        }
        for (var first = 0; first < 256; first++) {
            var v6 = HexFormat.of().toHexDigits((byte) first) + "00:4444::1";
            assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(v6)))
                    .as(v6)
                    .isEqualTo(first >= 0x20 && first < 0x40);
        }
    }

    /** Decimal, octal, hexadecimal and short spellings mean what the resolver makes of them, and that is what is judged. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "127.1",
                "127.0.1",
                "0x7f.0.0.1",
                "0x7f.1",
                "0x7f000001",
                "017700000001",
                "2852039166",
                "0xa9fea9fe",
                "0",
                "localhost",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "0:0:0:0:0:ffff:a9fe:a9fe"
            })
    void another_spelling_is_judged_by_what_it_means_or_means_nothing(String host) {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> new PublicResolver(SystemDefaultDnsResolver.INSTANCE).resolve(host));
    }

    /** Octal to some, decimal to others: what is connected to is what was judged, and never this host. */
    @ParameterizedTest
    @ValueSource(strings = {"0177.0.0.1", "0177.0.0.01", "0251.0376.0251.0376", "00127.0.0.1"})
    void an_octal_spelling_is_refused_or_means_a_public_address(String host) {
        try {
            assertThat(new PublicResolver(SystemDefaultDnsResolver.INSTANCE).resolve(host))
                    .isNotEmpty()
                    .allMatch(PublicAddresses::isPublic);
        } catch (UnknownHostException refused) {
            assertThat(refused).isNotNull();
        }
    }

    @Test
    void a_name_with_public_addresses_has_them() throws UnknownHostException {
        assertThat(resolver("8.8.8.8", "2a00:1450::1").resolve("app.example"))
                .containsExactly(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("2a00:1450::1"));
    }

    @Test
    void a_name_with_one_that_is_not_is_refused_as_a_whole() {
        for (var addresses : new String[][] {
            {"127.0.0.1"}, {"8.8.8.8", "10.0.0.1"}, {"10.0.0.1", "8.8.8.8"}, {"8.8.8.8", "::1"}, {"8.8.8.8", "fd00::1"}
        }) {
            assertThatExceptionOfType(NotPublicException.class)
                    .isThrownBy(() -> resolver(addresses).resolve("app.example"));
        }
    }

    @Test
    void a_name_without_an_address_is_unknown() {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> resolver().resolve("app.example"));
    }

    private static PublicResolver resolver(String... addresses) {
        return new PublicResolver(new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        });
    }
}
