package rebound.reminder.read.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/** Reads the caller's delivery log, page by page. */
@ApplicationScoped
public class DeliveryLogReader {

    private final Reader reader;
    private final Caller caller;
    private final Cursors cursors;

    @Inject
    public DeliveryLogReader(Reader reader, Caller caller, Cursors cursors) {
        this.reader = reader;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** A page of deliveries, in full, the latest first. */
    public <S, T> Page<T> deliveries(Representation<?, S> kind, Class<T> bodyType, @Nullable String after, int limit) {
        var query = Query.of(kind.path());
        var page = reader.view(ReminderModel.DELIVERIES, caller.id(), DeliveryLogProjection.DOCUMENT)
                .orElse(DeliveryLogView.EMPTY)
                .page(cursors.position(query, after, DeliveryPosition::parse), limit);
        var states = reader.states(kind.type(), caller.id(), page.ids());
        var bodies = new ArrayList<T>();
        for (var id : page.ids()) {
            var stored = states.get(id);
            if (stored != null) {
                bodies.add(bodyType.cast(kind.represent(new ResourceId(id), stored)));
            }
        }
        var next = page.next();
        return new Page<>(bodies, cursors.next(query, next == null ? null : next.text()));
    }
}
