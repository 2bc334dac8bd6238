package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.journal.read.index.IndexItem;
import rebound.journal.read.index.IndexReader;
import rebound.journal.read.statistics.EmotionStatistics;
import rebound.journal.read.statistics.MoodStatistics;
import rebound.journal.read.statistics.WeekStatistics;
import rebound.servicekit.problem.Problem;

/**
 * Figures of what a person said about their days, if they ask. They are counted when they are asked for, from the months asked
 * about: nothing is kept of them, nothing pushes them, and nobody else is in them.
 */
@Path("/statistics")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "statistics", description = "What one can see about oneself, if one asks.")
public class OwnStatisticsResource {

    private static final String SPAN = "Absent: 90 days before `to`. At most 3,660 days.";

    private static final String UNTIL = "The last day. Absent: today.";

    private static final int DAYS_IF_NOT_SAID = 90;

    private static final int MOST_DAYS = 3_660;

    private final IndexReader index;
    private final AtHome home;

    @Inject
    public OwnStatisticsResource(IndexReader index, AtHome home) {
        this.index = index;
        this.home = home;
    }

    @Schema(name = "MoodStatistics", description = "Good days and bad days.")
    public record Mood(
            @Schema(required = true) LocalDate from,
            @Schema(required = true) LocalDate to,

            @Schema(
                    required = true,
                    description = "The oldest first; a time of which the person said nothing is not among them.")
            List<MoodPeriod> periods,

            @Schema(
                    description =
                            "By how much the days of the whole time rise in 30 days. Absent unless it is asked for, with fewer"
                                    + " than two days, and while a setback is open.")
            @Nullable
            Double trend) {}

    @Schema(name = "MoodPeriod", description = "A time in which the person said how it felt.")
    public record MoodPeriod(
            @Schema(required = true, description = "Its first day.")
            LocalDate from,

            @Schema(required = true, description = "On how many days the person said it.")
            int days,

            @Schema(
                    required = true,
                    description = "The mean of the days, each of which is the mean of what was said on it.")
            double valence,

            @Schema(required = true, description = "How far the days lie from their mean: the mean of the squares.")
            double variance,

            @Schema(required = true) double lowest,
            @Schema(required = true) double highest,

            @Schema(required = true, description = "Days above 0.")
            int goodDays,

            @Schema(required = true, description = "Days below 0.")
            int badDays,

            @Schema(description = "The mean of the days on which it was said.") @Nullable
            Double energy) {

        private static MoodPeriod of(MoodStatistics.Period period) {
            return new MoodPeriod(
                    period.from(),
                    period.days(),
                    period.valence(),
                    period.variance(),
                    period.lowest(),
                    period.highest(),
                    period.goodDays(),
                    period.badDays(),
                    period.energy());
        }
    }

    @Schema(name = "EntryWeeks", description = "The weeks in which the person wrote.")
    public record Weeks(
            @Schema(required = true) LocalDate from,
            @Schema(required = true) LocalDate to,

            @Schema(required = true, description = "The oldest first; none in which nothing was written.")
            List<EntryWeek> weeks) {}

    @Schema(name = "EntryWeek", description = "A week in which the person wrote.")
    public record EntryWeek(
            @Schema(required = true, description = "By ISO 8601, such as `2026-W01`.")
            String week,

            @Schema(required = true, description = "Its Monday.")
            LocalDate from,

            @Schema(required = true) int entries) {}

    @Schema(name = "EmotionStatistics", description = "What the person felt, by their own names.")
    public record Emotions(
            @Schema(required = true) LocalDate from,
            @Schema(required = true) LocalDate to,

            @Schema(required = true, description = "The 50 most frequent.")
            List<Emotion> emotions) {}

    @Schema(name = "EmotionCount", description = "An emotion by the person's own name.")
    public record Emotion(
            @Schema(required = true) String emotion,

            @Schema(required = true, description = "In how many things it is named.")
            int times,

            @Schema(required = true, description = "The 10 tags that it was most often named with.")
            List<EmotionTag> tags) {}

