package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The checks that hold for the events log whatever has happened: no event twice, no gap in an aggregate's versions. */
final class Log {

    private Log() {}

    /** Every committed event, checked. */
    static List<OutsideEvent> checked(String bootstrapServers) {
        var events = OutsideEvent.all(bootstrapServers);
        var ids = new HashSet<String>();
        var versions = new HashMap<Map.Entry<String, String>, Long>();
        var twice = new ArrayList<OutsideEvent>();
        var outOfStep = new ArrayList<OutsideEvent>();
        for (var event : events) {
            if (!ids.add(event.id())) {
                twice.add(event);
            }
            if (event.aggregateVersion() != versions.merge(event.aggregate(), 1L, Long::sum)) {
                outOfStep.add(event);
            }
        }
        assertThat(twice).as("events that are there twice").isEmpty();
        assertThat(outOfStep)
                .as("events out of step with their aggregate's versions")
                .isEmpty();
        return events;
    }
}
