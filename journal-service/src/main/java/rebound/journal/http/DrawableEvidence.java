package rebound.journal.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rebound.journal.fact.FactType;
import rebound.journal.http.FactResource.FactBody;
import rebound.journal.read.index.Draw;
import rebound.journal.read.index.IndexReader;
import rebound.journal.read.index.ThingReader;
import rebound.journal.read.timeline.TimelineQuery;

/** The caller's evidence that may come up, whether it is drawn or its draw is offered. */
@ApplicationScoped
public class DrawableEvidence {

    /** It is drawn from the newest so many. */
    private static final int MOST_DRAWN_FROM = 500;

    private final IndexReader index;
    private final ThingReader things;

    @Inject
    public DrawableEvidence(IndexReader index, ThingReader things) {
        this.index = index;
        this.things = things;
    }

    boolean isAny() {
        return draw("").isPresent();
    }

    /** Empty if there is none. */
    Optional<FactBody> draw(String seed) {
        var newest = index.page(
                        new TimelineQuery(Set.of(FactType.EVIDENCE.code()), null, null, null, null, MOST_DRAWN_FROM),
                        item -> true)
                .items();
        return index.recallable(Draw.order(seed, newest).stream())
                .flatMap(item -> things.each(List.of(item), thing -> Stream.of((FactBody) thing.body())).stream())
                // What was erased says nothing.
                .filter(evidence -> evidence.text() != null)
                .findFirst();
    }
}