    @Schema(name = "EmotionTag", description = "A tag that an emotion was named with.")
    public record EmotionTag(
            @Schema(required = true) String tag,
            @Schema(required = true) int times) {}

    @GET
    @Path("/mood")
    @Operation(
            operationId = "readMood",
            summary = "Read good days and bad days",
            description = "From the moods of entries and check-ins, by the person's own days.")
    public Mood mood(
            @QueryParam("from") @Parameter(description = SPAN) @Nullable LocalDate from,
            @QueryParam("to") @Parameter(description = UNTIL) @Nullable LocalDate to,
            @QueryParam("by")
                    @DefaultValue("week")
                    @Pattern(regexp = "^(day|week|month)$", message = "must be day, week or month")
                    @Parameter(description = "How the time is divided; weeks begin on Monday.")
                    String by,
            @QueryParam("trend") @DefaultValue("false") @Parameter(description = "Whether the trend is shown.")
                    boolean trend) {
        var span = span(from, to);
        var mood = new MoodStatistics();
        each(span, mood::add);
        return new Mood(
                span.from(),
                span.to(),
                mood.periods(MoodStatistics.Division.valueOf(by.toUpperCase(Locale.ROOT))).stream()
                        .map(MoodPeriod::of)
                        .toList(),
                trend && !index.hasOpenSetback() ? mood.trend() : null);
    }

    @GET
    @Path("/entries-by-week")
    @Operation(
            operationId = "readEntriesByWeek",
            summary = "Read in which weeks one wrote",
            description = "By the person's own days.")
    public Weeks weeks(
            @QueryParam("from") @Parameter(description = SPAN) @Nullable LocalDate from,
            @QueryParam("to") @Parameter(description = UNTIL) @Nullable LocalDate to) {
        var span = span(from, to);
        var weeks = new WeekStatistics();
        each(span, weeks::add);
        return new Weeks(
                span.from(),
                span.to(),
                weeks.weeks().stream()
                        .map(week -> new EntryWeek(week.week(), week.from(), week.entries()))
                        .toList());
    }

    @GET
    @Path("/emotions")
    @Operation(
            operationId = "readEmotions",
            summary = "Read what one felt, and with which tags",
            description = "From the emotions of entries and check-ins, the most frequent first.")
    public Emotions emotions(
            @QueryParam("from") @Parameter(description = SPAN) @Nullable LocalDate from,
            @QueryParam("to") @Parameter(description = UNTIL) @Nullable LocalDate to) {
        var span = span(from, to);
        var emotions = new EmotionStatistics();
        each(span, emotions::add);
        return new Emotions(
                span.from(),
                span.to(),
                emotions.emotions().stream().map(OwnStatisticsResource::shown).toList());
    }

    private static Emotion shown(EmotionStatistics.Emotion emotion) {
        return new Emotion(
                emotion.emotion(),
                emotion.times(),
                emotion.tags().stream()
                        .map(tag -> new EmotionTag(tag.tag(), tag.times()))
                        .toList());
    }

    /** Both days are in it. */
    private record Span(LocalDate from, LocalDate to) {

        boolean has(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(to);
        }

        boolean has(YearMonth month) {
            return !month.isBefore(YearMonth.from(from)) && !month.isAfter(YearMonth.from(to));
        }
    }

    private Span span(@Nullable LocalDate from, @Nullable LocalDate to) {
        var last = to == null ? home.today() : to;
        var span = new Span(from == null ? last.minusDays(DAYS_IF_NOT_SAID - 1L) : from, last);
        if (span.from().isAfter(last) || ChronoUnit.DAYS.between(span.from(), last) >= MOST_DAYS) {
            throw Problem.invalidParameter("from", "must be at most 3,660 days before `to`, and not after it");
        }
        return span;
    }

    private void each(Span span, Consumer<IndexItem> read) {
        index.each(span::has, item -> {
            if (span.has(item.localDate())) {
                read.accept(item);
            }
        });
    }
}
