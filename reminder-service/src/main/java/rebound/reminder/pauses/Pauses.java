package rebound.reminder.pauses;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rebound.reminder.pauses.PausesEvent.PauseEndNoted;
import rebound.reminder.pauses.PausesEvent.PauseExtensionNoted;
import rebound.reminder.pauses.PausesEvent.PauseNoted;

/** What was heard of a person's pauses. Each has one, from the beginning. Immutable. */
public sealed interface Pauses {

    /**
     * How long a pause is remembered that is over, so that it does not begin anew when its beginning is told again, and can
     * be extended late. Longer than any fact is told again for.
     */
    Duration REMEMBERED = Duration.ofDays(30);

    /** So many are remembered: far more than anybody has at once, and little enough to be looked at with every reminder. */
    int MOST = 200;

    List<NotedPause> all();

    /** The pauses after a fact. */
    Pauses evolve(PausesEvent event);

    default Optional<NotedPause> find(String id) {
        return all().stream().filter(pause -> pause.id().equals(id)).findFirst();
    }

    /** The only stage. */
    record Noted(List<NotedPause> all) implements Pauses {

        public Noted {
            all = List.copyOf(all);
        }

        @Override
        public Pauses evolve(PausesEvent event) {
            return switch (event) {
                case PauseNoted noted ->
                    rememberedAt(noted.at())
                            .with(new NotedPause(
                                    noted.pauseId(), noted.goalId(), noted.until(), null, noted.version()));
                case PauseExtensionNoted extension ->
                    find(extension.pauseId())
                            .map(pause -> with(new NotedPause(
                                    pause.id(), pause.goalId(), extension.until(), null, extension.version())))
                            .orElse(this);
                case PauseEndNoted end ->
                    find(end.pauseId())
                            .map(pause -> with(
                                    new NotedPause(pause.id(), pause.goalId(), pause.until(), end.at(), end.version())))
                            .orElse(this);
            };
        }

        private Noted rememberedAt(Instant now) {
            return new Noted(all.stream()
                    .filter(pause -> pause.over() == null
                            || !pause.over().plus(REMEMBERED).isBefore(now))
                    .toList());
        }

        /** The oldest that is over; if none is, the oldest. */
        private static NotedPause leastNeeded(List<NotedPause> pauses) {
            return pauses.stream()
                    .filter(pause -> pause.over() != null)
                    .findFirst()
                    .orElse(pauses.getFirst());
        }

        private Noted with(NotedPause changed) {
            var pauses = new ArrayList<NotedPause>();
            all.stream().filter(pause -> !pause.id().equals(changed.id())).forEach(pauses::add);
            pauses.add(changed);
            while (pauses.size() > MOST) {
                pauses.remove(leastNeeded(pauses));
            }
            return new Noted(pauses);
        }
    }
}
