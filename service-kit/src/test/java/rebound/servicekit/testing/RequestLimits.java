package rebound.servicekit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import rebound.servicekit.json.Patch;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.CurrencyCode;
import rebound.servicekit.rules.Happened;
import rebound.servicekit.rules.LanguageTag;
import rebound.servicekit.rules.Utf8Bytes;

/**
 * The limits of one request, each as a line such as {@code body/tags/* maxLength=64}: once from the rules in the code, once
 * from the document, to be compared.
 */
final class RequestLimits {

    private static final List<String> KEYWORDS =
            List.of("minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems");
    private static final java.util.regex.Pattern WORDS = java.util.regex.Pattern.compile("\\^\\(?([A-Za-z|-]+)\\)?\\$");
    private static final java.util.regex.Pattern BYTES = java.util.regex.Pattern.compile(
            "(?s).*at most (\\d+) KiB in UTF-8.*", java.util.regex.Pattern.CASE_INSENSITIVE);

    private final Set<String> lines = new TreeSet<>();

    private RequestLimits() {}

    static Set<String> of(Route route) {
        var limits = new RequestLimits();
        for (var parameter : route.code().getParameters()) {
            var name = Route.name(parameter).orElse("body");
            limits.readRules(name, parameter.getAnnotations(), parameter.getAnnotatedType(), parameter.getType());
            if (name.startsWith("path ")) {
                limits.lines.add(name + " required");
            }
        }
        return limits.lines;
    }

    static Set<String> of(Operation operation) {
        var limits = new RequestLimits();
        operation.parameters().filter(parameter -> !isOfAll(parameter)).forEach(parameter -> {
            var name =
                    parameter.path("in").asText() + " " + parameter.path("name").asText();
            if (parameter.path("required").asBoolean()) {
                limits.lines.add(name + " required");
            }
            limits.readSchema(name, parameter.path("schema"), operation);
        });
        operation.description().at("/requestBody/content").forEach(content -> {
            limits.readSchema("body", content.path("schema"), operation);
        });
        if (operation.description().at("/requestBody/required").asBoolean()) {
            limits.lines.add("body required");
        }
        return limits.lines;
    }

    /** One that a component describes for all operations that have it, and no method declares. */
    private static boolean isOfAll(JsonNode parameter) {
        return Set.of("X-Request-Id", "Idempotency-Key", "If-Match", "If-None-Match")
                .contains(parameter.path("name").asText());
    }

    private void readRules(String at, Annotation[] rules, AnnotatedType annotated, Class<?> type) {
        for (var rule : rules) {
            read(at, rule, Collection.class.isAssignableFrom(type) ? "Items" : "Length");
        }
        if (annotated instanceof AnnotatedParameterizedType generic
                && generic.getAnnotatedActualTypeArguments().length == 1) {
            var part = generic.getAnnotatedActualTypeArguments()[0];
            var isPatch = type == Patch.class;
            var partRules = Arrays.stream(part.getAnnotations())
                    // What is null in a list is refused, and nothing says otherwise.
                    .filter(rule -> !(rule instanceof NotNull))
                    .toArray(Annotation[]::new);
            readRules(isPatch ? at : at + "/*", partRules, part, raw(part.getType()));
        } else if (type.isRecord() && type != ResourceId.class) {
            for (var component : type.getRecordComponents()) {
                try {
                    var field = type.getDeclaredField(component.getName());
                    readRules(
                            at + "/" + field.getName(),
                            field.getAnnotations(),
                            field.getAnnotatedType(),
                            field.getType());
                } catch (NoSuchFieldException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void read(String at, Annotation rule, String unit) {
        switch (rule) {
            case NotNull needed -> lines.add(at + " required");
            case Size size -> {
                if (size.min() > 0) {
                    number(at, "min" + unit, Integer.toString(size.min()));
                }
                if (size.max() < Integer.MAX_VALUE) {
                    number(at, "max" + unit, Integer.toString(size.max()));
                }
            }
            case Min min -> number(at, "minimum", Long.toString(min.value()));
            case Max max -> number(at, "maximum", Long.toString(max.value()));
            case DecimalMin min -> number(at, "minimum", min.value());
            case DecimalMax max -> number(at, "maximum", max.value());
            case Pattern pattern -> pattern(at, pattern.regexp());
            case DefaultValue value -> lines.add(at + " default=" + value.value());
            case Characters characters -> length(at, characters.max());
            case Utf8Bytes bytes -> {
                length(at, bytes.max());
                lines.add(at + " bytes=" + bytes.max());
            }
            case LanguageTag tag -> number(at, "maxLength", Integer.toString(LanguageTag.LONGEST));
            case CurrencyCode currency -> pattern(at, CurrencyCode.PATTERN);
            case Happened happened -> lines.add(at + " " + Happened.BOUNDS);
            default -> {
                if (rule.annotationType().getName().startsWith("jakarta.validation.constraints.")) {
                    throw new IllegalStateException("Nobody has said how OpenAPI says " + rule);
                }
            }
        }
    }

    private void readSchema(String at, JsonNode schema, Operation operation) {
        var node = operation.resolved(schema);
        for (var keyword : KEYWORDS) {
            if (node.has(keyword)) {
                number(at, keyword, node.path(keyword).asText());
            }
        }
        if (node.has("pattern")) {
            pattern(at, node.path("pattern").asText());
        }
        if (node.has("enum")) {
            oneOf(
                    at,
                    node.path("enum")
                            .valueStream()
                            .filter(value -> !value.isNull())
                            .map(JsonNode::asText)
                            .toList());
        }
        if (node.has("default") && !at.startsWith("body")) {
            lines.add(at + " default=" + node.path("default").asText());
        }
        // Beside a reference there may be a description of its own.
        for (var described : List.of(schema, node)) {
            var description = described.path("description").asText();
            var bytes = BYTES.matcher(description);
            if (bytes.matches()) {
                lines.add(at + " bytes=" + Integer.parseInt(bytes.group(1)) * 1024);
            }
            if (description.contains(Happened.BOUNDS)) {
                lines.add(at + " " + Happened.BOUNDS);
            }
        }
        node.path("required").forEach(name -> lines.add(at + "/" + name.asText() + " required"));
        node.path("properties")
                .propertyStream()
                .forEach(property -> readSchema(at + "/" + property.getKey(), property.getValue(), operation));
        if (node.has("items")) {
            readSchema(at + "/*", node.path("items"), operation);
        }
        for (var keyword : List.of("allOf", "anyOf", "oneOf")) {
            node.path(keyword).forEach(part -> readSchema(at, part, operation));
        }
    }

    private void length(String at, int max) {
        number(at, "minLength", "1");
        number(at, "maxLength", Integer.toString(max));
    }

    private void number(String at, String keyword, String value) {
        lines.add(at + " " + keyword + "="
                + new BigDecimal(value).stripTrailingZeros().toPlainString());
    }

    /** Words to choose from are the same, whether as a pattern or as an enumeration. */
    private void pattern(String at, String pattern) {
        var words = WORDS.matcher(pattern);
        if (words.matches()) {
            oneOf(at, List.of(words.group(1).split("\\|")));
        } else {
            // JSON Schema looks for a pattern anywhere; Bean Validation means the whole.
            lines.add(at
                    + (pattern.startsWith("^") && pattern.endsWith("$") ? " pattern=" : " loose pattern=")
                    + pattern);
        }
    }

    private void oneOf(String at, List<String> words) {
        lines.add(at + words.stream().sorted().collect(Collectors.joining("|", " one of ", "")));
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            default -> Object.class;
        };
    }
}
