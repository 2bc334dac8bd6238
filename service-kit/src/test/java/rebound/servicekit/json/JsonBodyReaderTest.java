package rebound.servicekit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.read.ResourceId;

class JsonBodyReaderTest {

    enum Size {
        SMALL,
        LARGE
    }

    record Inner(@Nullable Double number, @Nullable Long whole) {}

    record Body(
            @Nullable String text,
            @Nullable Inner inner,
            @Nullable List<String> tags,
            @Nullable List<Inner> inners,
            @Nullable Boolean flag,
            @Nullable Size size,
            @Nullable Instant at,
            @Nullable ZoneId zone,
            @Nullable ResourceId id) {}

    private static final String ID = "018f4e5a-0000-7000-8000-0000000000aa";

    static List<Arguments> faults() {
        return List.of(
                invalid("{'unknown':1}", "/unknown", "is not a property here"),
                invalid("{'inner':{'unknown':1}}", "/inner/unknown", "is not a property here"),
                invalid("{'inners':[{},{'a/b~c':1}]}", "/inners/1/a~1b~0c", "is not a property here"),
                invalid("{'" + "n".repeat(65) + "':1}", "", "is not a property here"),
                invalid("{'text':1}", "/text", "must be a string"),
                invalid("{'text':true}", "/text", "must be a string"),
                invalid("{'text':['a']}", "/text", "must be a string"),
                invalid("{'text':{}}", "/text", "must be a string"),
                invalid("{'tags':'a'}", "/tags", "must be an array"),
                invalid("{'tags':['a',1]}", "/tags/1", "must be a string"),
                invalid("{'tags':{}}", "/tags", "must be an array"),
                invalid("{'inner':'a'}", "/inner", "must be an object"),
                invalid("{'inner':''}", "/inner", "must be an object"),
                invalid("{'inner':[]}", "/inner", "must be an object"),
                invalid("{'inner':1}", "/inner", "must be an object"),
                invalid("{'inner':{'number':'0.5'}}", "/inner/number", "must be a number"),
                invalid("{'inner':{'number':''}}", "/inner/number", "must be a number"),
                invalid("{'inner':{'number':true}}", "/inner/number", "must be a number"),
                invalid("{'inner':{'whole':1.5}}", "/inner/whole", "must be an integer"),
                invalid("{'inner':{'whole':1.0}}", "/inner/whole", "must be an integer"),
                invalid("{'inner':{'whole':'1'}}", "/inner/whole", "must be an integer"),
                invalid("{'inner':{'whole':9223372036854775808}}", "/inner/whole", "must be an integer"),
                invalid("{'flag':'true'}", "/flag", "must be true or false"),
                invalid("{'flag':1}", "/flag", "must be true or false"),
                invalid("{'size':'medium'}", "/size", "must be one of SMALL, LARGE"),
                invalid("{'size':0}", "/size", "must be one of SMALL, LARGE"),
                invalid("{'size':''}", "/size", "must be one of SMALL, LARGE"),
                invalid("{'at':1700000000}", "/at", "must be a string: a time such as 2026-11-05T07:30:00Z"),
                invalid("{'at':'1700000000'}", "/at", "must be a time such as 2026-11-05T07:30:00Z"),
                invalid("{'at':''}", "/at", "must be a time such as 2026-11-05T07:30:00Z"),
                invalid("{'at':'2026-11-05T07:30:00'}", "/at", "must be a time such as 2026-11-05T07:30:00Z"),
                invalid("{'zone':'Mars/Olympus'}", "/zone", "must be an IANA time zone such as Europe/Berlin"),
                invalid("{'zone':'+02:00'}", "/zone", "must be an IANA time zone such as Europe/Berlin"),
                invalid("{'zone':''}", "/zone", "must be an IANA time zone such as Europe/Berlin"),
                invalid("{'id':'" + ID + "0'}", "/id", "must be a UUID"),
                invalid("{'id':'00000000-0000-0000-0000-000000000000'}", "/id", "must be a UUID"),
                invalid("{'text':'a\\u0000b'}", "/text", "must not contain NUL (U+0000)"),
                invalid("{'text':'a\\ud800'}", "/text", "must not contain a lone surrogate"),
                invalid("{'text':'\\udc00a'}", "/text", "must not contain a lone surrogate"),
                invalid("{'tags':['\\ud800\\ud800']}", "/tags/0", "must not contain a lone surrogate"),
                invalid("[]", "", "must be an object"),
                invalid("'text'", "", "must be an object"),
                invalid("1", "", "must be an object"),
                invalid("null", "", "must be an object"),
                invalid("", "", "is required"),
                invalid("  ", "", "is required"),
                malformed("{'text':'a','text':'b'}", "/text", "appears twice"),
                malformed("{'inner':{'whole':1,'whole':1}}", "/inner/whole", "appears twice"),
                malformed("{} {}", "", "must be a single JSON value"),
                malformed("{}x", "", "is not JSON at line 1, column 3"),
                malformed("{'text':", "", "is not JSON at line 1, column 9"),
                malformed("{'text'}", "", "is not JSON at line 1, column 8"),
                malformed("{text:1}", "", "is not JSON at line 1, column 2"),
                malformed("{'inner':{'number':NaN}}", "", "is not JSON at line 1, column 23"),
                malformed("{'text':'a\tb'}", "", "is not JSON at line 1, column 11"),
                malformed("{'text':'\\x'}", "", "is not JSON at line 1, column 11"),
                malformed("{'inner':{'number':" + "1".repeat(41) + "}}", "", "has too long a number or name"),
                malformed("{'" + "n".repeat(300) + "':1}", "", "has too long a number or name"),
                invalid("[".repeat(10_000) + "]".repeat(10_000), "", "must be an object"),
                invalid("{'inner':" + "[".repeat(10_000) + "]".repeat(10_000) + "}", "/inner", "must be an object"),
                malformed("{'unknown':" + "[".repeat(100) + "]".repeat(100) + "}", "", "is nested too deeply"),
                malformed("{'tags':['a'" + ",'a'".repeat(20_000) + "]}", "", "has too many values"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_has_its_pointer(String json, ProblemType type, String pointer, String detail) {
        var problem = refused(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        assertThat(problem.body().errors()).containsExactly(Problem.FieldError.inBody(pointer, detail));
        assertThat(problem.body().type()).isEqualTo(type.uri());
    }

    @Test
    void bytes_that_are_not_utf_8_are_no_text() {
        for (var bytes : List.of(
                new byte[] {'"', (byte) 0xff, '"'},
                new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xe2, (byte) 0x82, '"'},
                "{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_16))) {
            assertThat(refused(bytes).body().errors()).containsExactly(Problem.FieldError.inBody("", "is not UTF-8"));
        }
    }

    @Test
    void a_body_may_have_a_mebibyte_and_not_a_byte_more() {
        var most = "{\"text\":\"" + "a".repeat(JsonBodyReader.LARGEST_BODY - 11) + "\"}";
        assertThat(most).hasSize(JsonBodyReader.LARGEST_BODY);
        assertThat(read(most.getBytes(StandardCharsets.UTF_8)).text()).hasSize(JsonBodyReader.LARGEST_BODY - 11);

        var problem = refused((most + " ").getBytes(StandardCharsets.UTF_8));
        assertThat(problem.body().type()).isEqualTo(ProblemType.BODY_TOO_LARGE.uri());
    }

    @Test
    void an_endless_body_is_not_read_to_its_end() {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'a';
            }
        };
        assertThat(catchThrowableOfType(Problem.class, () -> read(endless, MediaType.APPLICATION_JSON_TYPE))
                        .body()
                        .status())
                .isEqualTo(413);
        assertThat(endless.given).isLessThan(2 * JsonBodyReader.LARGEST_BODY);
    }

    @Test
    void another_charset_is_another_media_type() {
        var latin1 = new MediaType("application", "json", Map.of("charset", "iso-8859-1"));
        assertThat(catchThrowableOfType(
                                Problem.class, () -> read(new ByteArrayInputStream(new byte[] {'{', '}'}), latin1))
                        .body()
                        .status())
                .isEqualTo(415);
    }

    @Test
    void null_is_as_good_as_absent() {
        var json = "{\"text\":null,\"inner\":null,\"tags\":null,\"at\":null,\"zone\":null,\"id\":null,\"flag\":null}";
        assertThat(read(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(read("{}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_is_right_is_read() {
        var json = """
                {"text": "Grüße 🌱 \\ud83c\\udf31", "inner": {"number": 1, "whole": -3}, "tags": ["a"], "flag": true,
                 "size": "LARGE", "at": "2026-11-05T08:30:00+01:00", "zone": "Europe/Berlin",
                 "id": "018F4E5A-0000-7000-8000-0000000000AA"}""";
        assertThat(read(json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Body(
                        "Grüße 🌱 🌱",
                        new Inner(1.0, -3L),
                        List.of("a"),
                        null,
                        true,
                        Size.LARGE,
                        Instant.parse("2026-11-05T07:30:00Z"),
                        ZoneId.of("Europe/Berlin"),
                        new ResourceId(ID)));
    }

    private static Arguments invalid(String json, String pointer, String detail) {
        return Arguments.of(json, ProblemType.INVALID_REQUEST, pointer, detail);
    }

    private static Arguments malformed(String json, String pointer, String detail) {
        return Arguments.of(json, ProblemType.MALFORMED_JSON, pointer, detail);
    }

    private static Problem refused(byte[] json) {
        return catchThrowableOfType(Problem.class, () -> read(json));
    }

    private static Body read(byte[] json) {
        return read(new ByteArrayInputStream(json), MediaType.APPLICATION_JSON_TYPE);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Body read(InputStream stream, MediaType type) {
        return (Body) new JsonBodyReader(StrictJson.mapper())
                .readFrom((Class) Body.class, Body.class, new Annotation[0], type, new MultivaluedHashMap<>(), stream);
    }
}
