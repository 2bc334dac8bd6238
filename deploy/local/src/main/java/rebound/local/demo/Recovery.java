package rebound.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import rebound.local.Patience;

/**
 * How Maria bounces back: what happens in one service has its effect in the others, and all of it goes through events. Owned
 * by the thread that tells it.
 */
final class Recovery {

    private static final Duration STALL = Duration.ofSeconds(60);

    /** How far ahead the small step is scheduled. */
    private static final Duration SOON = Duration.ofSeconds(4);

    private static final String LESSON = "Do the last part first";

    private static final String EVIDENCE = "I asked the teacher what to do, although I was afraid";

    private final Story story;
    private final Person maria;
    private final WebhookReceiver app;
    private final EventTopic journalEvents;
    private final EventTopic planEvents;
    private final EventTopic reminderEvents;

    Recovery(
            Story story,
            Person maria,
            WebhookReceiver app,
            EventTopic journalEvents,
            EventTopic planEvents,
            EventTopic reminderEvents) {
        this.story = story;
        this.maria = maria;
        this.app = app;
        this.journalEvents = journalEvents;
        this.planEvents = planEvents;
        this.reminderEvents = reminderEvents;
    }

    /** What later chapters come back to. */
    record Told(String goal, String attempt, String step, Answer entry) {}

    Told tell() {
        var goal = goal();
        var attempt = attempt(goal);
        var setback = acceptSetback(attempt);
        var entry = write(setback);
        var lesson = lookBack(setback);
        findEvidence();
        var step = acceptPlan(setback);
        remind(step);
        backOnTrack(setback);
        tryAgain(goal, lesson);
        drawEvidence();
        return new Told(goal, attempt, step, entry);
    }

    private String goal() {
        story.chapter("Maria has a goal: the certificate exam.");
        story.gap();
        var goal = maria.post(
                "/plan/v1/goals",
                Json.of(Map.of(
                        "title", "Pass the certificate exam",
                        "why", "I want to teach",
                        "due", LocalDate.now().minusDays(1).toString())),
                "demo-goal");
        story.exchange(goal);
        story.check(goal.status() == 201, "set: 201; that its day was yesterday is no fault");
        return goal.locatedId();
    }

    private String attempt(String goal) {
        story.chapter("She takes it, and falls short.");
        story.gap();
        var attempts = "/plan/v1/goals/" + goal + "/attempts";
        var begun = maria.post(attempts, "{}", "demo-attempt");
        story.exchange(begun);
        story.check(begun.status() == 201, "begun: 201");
        story.gap();
        var finished = maria.post(
                attempts + "/" + begun.locatedId() + "/finish",
                Json.of(Map.of("outcome", "fell-short", "note", "Three points missing.")));
        story.exchange(finished);
        var offer = finished.json().path("offers").path(0);
        story.check(
                finished.status() == 200 && offer.path("state").asText().equals("pending"),
                "the answer names the setback that journal-service is going to offer, pending: " + text(offer, "href"));
        story.log(planEvents);
        return begun.locatedId();
    }

    private String acceptSetback(String id) {
        story.chapter(
                "journal-service has read that event, and offers a setback. Nothing is imposed: she accepts it, and names it.");
        story.gap();
        var offered = await(
                "/journal/v1/setbacks/" + id, answer -> text(answer, "state").equals("offered"));
        story.exchange(offered);
        story.check(true, "offered, under the id that was promised");
        story.gap();
        var named = maria.post(
                "/journal/v1/setbacks/" + id + "/accept", Json.of(Map.of("title", "I failed the certificate exam")));
        story.exchange(named);
        story.check(
                named.status() == 200 && text(named.json(), "state").equals("open"), "accepted and named: it is open");
        story.log(journalEvents);
        return id;
    }

    private Answer write(String setback) {
        story.chapter("She writes about it.");
        story.gap();
        var body = new LinkedHashMap<String, Object>();
        body.put("text", "Ran out of time on the last part, again. Next time I practise that first.");
        body.put("mood", Map.of("valence", -0.5));
        body.put("about", Map.of("type", "setback", "id", setback));
        var entry = maria.post("/journal/v1/entries", Json.of(body), "demo-entry");
        story.exchange(entry);
        story.check(entry.status() == 201, "written: 201, so it is in Kafka for good and can be read");
        story.log(journalEvents);
        story.gap();
        var read = maria.get("/journal/v1/entries/" + entry.locatedId());
        story.exchange(read);
        story.check(
                read.status() == 200 && text(read.json(), "text").equals(body.get("text")),
                "what she wrote can be read back, by her");
        return entry;
    }

