package rebound.bench.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import rebound.bench.CommittedRecords;
import rebound.bench.checker.ClientWrite;
import rebound.local.LocalStack;

/** F7: from one instance to four and back, under load. What each person did is in the log in the order in which they did it. */
final class Scaled implements Scenario {

    private static final int MOST = 4;

    @Override
    public String name() {
        return "F7";
    }

    @Override
    public String title() {
        return "scale from 1 to 4 and back to 1";
    }

    @Override
    public Cluster cluster(Path folder) {
        return Cluster.start(LocalStack.start(folder), 1);
    }

    @Override
    public void inject(Trial trial) {
        // All of them at once are more processes than a laptop has room for.
        var services = trial.isBrief() ? List.of("journal") : Cluster.SERVICES;
        for (var service : services) {
            scaleTo(trial, service, 1);
            scaleTo(trial, service, trial.isBrief() ? 2 : MOST);
            awaitAnswersOfEach(trial, service);
            scaleTo(trial, service, 1);
            requireOrder(trial, service);
        }
    }

    private static void scaleTo(Trial trial, String service, int wanted) {
        var cluster = trial.cluster();
        var living = cluster.living(service);
        if (living.size() == wanted) {
            return;
        }
        trial.workload().awaitFlow(List.of(service));
        trial.awaitUnderWay(service);
        var began = Instant.now();
        for (var n = living.size(); n < wanted; n++) {
            cluster.add(service);
        }
        for (var leaving : living.subList(0, Math.max(0, living.size() - wanted))) {
            leaving.process().terminate();
            Waiting.until(leaving + " ends", () -> !leaving.isAlive());
            cluster.forget(leaving);
        }
        cluster.awaitWhole();
        trial.injected("%s from %d to %d".formatted(service, living.size(), wanted));
        trial.recovered("every instance has its share", Duration.between(began, Instant.now()));
        trial.workload().awaitFlow(List.of(service));
    }

    private record Place(int partition, long offset) {}

    /** Where each thing begins in the log, by its id. */
    private static Map<String, Place> places(Trial trial, String service) {
        var places = new HashMap<String, Place>();
        CommittedRecords.forEach(
                trial.cluster().stack().bootstrapServers(),
                "rebound." + service + ".events",
                event -> places.putIfAbsent(
                        lastSegment(String.valueOf(CommittedRecords.header(event, "ce_subject"))),
                        new Place(event.partition(), event.offset())));
        return places;
    }

    /** What each person made, in the order in which they were told. */
    private static Map<String, List<String>> made(Trial trial, String service) {
        return trial.workload().record().writes().stream()
                .filter(write -> write.service().equals(service) && write.status() == 201 && write.location() != null)
                .collect(Collectors.groupingBy(
                        ClientWrite::person,
                        Collectors.mapping(write -> lastSegment(write.location()), Collectors.toList())));
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whoever owns a partition, each instance answers its people. */
    private static void awaitAnswersOfEach(Trial trial, String service) {
        // The record first: people go on, and what they are told of after it need not be in what is read of the log.
        var made = made(trial, service);
        var places = places(trial, service);
        var partitions = new HashMap<String, Integer>();
        made.forEach((person, ids) ->
                partitions.put(person, places.get(ids.getFirst()).partition()));
        var living = trial.cluster().living(service);
        living.forEach(Instance::forgetPeople);
        Waiting.until("each of " + living + " answers people of every partition", () -> living.stream()
                .allMatch(instance -> instance.peopleAnswered().stream()
                                .map(partitions::get)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        == LocalStack.PARTITIONS));
    }

    /** What one was told to be there before they asked for the next is before it. */
    private static void requireOrder(Trial trial, String service) {
        // The record first, as above.
        var made = made(trial, service);
        var places = places(trial, service);
        var compared = 0;
        for (var person : made.entrySet()) {
            var last = -1L;
            var lastId = "";
            for (var id : person.getValue()) {
                if (id.equals(lastId)) {
                    continue;
                }
                var place = places.get(id);
                Trial.require(place != null, id + " of " + service + " was made, and is not in the log");
                Trial.require(
                        place.offset() > last,
                        "%s made %s after %s, and the log has them the other way round"
                                .formatted(person.getKey(), id, lastId));
                last = place.offset();
                lastId = id;
                compared++;
            }
        }
        Trial.require(compared > 0, "Nobody made anything, so no order was compared");
    }
}
