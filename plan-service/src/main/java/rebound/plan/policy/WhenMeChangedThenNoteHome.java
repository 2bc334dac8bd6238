package rebound.plan.policy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.plan.home.HomeCommand.NoteHome;

/** Where the person lives and when their day begins is noted, for what they record without saying where or until when. */
public final class WhenMeChangedThenNoteHome implements Policy {

    @Override
    public String name() {
        return "when-me-changed-then-note-home";
    }

    @Override
    public String eventType() {
        return "rebound.journal.me-changed.v1";
    }

    @Override
    public Instant activeSince() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    @Override
    public boolean startsSomething() {
        return false;
    }

    @Override
    public List<Then> when(ForeignEvent event) {
        var zone = event.data().path("zone").textValue();
        var locale = event.data().path("locale").textValue();
        var startOfDay = event.data().path("startOfDay").textValue();
        var note = new NoteHome(
                zone == null ? null : ZoneId.of(zone),
                locale,
                startOfDay == null ? null : LocalTime.parse(startOfDay),
                event.version());
        return List.of(new Then("home", event.userId(), note));
    }
}
