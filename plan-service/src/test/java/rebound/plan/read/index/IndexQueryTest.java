package rebound.plan.read.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IndexQueryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private static final IndexView INDEX = new IndexView(List.of(
            item("a", 1, "planned", "plan"),
            item("c", 2, "done", "plan"),
            item("b", 2, "planned", "other"),
            item("d", 3, "planned", null)));

    @Test
    void theNewestComeFirstAndThoseOfOneMomentByTheirIds() {
        assertThat(ids(new IndexQuery(null, null, null, 10).page(INDEX))).containsExactly("d", "b", "c", "a");
    }

    @Test
    void aPageEndsWhereTheNextBegins() {
        for (var limit = 1; limit <= 5; limit++) {
            var seen = new ArrayList<String>();
            IndexPosition after = null;
            do {
                var page = new IndexQuery(null, null, after, limit).page(INDEX);
                assertThat(page.items()).hasSizeLessThanOrEqualTo(limit).isNotEmpty();
                seen.addAll(ids(page));
                after = page.next() == null
                        ? null
                        : IndexPosition.parse(page.next().text());
            } while (after != null);
            assertThat(seen).containsExactly("d", "b", "c", "a");
        }
    }

    @Test
    void aPageBeginsAfterAPlaceWhereNothingLiesAnyMore() {
        var gone = new IndexPosition(NOW.plusSeconds(2), "bb");
        assertThat(ids(new IndexQuery(null, null, gone, 10).page(INDEX))).containsExactly("c", "a");
    }

    @Test
    void itFindsAStateAndWhatBelongsTogether() {
        assertThat(ids(new IndexQuery("planned", null, null, 10).page(INDEX))).containsExactly("d", "b", "a");
        assertThat(ids(new IndexQuery(null, "plan", null, 10).page(INDEX))).containsExactly("c", "a");
        assertThat(ids(new IndexQuery("planned", "plan", null, 10).page(INDEX))).containsExactly("a");
        assertThat(ids(new IndexQuery("skipped", null, null, 10).page(INDEX))).isEmpty();
        assertThat(new IndexQuery(null, null, null, 1).page(IndexView.EMPTY)).isEqualTo(new IndexPage(List.of(), null));
    }

    @Test
    void onlyAPositionIsOne() {
        for (var text : List.of("", "a", "a b", "2026-11-21T08:00:00Z", "2026-11-21T08:00:00Z a b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> IndexPosition.parse(text));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new IndexQuery(null, null, null, 0));
    }

    private static List<String> ids(IndexPage page) {
        return page.items().stream().map(IndexItem::id).toList();
    }

    private static IndexItem item(String id, int second, String state, @Nullable String parent) {
        return new IndexItem(id, NOW.plusSeconds(second), state, parent);
    }
}
