package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.journal.read.timeline.TimelineReader;
import rebound.journal.story.Story;
import rebound.journal.story.StoryCommand;
import rebound.journal.story.StoryCommand.DeleteStory;
import rebound.journal.story.StoryCommand.DraftStory;
import rebound.journal.story.StoryCommand.PublishStory;
import rebound.journal.story.StoryCommand.RestoreStory;
import rebound.journal.story.StoryCommand.ReviseStory;
import rebound.journal.story.StoryCommand.WithdrawStory;
import rebound.journal.story.Words;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.Happened;
import rebound.servicekit.rules.Utf8Bytes;
import rebound.servicekit.write.Writes;

/**
 * Stories that a person writes for others. What they consent to is recorded, with its text sealed like all else; nobody but
 * themselves is shown any of it here. Others read it at {@link PublishedStoryResource}.
 */
@Path("/stories")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "stories", description = "What a person writes for others, shared by explicit consent only.")
public class StoryResource implements Representation<StoryCommand, Story> {

    private final Writes writes;
    private final Reads reads;
    private final TimelineReader timeline;
    private final StoryLinks storyLinks;
    private final Links links;
    private final InstantSource clock;

    @Inject
    public StoryResource(
            Writes writes,
            Reads reads,
            TimelineReader timeline,
            StoryLinks storyLinks,
            Links links,
            InstantSource clock) {
        this.writes = writes;
        this.reads = reads;
        this.timeline = timeline;
        this.storyLinks = storyLinks;
        this.links = links;
        this.clock = clock;
    }

    @Schema(name = "StoryDocument", description = "The whole document; what is absent or null is not said.")
    public record Document(
            @NotNull
            @Utf8Bytes(max = 256 * 1024)
            @Schema(
                    minLength = 1,
                    maxLength = 256 * 1024,
                    description =
                            "At most 256 KiB in UTF-8. Written for others; nothing of the journal is added to it.")
            String text,

            @Characters(max = 200) @Schema(minLength = 1, maxLength = 200) @Nullable
            String title,

            @Happened
            @Schema(description = "When it was written; " + Happened.BOUNDS + ". Absent: now, or as it was.")
            @Nullable
            Instant happenedAt,

            @Schema(
                    type = SchemaType.STRING,
                    description = "Where the person was, as an IANA time zone. Absent: that of `/me`, or as it was.")
            @Nullable
            ZoneId zone) {

        private Private<Words> words() {
            return Private.of(new Words(title, text));
        }
    }

    @Schema(name = "StoryConsent")
    public record Consent(
            @NotNull
            @Schema(
                    description =
                            "That whoever has its link may read this title and text, without who wrote them, until it is"
                                    + " withdrawn.")
            Boolean consent) {}

    @Schema(name = "Story", description = "A story; its text is absent once it is erased.")
    public record StoryBody(
            @JsonUnwrapped Envelope envelope,
            @Schema(required = true) Instant happenedAt,
            @Schema(required = true) String zone,
            @Nullable String title,
            @Nullable String text,
            @Nullable Instant publishedAt,

            @Schema(
                    description =
                            "The link with which others read it, at `/published-stories/{link}`: to be given to whom the"
                                    + " person likes. Absent unless it is published; each time it is another.")
            @Nullable
            String publishedAs,

            @Nullable Instant deletedAt) {}

    @POST
    @Operation(
            operationId = "draftStory",
            summary = "Draft a story",
            description = "The id derives from the Idempotency-Key.")
    @APIResponseSchema(value = StoryBody.class, responseCode = "201")
    public Response draft(@NotNull @Valid Document document) {
        return writes.create(this, document, at -> draftStory(at, document));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "putStory",
            summary = "Draft or revise a story under an id of one's own",
            description =
                    "With If-None-Match: * it is created, with If-Match it is replaced. Refused while it is published, for the"
                            + " consent was to that text: `already-published`.")
    @APIResponseSchema(value = StoryBody.class, responseCode = "200")
    public Response put(@PathParam("id") ResourceId id, @NotNull @Valid Document document) {
        return writes.put(
                this,
                id,
                document,
                at -> draftStory(at, document),
                at -> new ReviseStory(document.happenedAt(), document.zone(), document.words()));
    }

