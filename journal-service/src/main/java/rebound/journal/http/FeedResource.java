package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.journal.read.index.IndexItem;
import rebound.journal.read.index.IndexReader;
import rebound.journal.read.index.ThingReader;
import rebound.journal.read.timeline.TimelinePosition;
import rebound.journal.read.timeline.TimelineQuery;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Cursors.Query;
import rebound.servicekit.read.Page;

/** One's own good things, and nothing else; never what was closed or silenced. */
@Path("/feed")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "feed", description = "One's own good things, and nothing else.")
public class FeedResource {

    /** What is good by being what it is. What a person is grateful for, kind words are evidence. */
    static final Set<String> GOOD = Set.of("acknowledgement", "evidence", "hope-note", "inspiration");

    private static final Query LIST = Query.of("feed");

    /** So many things are looked at for one page at most. */
    private static final int MOST_READ = 1_000;

    private final IndexReader index;
    private final ThingReader things;
    private final Cursors cursors;

    @Inject
    public FeedResource(IndexReader index, ThingReader things, Cursors cursors) {
        this.index = index;
        this.things = things;
        this.cursors = cursors;
    }

    @GET
    @Operation(
            operationId = "readFeed",
            summary = "Read one's own good things",
            description =
                    "Evidence, also what a reflection on gratitude left, kind words, inspiration: newest first. Without what is"
                            + " about a closed setback, and anything silenced. A page may have fewer than `limit`, and more"
                            + " behind it.")
    public Page<Found> read(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        var position = cursors.position(LIST, after, TimelinePosition::parse);
        var found = new ArrayList<IndexItem>();
        var read = 0;
        do {
            var page =
                    index.page(new TimelineQuery(GOOD, null, null, null, position, limit - found.size()), item -> true);
            index.recallable(page.items().stream()).forEach(found::add);
            read += page.items().size();
            position = page.next();
        } while (position != null && found.size() < limit && read < MOST_READ);
        return new Page<>(shown(found), cursors.next(LIST, position == null ? null : position.text()));
    }

    private List<Found> shown(List<IndexItem> found) {
        return things.each(found, thing -> Stream.of(Found.of(thing)));
    }
}
