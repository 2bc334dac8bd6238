package rebound.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rebound.bench.checker.ByteSearch;

/**
 * Words that occur nowhere else in the world: whoever finds one of them has found what a person said. One set for each run,
 * for every field that is private. Thread-safe.
 */
final class PrivateWords {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 24;

    private final SecureRandom random = new SecureRandom();

    final String text = word();
    final String emotion = word();
    final String tag = word();
    final String title = word();
    final String area = word();
    final String kind = word();
    final String tone = word();
    final String loss = word();
    final String coping = word();
    final String answer = word();
    final String kept = word();
    final String person = word();

    /** Which template somebody took is theirs to know, too. */
    final String template = "label-challenged";

    /** Numbers have no letters, so these have many digits. */
    final double valence = number();

    final double energy = number();

    private final ByteSearch search = new ByteSearch(needles());

    /** The body of an entry that says all of them that an entry can say. */
    String entry() {
        return entry("It was like this");
    }

    /** Another body of an entry that says all of them. */
    String revisedEntry() {
        return entry("It was not quite like this");
    }

    private String entry(String beginning) {
        return """
            {"text":"%s: %s, and then it was over.","mood":{"valence":%s,"energy":%s},\
            "emotions":["%s"],"tags":["%s"],"zone":"Europe/Berlin"}\
            """.formatted(beginning, text, valence, energy, emotion, tag);
    }

    /** The body of a setback that says the others. */
    String setback() {
        return """
            {"title":"About %s","area":"%s","kind":"%s","tone":"%s","losses":[{"kind":"other","note":"%s"}]}\
            """.formatted(title, area, kind, tone, loss);
    }

    /** The body of what the person says of it beside that. */
    String coping() {
        return """
            {"strategies":[{"kind":"other","note":"I %s","helped":true}]}\
            """.formatted(coping);
    }

    /** The body of a reflection that says others, of which the last is kept when it is completed. */
    String reflection() {
        return """
            {"template":{"key":"%s","version":1},"answers":[{"question":"label","text":"It is %s."},\
            {"question":"instead","text":"Rather %s"}]}\
            """.formatted(template, answer, kept);
    }

    /** The body of evidence that says others. */
    String evidence() {
        return """
            {"text":"I was %s","kind":"kind-words","person":"%s"}\
            """.formatted(kept, person);
    }

    /** The body of a silence that says one. */
    String silence() {
        return """
            {"kind":"topic","value":"%s"}\
            """.formatted(tag);
    }

    /** The body of a check-in that says others, and that they are not safe. */
    String checkIn() {
        return """
            {"kind":"safety","safety":"not-safe","note":"It is %s","mood":{"valence":%s,"energy":%s},\
            "emotions":["%s"],"scales":[{"name":"%s","value":9}]}\
            """.formatted(text, valence, energy, emotion, tag);
    }

    /** Whatever of it is in these bytes, in any of the usual encodings. */
    Set<String> foundIn(byte[] bytes) {
        return search.in(bytes);
    }

    /** Each by the name of its field. */
    Map<String, String> all() {
        return Map.ofEntries(
                Map.entry("text", text),
                Map.entry("emotion", emotion),
                Map.entry("tag", tag),
                Map.entry("title", title),
                Map.entry("area", area),
                Map.entry("kind", kind),
                Map.entry("tone", tone),
                Map.entry("loss", loss),
                Map.entry("coping", coping),
                Map.entry("answer", answer),
                Map.entry("kept", kept),
                Map.entry("person", person),
                Map.entry("template", template),
                Map.entry("valence", digits(valence)),
                Map.entry("energy", digits(energy)));
    }

    private List<ByteSearch.Needle> needles() {
        var needles = new ArrayList<ByteSearch.Needle>();
        all().forEach((name, word) -> needles.addAll(ByteSearch.textInAnyEncoding(name, word)));
        needles.addAll(bits("valence", valence));
        needles.addAll(bits("energy", energy));
        return needles;
    }

    /** As a BSON document or a Java stream would hold it. */
    private static List<ByteSearch.Needle> bits(String name, double number) {
        return List.of(
                new ByteSearch.Needle(
                        name + " as a binary number, big-endian",
                        ByteBuffer.allocate(8).putDouble(number).array()),
                new ByteSearch.Needle(
                        name + " as a binary number, little-endian",
                        ByteBuffer.allocate(8)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putDouble(number)
                                .array()));
    }

    private String word() {
        var word = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /** Between 0.1 and 1, with all the digits that a double can have. */
    private double number() {
        return 0.1 + 0.9 * random.nextDouble();
    }

    private static String digits(double number) {
        return Double.toString(number).substring(2);
    }
}
