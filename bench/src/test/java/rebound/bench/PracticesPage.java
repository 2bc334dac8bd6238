package rebound.bench;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import rebound.bench.Practice.Reading;
import rebound.bench.Practice.Request;
import rebound.bench.Practice.Way;

/** {@code docs/practices.md}: {@link Practices} for people. */
final class PracticesPage {

    private static final Map<String, String> GUIDES = Map.of(
            "A", "seven-steps",
            "B", "start-small",
            "C", "post-mortem",
            "D", "keep-moving",
            "E", "grieve-and-redefine");

    private static final String HEAD = """
            # Practices

            What the five guides want to be possible, and how it is done over HTTP: what is asked, `→` the events that this leaves and
            what they say in the clear for other services, and where what was said is read again. This page is made of
            [practices.yaml](practices.yaml), which has the bodies, too; `PracticesIT` does all of it, with words that nobody has
            used before. What waits does not work yet.
            """;

    private PracticesPage() {}

    static String of(Map<String, Practice> practices) {
        var page = new StringBuilder(HEAD);
        var guide = "";
        for (var practice : practices.entrySet()) {
            var letter = practice.getKey().substring(0, 1);
            if (!letter.equals(guide)) {
                guide = letter;
                page.append("\n## ").append(letter).append(" · ").append(GUIDES.get(letter));
                page.append("\n\n| id | practice | how |\n|---|---|---|\n");
            }
            page.append("| %s | %s | %s |\n"
                    .formatted(
                            practice.getKey(),
                            practice.getValue().name(),
                            practice.getValue().ways().entrySet().stream()
                                    .map(way -> "**" + way.getKey() + "** " + how(way.getValue()))
                                    .collect(joining("<br>"))));
        }
        return page.toString();
    }

    /** In one line. */
    static String how(Way way) {
        if (!way.isShown()) {
            return "waits for " + way.waiting();
        }
        var asked = way.requests().stream()
                .filter(request -> request.refused() == null)
                .map(PracticesPage::asked)
                .collect(joining(", "));
        var read = way.reads().stream().map(PracticesPage::read).collect(joining(", "));
        return asked + " → " + events(way) + "; read again by " + read;
    }

    private static String asked(Request request) {
        var template =
                request.body() == null ? "" : request.body().at("/template/key").asText();
        return "`" + plain(request.request()) + "`"
                + (template.isEmpty() ? "" : " (`" + template + "`)")
                + pointers(request.shows());
    }

    private static String events(Way way) {
        return way.events().stream()
                .map(event -> "`" + event.name() + "`" + pointers(event.shows()))
                .distinct()
                .collect(joining(", "));
    }

    private static String read(Reading reading) {
        return "`" + plain(reading.read()) + "`" + pointers(reading.shows())
                + (reading.byAnother() ? " by somebody else" : "");
    }

    private static String pointers(Map<String, ?> shown) {
        return shown.keySet().stream().map(pointer -> " `" + pointer + "`").collect(joining());
    }

    private static String plain(String text) {
        return Practices.PLACEHOLDER.matcher(text).replaceAll("{$1}");
    }
}
