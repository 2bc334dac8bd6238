package rebound.journal.setback;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rebound.journal.quantity.Measure;
import rebound.journal.quantity.Money;

/**
 * How a person describes a setback: all of it private, and all but the title left open if they like. Null is what they do
 * not say.
 *
 * @param area the area of life it belongs to
 * @param kind what kind of failure it is to them
 * @param tone how it feels, such as loss or shame
 * @param standard whose standard was missed
 * @param losses what was lost, in their order; null if nothing is said, never empty
 * @param person whom it touched
 * @param amount the money it is about
 * @param measure where it fell short: target and actual
 * @param cost what went into it
 */
public record Description(
        String title,
        @Nullable String area,
        @Nullable String kind,
        @Nullable String tone,
        @Nullable String standard,
        @Nullable List<Remark> losses,
        @Nullable String person,
        @Nullable Money amount,
        @Nullable Measure measure,
        @Nullable Cost cost) {

    /** What went into something: time and energy in the person's own words. */
    public record Cost(
            @Nullable String time,
            @Nullable String energy,
            @Nullable Money money) {}

    public Description {
        losses = losses == null || losses.isEmpty() ? null : List.copyOf(losses);
    }

    /** The area of life, if it is said. */
    List<String> tags() {
        return area == null ? List.of() : List.of(area);
    }

    /** Whom it touched, if it is said. */
    List<String> people() {
        return person == null ? List.of() : List.of(person);
    }

    /** Everything in it that is words of the person's own. */
    List<String> texts() {
        var texts = new ArrayList<String>();
        texts.add(title);
        if (losses != null) {
            losses.forEach(loss -> texts.add(loss.note()));
        }
        if (cost != null) {
            texts.add(cost.time());
            texts.add(cost.energy());
        }
        texts.removeIf(Objects::isNull);
        return texts;
    }

    /** In few words. */
    public Description(String title, @Nullable String area, @Nullable String kind, @Nullable String tone) {
        this(title, area, kind, tone, null, null, null, null, null, null);
    }
}
