package rebound.reminder.read.deliveries;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.reminder.delivery.DeliveryEvent.DeliveryStarted;

/** Keeps {@link DeliveryLogView}: the one document {@value #DOCUMENT} of each person. */
public final class DeliveryLogProjection implements Projection<DeliveryLogView> {

    /** The only document. */
    public static final String DOCUMENT = "deliveries";

    /** How many are listed, the latest; each stays readable by its id. They are some 90 KB of JSON. */
    static final int MOST_ITEMS = 1_000;

    private final int mostItems;

    public DeliveryLogProjection() {
        this(MOST_ITEMS);
    }

    /** With a shorter log, for tests. */
    DeliveryLogProjection(int mostItems) {
        this.mostItems = mostItems;
    }

    @Override
    public String name() {
        return "delivery-log";
    }

    @Override
    public Class<DeliveryLogView> viewType() {
        return DeliveryLogView.class;
    }

    @Override
    public List<String> documents(Event<?> event) {
        return event.body() instanceof DeliveryStarted ? List.of(DOCUMENT) : List.of();
    }

    @Override
    public DeliveryLogView evolve(@Nullable DeliveryLogView view, String document, Event<?> event) {
        var log = view == null ? DeliveryLogView.EMPTY : view;
        return log.with(new DeliveryPosition(event.at(), event.aggregate().id()), mostItems);
    }
}