    /** @return where the lesson is that she keeps */
    private String lookBack(String setback) {
        story.chapter(
                "She wants to know how it came: a post-mortem, eight questions about the work and none about her worth.");
        story.gap();
        var drafted = maria.post(
                "/journal/v1/reflections",
                Json.of(Map.of(
                        "template", Map.of("key", "post-mortem", "version", 1),
                        "about", Map.of("type", "setback", "id", setback),
                        "answers",
                                List.of(
                                        Map.of("question", "goal", "text", "Pass the certificate exam"),
                                        Map.of(
                                                "question",
                                                "measure",
                                                "measure",
                                                Map.of("unit", "points", "target", 60, "actual", 57)),
                                        Map.of("question", "very-well", "list", List.of("The first three parts")),
                                        Map.of("question", "very-poorly", "list", List.of("No time for the last part")),
                                        Map.of("question", "decisions", "list", List.of(LESSON))))),
                "demo-post-mortem");
        story.exchange(drafted);
        story.check(
                drafted.status() == 201 && text(drafted.json(), "state").equals("draft"),
                "a draft: 201, and what she does not want to answer stays empty");
        var completed = maria.post("/journal/v1/reflections/" + drafted.locatedId() + "/complete", null);
        story.exchange(completed);
        var kept = completed.json().path("kept").path(0);
        story.check(
                completed.status() == 200 && text(kept, "type").equals("lesson"),
                "completed; the answer names the lesson that she keeps of it: " + text(kept, "link"));
        var lesson = await(text(kept, "link"), answer -> text(answer, "state").equals("noted"));
        story.exchange(lesson);
        story.check(
                text(lesson.json(), "text").equals(LESSON)
                        && text(lesson.json().path("source"), "id").equals(drafted.locatedId()),
                "there it is, in her words, and says where it is from");
        story.log(journalEvents);
        return text(kept, "link");
    }

    private void findEvidence() {
        story.chapter("And she writes down something that speaks for her.");
        story.gap();
        var noted = maria.post(
                "/journal/v1/evidence", Json.of(Map.of("text", EVIDENCE, "kind", "showed-up")), "demo-evidence");
        story.exchange(noted);
        story.check(noted.status() == 201, "kept: 201");
    }

    private String acceptPlan(String setback) {
        story.chapter(
                "plan-service offers a recovery plan: three small steps, none of which exists before she accepts.");
        story.gap();
        var offered = await(
                "/plan/v1/plans/" + setback, answer -> text(answer, "state").equals("offered"));
        story.exchange(offered);
        var before = maria.get("/plan/v1/steps?planId=" + setback);
        story.check(before.json().path("items").isEmpty(), "no step yet");
        story.gap();
        var accepted = maria.post("/plan/v1/plans/" + setback + "/accept", null);
        story.exchange(accepted);
        var steps = await(
                "/plan/v1/steps?planId=" + setback,
                answer -> answer.path("items").size() == 3);
        StreamSupport.stream(steps.json().path("items").spliterator(), false)
                .forEach(step -> story.fact("", "%-8s  %s".formatted(text(step, "state"), text(step, "title"))));
        story.check(accepted.status() == 200, "accepted: three steps, planned, and nothing scheduled");
        story.log(planEvents);
        return text(steps.json().path("items").path(0), "id");
    }

