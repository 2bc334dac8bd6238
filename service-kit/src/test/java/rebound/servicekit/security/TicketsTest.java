package rebound.servicekit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rebound.eventlog.keys.Identity;
import rebound.servicekit.TestKeys;
import rebound.servicekit.note.Note;

class TicketsTest {

    private static final Identity IDENTITY =
            Identity.of(Objects.requireNonNull(new TestKeys().start().get("rebound.keys.identity")));

    private Instant now = Instant.parse("2026-11-05T07:30:00Z");
    private final Instant until = now.plusSeconds(600);
    private final Tickets tickets = new Tickets(IDENTITY, Note.MODEL, () -> now);
    private final Caller maria = new Caller();

    TicketsTest() {
        maria.identify(UUID.randomUUID().toString(), until);
    }

    @Test
    void a_ticket_is_good_once_for_half_a_minute() {
        var ticket = tickets.issue("changes", maria);
        assertThat(ticket.expiresAt()).isEqualTo(now.plusSeconds(30));

        now = now.plusMillis(29_999);
        assertThat(tickets.redeem("changes", ticket.text())).contains(new Tickets.Holder(maria.id(), until));
        assertThat(tickets.redeem("changes", ticket.text())).isEmpty();

        var late = tickets.issue("changes", maria);
        now = now.plusSeconds(30);
        assertThat(tickets.redeem("changes", late.text())).isEmpty();
    }

    @Test
    void two_tickets_of_one_moment_are_two() {
        var first = tickets.issue("changes", maria);
        var second = tickets.issue("changes", maria);
        assertThat(tickets.redeem("changes", first.text())).isPresent();
        assertThat(tickets.redeem("changes", second.text())).isPresent();
    }

    @Test
    void a_ticket_is_not_good_for_longer_than_its_token() {
        maria.identify(maria.id(), now.plusSeconds(10));
        assertThat(tickets.issue("changes", maria).expiresAt()).isEqualTo(now.plusSeconds(10));
    }

    @Test
    void a_ticket_is_good_for_its_own_stream_only() {
        var ticket = tickets.issue("changes", maria);
        assertThat(tickets.redeem("others", ticket.text())).isEmpty();
        assertThat(tickets.redeem("changes", ticket.text())).isPresent();
    }

    /** Base64 leaves bits over at the end, and padding may be there or not. */
    @Test
    void a_ticket_that_is_spelled_in_another_way_is_the_same() {
        var text = tickets.issue("changes", maria).text();
        var bytes = Base64.getUrlDecoder().decode(text);
        assertThat(tickets.redeem("changes", text)).isPresent();
        assertThat(tickets.redeem("changes", Base64.getUrlEncoder().encodeToString(bytes)))
                .isEmpty();
        assertThat(tickets.redeem("changes", text.substring(0, text.length() - 1) + "B"))
                .isEmpty();
    }
}
