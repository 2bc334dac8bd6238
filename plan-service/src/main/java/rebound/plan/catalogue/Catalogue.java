package rebound.plan.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The playbooks and their texts, by key. The texts are plain and on the person's side: nothing is judged, nobody is told
 * what they should do. A key stands for one text for ever; another text is another version.
 */
public final class Catalogue {

    /** A few steps after a setback, its first version (practices A3, B5 and A7). */
    public static final String RECOVERY = "recovery/1";

    private static final Map<String, String> TITLES = Map.of(RECOVERY, "Three small steps");

    private static final Map<String, List<String>> STEPS = Map.of(
            RECOVERY,
            List.of(
                    "Sit down for a few quiet breaths. A wandering mind is fine.",
                    "Do one ordinary thing: the dishes, a meal, a short walk.",
                    "Put a line or two about it on paper, for nobody else to read."));

    private Catalogue() {}

    /**
     * What a plan from that playbook is called.
     *
     * @throws NullPointerException if there is no such playbook
     */
    public static String title(String playbook) {
        return Objects.requireNonNull(TITLES.get(playbook), "no such playbook");
    }

    /** The keys of the playbook's steps in their order; none if there is no such playbook. */
    public static List<String> steps(String playbook) {
        return IntStream.rangeClosed(1, STEPS.getOrDefault(playbook, List.of()).size())
                .mapToObj(number -> playbook + "/" + number)
                .toList();
    }

    /**
     * The text of a step.
     *
     * @param key one of {@link #steps}
     * @throws IllegalArgumentException if it is none
     */
    public static String step(String key) {
        var slash = key.lastIndexOf('/');
        var playbook = key.substring(0, Math.max(slash, 0));
        if (!steps(playbook).contains(key)) {
            throw new IllegalArgumentException("No step has that key");
        }
        return STEPS.getOrDefault(playbook, List.of()).get(Integer.parseInt(key.substring(slash + 1)) - 1);
    }

    /** The id of a step that comes with a plan: it can be linked before the step exists, and exists once. */
    public static String stepId(String planId, int number) {
        return UUID.nameUUIDFromBytes((planId + "/" + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
