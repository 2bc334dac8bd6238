package rebound.bench.faults;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BiFunction;

/** The kinds of things that people make, with what they do to them. */
enum Kind {
    ENTRY(
            "journal",
            "/entries",
            true,
            (text, random) -> "{\"text\":\"" + text + "\",\"tags\":[\"work\"],\"mood\":{\"valence\":" + valence(random)
                    + "}" + aboutSetback(random) + "}",
            List.of(bare("restore"))),
    CHECK_IN(
            "journal",
            "/check-ins",
            true,
            (text, random) ->
                    "{\"kind\":\"mood\",\"note\":\"" + text + "\",\"mood\":{\"valence\":" + valence(random) + "}}",
            List.of(bare("restore"))),
    REFLECTION(
            "journal",
            "/reflections",
            true,
            (text, random) -> "{\"template\":{\"key\":\"gratitude\",\"version\":1},\"answers\":["
                    + "{\"question\":\"for-what\",\"text\":\"" + text + "\"},"
                    + "{\"question\":\"did\",\"list\":[\"" + text + "\"]}]" + aboutSetback(random) + "}",
            List.of(bare("complete"), bare("restore"))),
    LESSON(
            "journal",
            "/lessons",
            true,
            (text, random) -> "{\"text\":\"" + text + "\"}",
            List.of(
                    bare("restore"),
                    new Verb(
                            "apply",
                            (text, random) -> "{\"to\":{\"type\":\"goal\",\"id\":\"" + uuid(random) + "\"},\"how\":\""
                                    + text + "\"}"))),
    FEEDBACK(
            "journal",
            "/feedback",
            true,
            (text, random) -> "{\"text\":\"" + text + "\",\"person\":\"" + text + "\"}",
            List.of(
                    new Verb("react", (text, random) -> "{\"text\":\"" + text + "\"}"),
                    new Verb("cool-off", (text, random) -> "{\"until\":\"" + soonOrLater(random) + "\"}"),
                    bare("hand-back"),
                    bare("restore"))),
    STORY(
            "journal",
            "/stories",
            true,
            (text, random) -> "{\"title\":\"" + text + "\",\"text\":\"" + text + "\"}",
            List.of(new Verb("publish", (text, random) -> "{\"consent\":true}"), bare("withdraw"), bare("restore"))),
    LETTER(
            "journal",
            "/letters",
            true,
            (text, random) -> "{\"title\":\"" + text + "\",\"text\":\"" + text + "\"}",
            List.of(new Verb("seal", (text, random) -> sealed(random)), bare("unseal"), bare("restore"))),
    SETBACK(
            "journal",
            "/setbacks",
            true,
            (text, random) -> "{\"title\":\"" + text + "\"}",
            List.of(
                    bare("close"),
                    bare("reopen"),
                    new Verb("back-on-track", (t, r) -> "{}"),
                    bare("not-yet"),
                    said("causes", (text, random) -> "{\"causes\":[{\"kind\":\"health\",\"note\":\"" + text + "\"}]}"),
                    said(
                            "coping",
                            (text, random) -> "{\"strategies\":[{\"kind\":\"people\",\"note\":\"" + text + "\"}]}"),
                    said(
                            "next-move",
                            (text, random) -> "{\"move\":\"" + (random.nextBoolean() ? "climb" : "rest") + "\"}"),
                    bare("restore"))),
    GOAL(
            "plan",
            "/goals",
            true,
            (text, random) -> "{\"title\":\"" + text + "\",\"why\":\"" + text + "\"}",
            List.of(bare("achieve"), bare("release"), bare("resume"))),
    ATTEMPT(
            "plan",
            "/attempts",
            false,
            (text, random) -> "{\"note\":\"" + text + "\"}",
            List.of(new Verb(
                    "finish",
                    (text, random) -> "{\"outcome\":\"" + (random.nextBoolean() ? "fell-short" : "worked")
                            + "\",\"note\":\"" + text + "\"}"))),
    STEP(
            "plan",
            "/steps",
            true,
            (text, random) -> "{\"title\":\"" + text + "\"}",
            List.of(
                    new Verb("schedule", (text, random) -> "{\"at\":\"" + later(random) + "\"}"),
                    bare("done"),
                    bare("skip"),
                    bare("let-go"))),
    PLAN(
            "plan",
            "/plans",
            false,
            (text, random) -> "{\"title\":\"" + text + "\"}",
            List.of(bare("set-aside"), bare("resume"), bare("finish"))),
    PAUSE(
            "plan",
            "/pauses",
            false,
            (text, random) -> "{\"kind\":\"rest\",\"until\":\"" + later(random) + "\"}",
            List.of(new Verb("extend", (text, random) -> "{\"until\":\"" + later(random) + "\"}"), bare("end"))),
    REMINDER(
            "reminder",
            "/reminders",
            true,
            (text, random) -> "{\"text\":\"" + text + "\",\"at\":\"" + soonOrLater(random) + "\"}",
            List.of(
                    new Verb("snooze", (text, random) -> "{\"until\":\"" + later(random) + "\"}"),
                    bare("done"),
                    bare("dismiss"),
                    bare("cancel")));

