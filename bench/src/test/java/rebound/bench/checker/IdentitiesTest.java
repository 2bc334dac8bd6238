package rebound.bench.checker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentitiesTest {

    private static final String FIXED = """
            {"primaryKeyId":1,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.HmacKey",\
            "value":"EgQIAxAgGiAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw==","keyMaterialType":"SYMMETRIC"},\
            "status":"ENABLED","keyId":1,"outputPrefixType":"TINK"}]}""";

    /** Those that the engine's own test gives for ever. */
    @Test
    void areTheOnesThatTheServicesGive() {
        var identities = new Identities(FIXED);

        assertThat(identities.user("maria")).isEqualTo("90dfc9e4-4c1b-8325-9504-fa8f5b19c28f");
        assertThat(identities.app("demo")).isEqualTo("9f5d16b3-e64e-8e0a-81e5-19b51a95513e");
        assertThat(identities.command("user", "key")).isEqualTo("bfdfcc18-a262-8d30-91e7-141f2f50a820");
    }
}
