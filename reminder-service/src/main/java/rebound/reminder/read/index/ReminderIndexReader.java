package rebound.reminder.read.index;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader;
import rebound.reminder.wiring.ReminderModel;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Cursors.Query;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.security.Caller;

/** Reads the caller's reminders, page by page. */
@ApplicationScoped
public class ReminderIndexReader {

    private final Reader reader;
    private final Caller caller;
    private final Cursors cursors;

    @Inject
    public ReminderIndexReader(Reader reader, Caller caller, Cursors cursors) {
        this.reader = reader;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** A page of reminders, in full. */
    public <S, T> Page<T> reminders(
            Representation<?, S> kind,
            Class<T> bodyType,
            @Nullable String state,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            int limit) {
        var query = Query.of(kind.path(), state, from, to);
        var position = cursors.position(query, after, ReminderPosition::parse);
        var page = reader.view(ReminderModel.INDEX, caller.id(), ReminderIndexProjection.DOCUMENT)
                .orElse(ReminderIndexView.EMPTY)
                .page(state, from, to, position, limit);
        var ids = page.items().stream().map(ReminderItem::id).toList();
        var states = reader.states(kind.type(), caller.id(), ids);
        var bodies = new ArrayList<T>();
        for (var id : ids) {
            var stored = states.get(id);
            if (stored != null) {
                bodies.add(bodyType.cast(kind.represent(new ResourceId(id), stored)));
            }
        }
        return new Page<>(
                bodies,
                cursors.next(query, page.next() == null ? null : page.next().text()));
    }
}
