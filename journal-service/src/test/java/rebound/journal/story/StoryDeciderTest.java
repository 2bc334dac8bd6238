package rebound.journal.story;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.journal.story.StoryRefusal.ALREADY_DRAFTED;
import static rebound.journal.story.StoryRefusal.ALREADY_PUBLISHED;
import static rebound.journal.story.StoryRefusal.ERASED;
import static rebound.journal.story.StoryRefusal.NOT_PUBLISHED;
import static rebound.journal.story.StoryRefusal.NO_CONSENT;
import static rebound.journal.story.StoryRefusal.NO_SUCH_STORY;
import static rebound.journal.story.StoryRefusal.RESTORE_WINDOW_OVER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.day.Home;
import rebound.journal.story.Story.Deleted;
import rebound.journal.story.Story.Draft;
import rebound.journal.story.Story.Erased;
import rebound.journal.story.Story.Published;
import rebound.journal.story.Story.Verb;
import rebound.journal.story.StoryCommand.DeleteStory;
import rebound.journal.story.StoryCommand.DraftStory;
import rebound.journal.story.StoryCommand.EraseStory;
import rebound.journal.story.StoryCommand.PublishStory;
import rebound.journal.story.StoryCommand.RestoreStory;
import rebound.journal.story.StoryCommand.ReviseStory;
import rebound.journal.story.StoryCommand.WithdrawStory;
import rebound.journal.story.StoryEvent.StoryDeleted;
import rebound.journal.story.StoryEvent.StoryDrafted;
import rebound.journal.story.StoryEvent.StoryErased;
import rebound.journal.story.StoryEvent.StoryPublished;
import rebound.journal.story.StoryEvent.StoryRestored;
import rebound.journal.story.StoryEvent.StoryRevised;
import rebound.journal.story.StoryEvent.StoryWithdrawn;

class StoryDeciderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final Private<Words> WORDS = Private.of(new Words("Third time", "I failed twice."));
    private static final Private<Words> OTHER_WORDS = Private.of(new Words(null, "I failed three times."));

    private static final Private<String> LINK = Private.of("link");
    private static final Private<String> OTHER_LINK = Private.of("other link");

    private static final DraftStory DRAFT = new DraftStory(NOW, null, BERLIN, WORDS);
    private static final ReviseStory REVISE = new ReviseStory(null, null, OTHER_WORDS);
    private static final PublishStory PUBLISH = new PublishStory(NOW, true, LINK);
    private static final WithdrawStory WITHDRAW = new WithdrawStory(NOW);
    private static final DeleteStory DELETE = new DeleteStory(NOW);
    private static final RestoreStory RESTORE = new RestoreStory(NOW);

    private static final StoryDrafted DRAFTED = new StoryDrafted(NOW, "Europe/Berlin", DAY, WORDS);
    private static final StoryPublished PUBLISHED = new StoryPublished(NOW, DAY, WORDS, LINK);
    private static final StoryDeleted DELETED = new StoryDeleted(NOW, DAY);
    private static final Draft IN_DRAFT = new Draft(NOW, "Europe/Berlin", DAY, WORDS);

    private final DeciderSpec<StoryCommand, Story, StoryEvent> story = DeciderSpec.of(new StoryDecider());

    @Nested
    class WhenAbsent {

        @Test
        void itIsDrafted() {
            story.given().when(DRAFT).then(DRAFTED).andState(IN_DRAFT);
            story.given()
                    .when(new DraftStory(NOW, null, null, WORDS).livingIn(Home.in(BERLIN)))
                    .then(DRAFTED);
        }

        @Test
        void nothingElseCanBeAsked() {
            for (var command : List.of(REVISE, PUBLISH, WITHDRAW, DELETE, RESTORE)) {
                story.given().when(command).thenRejected(NO_SUCH_STORY);
            }
            assertThat(story.given().state().allowed(NOW)).isEmpty();
        }
    }

    @Nested
    class WhenInDraft {

        @Test
        void aRetryChangesNothing() {
            story.given(DRAFTED).when(DRAFT).thenNothing();
            story.given(DRAFTED)
                    .when(new DraftStory(NOW, null, BERLIN, OTHER_WORDS))
                    .thenRejected(ALREADY_DRAFTED);
        }

        @Test
        void itIsRevised() {
            story.given(DRAFTED)
                    .when(REVISE)
                    .then(new StoryRevised(NOW, "Europe/Berlin", DAY, DAY, OTHER_WORDS))
                    .andState(new Draft(NOW, "Europe/Berlin", DAY, OTHER_WORDS));
            story.given(DRAFTED).when(new ReviseStory(null, null, WORDS)).thenNothing();
        }

        @Test
        void itIsPublishedByExplicitConsentOnly() {
            story.given(DRAFTED).when(new PublishStory(NOW, false, LINK)).thenRejected(NO_CONSENT);
            story.given(DRAFTED)
                    .when(PUBLISH)
                    .then(PUBLISHED)
                    .andState(new Published(NOW, "Europe/Berlin", DAY, WORDS, NOW, LINK));
            assertThat(story.given(DRAFTED).state().allowed(NOW))
                    .containsExactly(Verb.REVISE, Verb.PUBLISH, Verb.DELETE);
        }

        @Test
        void whatIsNotPublishedCannotBeWithdrawn() {
            story.given(DRAFTED).when(WITHDRAW).thenRejected(NOT_PUBLISHED);
            story.given(DRAFTED).when(RESTORE).thenNothing();
        }

        @Test
        void withoutItsWordsItCanOnlyBeDeleted() {
            var erased = story.given(new StoryDrafted(NOW, "Europe/Berlin", DAY, Private.erased()));
            erased.when(REVISE).thenRejected(ERASED);
            erased.when(PUBLISH).thenRejected(ERASED);
            assertThat(erased.state().allowed(NOW)).containsExactly(Verb.DELETE);
        }
    }

    @Nested
    class WhenPublished {

        @Test
        void itStaysAsItWasConsentedTo() {
            var published = story.given(DRAFTED, PUBLISHED);
            published.when(REVISE).thenRejected(ALREADY_PUBLISHED);
            published.when(PUBLISH).thenRejected(ALREADY_PUBLISHED);
            assertThat(published.state().allowed(NOW)).containsExactly(Verb.WITHDRAW, Verb.DELETE);
        }

        @Test
        void itIsWithdrawnAtAnyTime() {
            story.given(DRAFTED, PUBLISHED)
                    .when(WITHDRAW)
                    .then(new StoryWithdrawn(NOW, DAY))
                    .andState(IN_DRAFT);
        }

        @Test
        void whoHasItsLinkReadsIt() {
            var published = (Published) story.given(DRAFTED, PUBLISHED).state();
            assertThat(published.readWith("link")).contains(WORDS.value());
            assertThat(published.readWith("other link")).isEmpty();
            assertThat(published.readWith("")).isEmpty();
        }

        @Test
        void whatWasErasedIsReadWithNoLink() {
            for (var link : List.of(LINK, Private.<String>erased())) {
                var erased = (Published) story.given(
                                new StoryDrafted(NOW, "Europe/Berlin", DAY, Private.erased()),
                                new StoryPublished(NOW, DAY, Private.erased(), link))
                        .state();
                assertThat(erased.readWith("link")).isEmpty();
            }
        }

        @Test
        void publishedAgainItHasAnotherLink() {
            var again = story.given(DRAFTED, PUBLISHED, new StoryWithdrawn(NOW, DAY));
            again.when(new PublishStory(NOW, true, OTHER_LINK))
                    .then(new StoryPublished(NOW, DAY, WORDS, OTHER_LINK))
                    .andState(new Published(NOW, "Europe/Berlin", DAY, WORDS, NOW, OTHER_LINK));
        }

        @Test
        void aSecondPublicationLeavesTheLinkAsItIs() {
            var published = story.given(DRAFTED, PUBLISHED);
            published.when(new PublishStory(NOW, true, OTHER_LINK)).thenRejected(ALREADY_PUBLISHED);
        }

        @Test
        void itIsNeverPublishedAgainByItself() {
            story.given(DRAFTED, PUBLISHED).when(DELETE).then(DELETED).andState(new Deleted(NOW, IN_DRAFT));
            story.given(DRAFTED, PUBLISHED, DELETED)
                    .when(RESTORE)
                    .then(new StoryRestored(NOW, NOW, "Europe/Berlin", DAY, WORDS))
                    .andState(IN_DRAFT);
        }
    }

    @Nested
    class WhenDeleted {

        private static final Instant END = NOW.plus(Duration.ofDays(30));

        @Test
        void itCanOnlyBeRestored() {
            var deleted = story.given(DRAFTED, DELETED);
            for (var command : List.of(DRAFT, REVISE, PUBLISH, WITHDRAW)) {
                deleted.when(command).thenRejected(StoryRefusal.DELETED);
            }
            deleted.when(DELETE).thenNothing();
            deleted.when(new RestoreStory(END)).thenRejected(RESTORE_WINDOW_OVER);
            assertThat(deleted.state().allowed(NOW)).containsExactly(Verb.RESTORE);
            assertThat(deleted.state().allowed(END)).isEmpty();
        }

        @Test
        void itIsErasedInTheEnd() {
            var deleted = story.given(DRAFTED, DELETED);
            deleted.when(new EraseStory(END.minusMillis(1))).thenNothing();
            deleted.when(new EraseStory(END)).then(new StoryErased(DAY)).andState(new Erased());
            story.given(DRAFTED).when(new EraseStory(END)).thenNothing();
        }

        @Test
        void afterThatNothingIsPossible() {
            var erased = story.given(DRAFTED, DELETED, new StoryErased(DAY));
            for (var command : List.of(DRAFT, REVISE, PUBLISH, WITHDRAW, DELETE, RESTORE)) {
                erased.when(command).thenRejected(ERASED);
            }
            assertThat(erased.state().allowed(NOW)).isEmpty();
        }
    }
}
