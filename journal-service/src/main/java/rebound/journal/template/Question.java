package rebound.journal.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.journal.fact.FactType;
import rebound.journal.fact.Revisit;
import rebound.servicekit.catalogue.Content;
import rebound.servicekit.catalogue.LocalizedText;

/**
 * One question of a {@link Template}.
 *
 * @param hint what may help to answer it; null for nothing
 * @param required whether a reflection without an answer is not complete
 * @param options of a choice, in their order; else empty
 * @param several whether more than one of the options can be chosen
 * @param scale of a scale; else null
 * @param yields what a person keeps of an answer; null for nothing. What yields something is never required: no lesson is
 *     forced.
 */
public record Question(
        String id,
        Type type,
        LocalizedText ask,
        @Nullable LocalizedText hint,
        boolean required,
        List<Option> options,
        boolean several,
        @Nullable Scale scale,
        @Nullable Yield yields) {

    /** How a question is answered. */
    public enum Type {
        /** In the person's own words. */
        @JsonProperty("text")
        TEXT,
        /** By one of the options, or by several. */
        @JsonProperty("choice")
        CHOICE,
        /** By a whole number between two ends. */
        @JsonProperty("scale")
        SCALE,
        /** By any number of short texts. */
        @JsonProperty("list")
        LIST,
        /** By an amount in a currency. */
        @JsonProperty("money")
        MONEY,
        /** By a day. */
        @JsonProperty("date")
        DATE,
        /** By what somebody is called. */
        @JsonProperty("person")
        PERSON,
        /** By a unit of the person's own, with what was aimed for and what it came to. */
        @JsonProperty("measure")
        MEASURE;

        /** The public name. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param value what an answer names it by */
    public record Option(String value, LocalizedText label) {

        public Option {
            value = Content.needed(value, "value");
            label = Content.needed(label, "label");
            requireName("an option", value);
        }
    }

    /**
     * @param low what {@code from} means
     * @param high what {@code to} means
     */
    public record Scale(int from, int to, LocalizedText low, LocalizedText high) {

        /** More steps than anybody can tell apart. */
        private static final int LONGEST = 100;

        public Scale {
            low = Content.needed(low, "low");
            high = Content.needed(high, "high");
            if (from < -LONGEST || to > LONGEST || from >= to) {
                throw new IllegalArgumentException("a scale goes up, between -100 and 100");
            }
        }
    }

    /**
     * @param fact what an answer becomes
     * @param kind of which kind; null where there are none
     * @param revisit the id of the question that asks on which day the person wants to see it again; null for none
     * @param daytime the id of the question that asks whether they want to see it in the morning or in the evening; null for
     *     none
     */
    public record Yield(
            FactType fact,
            @Nullable String kind,
            @Nullable String revisit,
            @Nullable String daytime) {

        public Yield {
            if (!fact.canBe(kind)) {
                throw new IllegalArgumentException("the kind of " + fact.code() + " is one of " + fact.kinds());
            }
            if (fact == FactType.FEEDBACK && (revisit != null || daytime != null)) {
                throw new IllegalArgumentException("feedback is not seen again when a question says");
            }
        }

        /** Of something that does not come back by itself. */
        public Yield(FactType fact, @Nullable String kind) {
            this(fact, kind, null, null);
        }

        @JsonCreator
        static Yield of(
                @JsonProperty("fact") @Nullable String fact,
                @JsonProperty("kind") @Nullable String kind,
                @JsonProperty("revisit") @Nullable String revisit,
                @JsonProperty("daytime") @Nullable String daytime) {
            var type = FactType.of(Content.needed(fact, "fact"))
                    .orElseThrow(() -> new IllegalArgumentException("nothing is kept as " + fact));
            return new Yield(type, kind, revisit, daytime);
        }
    }

    public Question {
        id = Content.needed(id, "id");
        type = Content.needed(type, "type");
        ask = Content.needed(ask, "ask");
        options = Content.listOf(options);
        requireName("a question", id);
        if (type == Type.CHOICE != !options.isEmpty() || options.size() == 1) {
            throw new IllegalArgumentException("a choice, and nothing else, has two options or more");
        }
        if (several && type != Type.CHOICE) {
            throw new IllegalArgumentException("only of a choice can several be chosen");
        }
        if ((type == Type.SCALE) != (scale != null)) {
            throw new IllegalArgumentException("a scale, and nothing else, has two ends");
        }
        if (yields != null && type != Type.TEXT && type != Type.LIST) {
            throw new IllegalArgumentException("only a text or a list is kept as something");
        }
        if (yields != null && required) {
            throw new IllegalArgumentException("what is kept as something is never required (safety rule 4)");
        }
        var values = new HashSet<String>();
        for (var option : options) {
            if (!values.add(option.value())) {
                throw new IllegalArgumentException("two options are called " + option.value());
            }
        }
    }

    boolean asksForDay() {
        return type == Type.DATE;
    }

    /** Whether its answer is one of {@link Revisit#DAYTIMES}. */
    boolean asksForDaytime() {
        return !several
                && options.stream()
                        .map(Option::value)
                        .collect(Collectors.toSet())
                        .equals(Revisit.DAYTIMES);
    }

    Stream<LocalizedText> texts() {
        return Stream.of(
                        Stream.of(ask, hint),
                        options.stream().map(Option::label),
                        scale == null ? Stream.<LocalizedText>empty() : Stream.of(scale.low(), scale.high()))
                .<@Nullable LocalizedText>flatMap(part -> part)
                .filter(Objects::nonNull);
    }

    private static void requireName(String what, String name) {
        if (!Content.KEY.matcher(name).matches() || name.length() > Content.LONGEST_KEY) {
            throw new IllegalArgumentException(what + " is called by lower-case words with dashes");
        }
    }
}