    private void remind(String step) {
        story.chapter("Her app wants to remind her. It has a server, and she lets it know.");
        story.gap();
        var endpoint = maria.putNew(
                "/reminder/v1/endpoints/mine", Json.of(Map.of("url", "http://" + app.address() + "/rebound")));
        story.exchange(endpoint);
        var secret = text(endpoint.json(), "secret");
        story.check(
                endpoint.status() == 201 && secret.startsWith("whsec_"),
                "registered, and the secret is shown this once");
        var channel = maria.put("/reminder/v1/channels/webhook", Json.of(Map.of("reference", "phone-of-maria")));
        story.exchange(channel);
        story.check(channel.status() == 200, "and she opens the channel");

        story.chapter("She schedules the first small step, %d seconds ahead.".formatted(SOON.toSeconds()));
        story.gap();
        try (var stream = new EventStream(maria, "/reminder/v1")) {
            var at = Instant.now().plus(SOON).truncatedTo(ChronoUnit.MILLIS);
            var scheduled = maria.post(
                    "/plan/v1/steps/" + step + "/schedule",
                    Json.of(Map.of("at", at.toString(), "zone", "Europe/Berlin")));
            story.exchange(scheduled);
            story.check(scheduled.status() == 200, "scheduled");
            var reminder = await("/reminder/v1/reminders/" + step, answer -> true);
            story.exchange(reminder);
            story.check(
                    text(reminder.json(), "at").equals(at.toString()), "reminder-service has made a reminder of it");
            story.fact("", "because " + reminder.json().path("because"));

            var webhook = app.next();
            var late = Duration.between(at, Instant.now());
            if (webhook == null) {
                throw new DemoFailure("No webhook came");
            }
            story.gap();
            story.fact("hook", webhook.body());
            story.check(!late.isNegative(), "the webhook came %d ms after its time".formatted(late.toMillis()));
            story.check(webhook.isSignedWith(secret), "its signature is good, says the library of Standard Webhooks");
            story.check(
                    !webhook.body().contains("exam") && !webhook.body().contains("practise"), "no word of hers in it");
            var change = stream.next(next -> text(next, "id").equals(step)
                    && text(next.path("resource"), "state").equals("fired"));
            story.check(change != null, "the event stream told it, too");
            story.log(reminderEvents);
            story.check(reminderEvents.count("reminder-fired") == 1, "it fired once");
        }
        story.gap();
        var done = maria.post("/plan/v1/steps/" + step + "/done", null);
        story.exchange(done);
        story.check(done.status() == 200 && text(done.json(), "state").equals("done"), "she has done it");
    }

    private void backOnTrack(String setback) {
        story.chapter("She says that she is back on track. Nobody else says so.");
        story.gap();
        var said = maria.post("/journal/v1/setbacks/" + setback + "/back-on-track", "{}");
        story.exchange(said);
        story.check(said.status() == 200, "declared by her");
        var closed = maria.post("/journal/v1/setbacks/" + setback + "/close", null);
        story.exchange(closed);
        story.check(closed.status() == 200, "and she closes it");
        story.chapter(
                "How long it took is shown to her if she wants to see it, and only while no setback of hers is open.");
        story.gap();
        var consented = maria.patch("/journal/v1/me", Json.of(Map.of("consents", Map.of("bounceBack", true))));
        story.exchange(consented);
        story.check(consented.status() == 200, "she wants to");
        story.gap();
        var bounced = await(
                "/journal/v1/statistics/bounce-back",
                answer -> answer.path("items").path(0).hasNonNull("hoursToFirstStep"));
        story.exchange(bounced);
        var times = bounced.json().path("items").path(0);
        story.fact(
                "",
                "from the setback to the first step: %s hours; to back on track: %s hours"
                        .formatted(
                                times.path("hoursToFirstStep").asText(),
                                times.path("hours").asText()));
        story.check(bounced.status() == 200, "her bounce-back time, against nobody else's");
    }

    private void tryAgain(String goal, String lesson) {
        story.chapter("She tries again, and takes the lesson with her.");
        story.gap();
        var begun = maria.post("/plan/v1/goals/" + goal + "/attempts", "{}", "demo-next-attempt");
        story.exchange(begun);
        story.check(begun.status() == 201, "the next attempt has begun: 201");
        var applied = maria.post(
                lesson + "/apply",
                Json.of(Map.of(
                        "to",
                        Map.of("type", "attempt", "id", begun.locatedId()),
                        "how",
                        "The last part gets the first hour of every evening")));
        story.exchange(applied);
        story.check(
                applied.status() == 200
                        && text(applied.json().at("/applied/0/to"), "id").equals(begun.locatedId()),
                "the lesson says into which attempt she takes it, and how");
        story.log(journalEvents);
    }

    private void drawEvidence() {
        story.chapter("On a bad day she asks for something that speaks for her.");
        story.gap();
        var drawn = maria.post("/journal/v1/evidence/draw", "{}");
        story.exchange(drawn);
        var evidence = drawn.json().path("evidence");
        story.fact("", text(evidence, "text") + "  because " + drawn.json().path("because"));
        story.check(
                drawn.status() == 200 && text(evidence, "text").equals(EVIDENCE),
                "a piece of her own evidence, and why it is this one");
    }

    /** Asks until the answer is 200 and like that; what another service does takes a moment. */
    private Answer await(String path, Predicate<JsonNode> wanted) {
        var patience = new Patience(STALL);
        var answer = maria.get(path);
        while (answer.status() != 200 || !wanted.test(answer.json())) {
            if (answer.status() >= 400 && answer.status() != 404 && answer.status() != 503
                    || !patience.pause(answer.body())) {
                throw new DemoFailure(path + " was answered with " + answer.status() + ": " + answer.body());
            }
            answer = maria.get(path);
        }
        return answer;
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText();
    }
}