    private static DraftStory draftStory(Instant at, Document document) {
        return new DraftStory(at, document.happenedAt(), document.zone(), document.words());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readStory", summary = "Read a story")
    @APIResponseSchema(value = StoryBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    @Operation(
            operationId = "listStories",
            summary = "List stories",
            description =
                    "One's own, by the time at which they were written, newest first. A page of very long stories has fewer"
                            + " than `limit`.")
    public Page<StoryBody> list(
            @QueryParam("state")
                    @Pattern(regexp = "^(draft|published)$", message = "must be draft or published")
                    @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        return timeline.resources(this, StoryBody.class, state, from, to, after, limit);
    }

    @POST
    @Path("/{id}/publish")
    @Operation(
            operationId = "publishStory",
            summary = "Consent that others read a story",
            description =
                    "It gets a link, and is shown to nobody who does not have that. Title and text are shown as they are, without"
                            + " who wrote them: a name in them stays. With If-Match the consent is to the title and text of that"
                            + " version, and nothing that was written since is published (412); without it, to them as they are"
                            + " then. Refused without the consent: `no-consent` (422); if it is published:"
                            + " `already-published`.")
    @APIResponseSchema(value = StoryBody.class, responseCode = "200")
    public Response publish(@PathParam("id") ResourceId id, @NotNull @Valid Consent consent) {
        return writes.change(
                this, id, consent, at -> new PublishStory(at, consent.consent(), Private.of(storyLinks.mint(id))));
    }

    @POST
    @Path("/{id}/withdraw")
    @Operation(
            operationId = "withdrawStory",
            summary = "Withdraw a story",
            description =
                    "It is a draft again, and its link is dead at once and for ever. Refused if it is not published:"
                            + " `not-published`.")
    @APIResponseSchema(value = StoryBody.class, responseCode = "200")
    public Response withdraw(@PathParam("id") ResourceId id) {
        return writes.change(this, id, WithdrawStory::new);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteStory",
            summary = "Delete a story",
            description =
                    "It is withdrawn with that. For 30 days its draft can be restored; then it is erased for good.")
    public Response delete(@PathParam("id") ResourceId id) {
        return writes.delete(this, id, DeleteStory::new);
    }

    @POST
    @Path("/{id}/restore")
    @Operation(
            operationId = "restoreStory",
            summary = "Restore the draft of a deleted story",
            description = "Within 30 days; it is not published then.")
    @APIResponseSchema(value = StoryBody.class, responseCode = "200")
    public Response restore(@PathParam("id") ResourceId id) {
        return writes.change(this, id, RestoreStory::new);
    }

    @Override
    public AggregateType<StoryCommand, Story, ?> type() {
        return JournalModel.STORY;
    }

    @Override
    public String path() {
        return "/stories";
    }

    @Override
    public boolean isGone(Story story) {
        return story instanceof Story.Deleted || story instanceof Story.Erased;
    }

    @Override
    public long size(Story story) {
        return story instanceof Story.Kept kept && !kept.words().isErased()
                ? kept.words().value().text().length()
                : 0;
    }

    @Override
    public StoryBody represent(ResourceId id, Stored<Story> stored) {
        return switch (stored.state()) {
            case Story.Draft draft -> body(id, stored, "draft", draft, null);
            case Story.Published published -> body(id, stored, "published", published, null);
            case Story.Deleted deleted -> body(id, stored, "deleted", deleted.draft(), deleted.deletedAt());
            case Story.Erased erased -> throw new IllegalStateException("What was erased is not shown");
            case Story.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private StoryBody body(
            ResourceId id, Stored<Story> stored, String state, Story.Kept story, @Nullable Instant deletedAt) {
        var words = story.words().orNull();
        var allowed = stored.state().allowed(clock.instant()).stream()
                .map(Story.Verb::code)
                .toList();
        var publication = story instanceof Story.Published published ? published : null;
        var link = publication == null ? null : publication.link().orNull();
        var related = new HashMap<>(Map.of("self", links.to(this, id.value())));
        if (link != null) {
            related.put("published", links.to(PublishedStoryResource.path(link)));
        }
        return new StoryBody(
                new Envelope(id, stored.version(), stored.recordedAt(), state, allowed, related),
                story.happenedAt(),
                story.zone(),
                words == null ? null : words.title(),
                words == null ? null : words.text(),
                publication == null ? null : publication.publishedAt(),
                link,
                deletedAt);
    }
}
