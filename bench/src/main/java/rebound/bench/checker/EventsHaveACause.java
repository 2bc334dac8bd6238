package rebound.bench.checker;

import java.util.HashSet;

/** No event comes from nowhere: behind it is a request on record, a time that had come, or an event that is in a log. */
final class EventsHaveACause implements Rule {

    @Override
    public String sentence() {
        return "Each event follows from a request on record and its answer, from a timer, or from an event in the log";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        var eventIds = new HashSet<String>();
        evidence.logs().values().forEach(log -> log.events().forEach(event -> eventIds.add(event.id())));
        var requests = new HashSet<String>();
        evidence.asked().forEach(asked -> requests.add(asked.service() + " " + asked.commandId()));
        for (var log : evidence.logs().values()) {
            var answers = log.answersByCommand();
            for (var event : log.events()) {
                if (event.causationId().equals(event.commandId())) {
                    if (event.origin().equals("timer")) {
                        findings.seen("events of timers", 1);
                    } else if (!requests.contains(log.service() + " " + event.commandId())) {
                        object("No client asked for it", event, evidence, findings);
                    } else if (!answers.containsKey(event.commandId()) && !log.mayLackAnswersTo(event.userId())) {
                        object("Its command has no answer", event, evidence, findings);
                    }
                } else {
                    findings.seen("events that follow from other events", 1);
                    if (!eventIds.contains(event.causationId())) {
                        object("What caused it is in no log", event, evidence, findings);
                    }
                }
            }
        }
    }

    private void object(String fault, EventRecord event, Evidence evidence, Findings findings) {
        findings.object(sentence(), () -> "  " + fault + ":\n" + event.at().inFull(evidence.shown()));
    }
}