    /** A change of state: its name at the end of the path, and its body. */
    record Verb(String method, String name, BiFunction<String, SplittableRandom, String> json) {

        Verb(String name, BiFunction<String, SplittableRandom, String> json) {
            this("POST", name, json);
        }

        String body(String text, SplittableRandom random) {
            return json.apply(text, random);
        }
    }

    private final String service;
    private final String place;
    private final boolean canBePut;
    private final BiFunction<String, SplittableRandom, String> document;
    private final List<Verb> verbs;

    Kind(
            String service,
            String place,
            boolean canBePut,
            BiFunction<String, SplittableRandom, String> document,
            List<Verb> verbs) {
        this.service = service;
        this.place = place;
        this.canBePut = canBePut;
        this.document = document;
        this.verbs = verbs;
    }

    String service() {
        return service;
    }

    /** Of those that are not within another. */
    String path() {
        return "/" + service + "/v1" + place;
    }

    /** @param parent the path of what it is within; of no account to those that are not */
    String pathWithin(String parent) {
        return isWithin() ? parent + place : path();
    }

    boolean isWithin() {
        return this == ATTEMPT;
    }

    boolean canBePut() {
        return canBePut;
    }

    boolean canBeDeleted() {
        return verbs.stream().anyMatch(verb -> verb.name().equals("restore"));
    }

    String document(String text, SplittableRandom random) {
        return document.apply(text, random);
    }

    /** One with which nothing happens by itself while a run lasts. */
    String quietDocument(String text, SplittableRandom random) {
        return this == REMINDER
                ? "{\"text\":\"" + text + "\",\"at\":\"" + later(random) + "\"}"
                : document(text, random);
    }

    Verb verb(SplittableRandom random) {
        return verbs.get(random.nextInt(verbs.size()));
    }

    private static Verb bare(String name) {
        return new Verb(name, (text, random) -> "");
    }

    /** Something that is said of a thing, in the place of what was said before. */
    private static Verb said(String name, BiFunction<String, SplittableRandom, String> json) {
        return new Verb("PUT", name, json);
    }

    private static String sealed(SplittableRandom random) {
        return random.nextBoolean()
                ? "{\"opens\":\"next-setback\"}"
                : "{\"opens\":\"date\",\"until\":\"" + later(random).toString().substring(0, 10) + "\"}";
    }

    private static String aboutSetback(SplittableRandom random) {
        return ",\"about\":{\"type\":\"setback\",\"id\":\"" + uuid(random) + "\"}";
    }

    /** Of a goal or a setback that may be anywhere: nobody looks whether it is there. */
    private static UUID uuid(SplittableRandom random) {
        return new UUID(random.nextLong() & ~0xf000L | 0x4000, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    private static double valence(SplittableRandom random) {
        return random.nextInt(-10, 11) / 10.0;
    }

    /** So late that no run lasts until then. */
    private static Instant later(SplittableRandom random) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(random.nextInt(2, 60), ChronoUnit.DAYS);
    }

    private static Instant soonOrLater(SplittableRandom random) {
        return random.nextInt(3) == 0
                ? Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(random.nextInt(1, 8))
                : later(random);
    }
}
