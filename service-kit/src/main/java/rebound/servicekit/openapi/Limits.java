package rebound.servicekit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Collection;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.json.Patch;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.CurrencyCode;
import rebound.servicekit.rules.LanguageTag;
import rebound.servicekit.rules.Utf8Bytes;

/** Says the limits of this project's own rules for texts, also of those in a list: of Bean Validation's own it is known. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Limits implements OASFilter {

    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName CHARACTERS = DotName.createSimple(Characters.class);
    private static final DotName UTF8_BYTES = DotName.createSimple(Utf8Bytes.class);
    private static final DotName LANGUAGE_TAG = DotName.createSimple(LanguageTag.class);
    private static final DotName CURRENCY_CODE = DotName.createSimple(CurrencyCode.class);
    private static final DotName PATCH = DotName.createSimple(Patch.class);

    private final IndexView index;

    public Limits(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null || api.getComponents().getSchemas() == null) {
            return;
        }
        var schemas = api.getComponents().getSchemas();
        for (var body : index.getKnownClasses()) {
            if (body.isRecord()) {
                complete(body, schemas);
            }
        }
    }

    private static void complete(ClassInfo body, Map<String, Schema> schemas) {
        var schema = schemas.get(name(body));
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        for (var field : body.fields()) {
            var property = schema.getProperties().get(field.name());
            if (property != null) {
                limit(property, field.declaredAnnotations());
                limitParts(property, field.type());
            }
        }
    }

    private static String name(ClassInfo body) {
        var schema = body.declaredAnnotation(SCHEMA);
        return schema == null || schema.value("name") == null
                ? body.simpleName()
                : schema.value("name").asString();
    }

    /** What is said of the elements of a list, or of what a patch holds. */
    private static void limitParts(Schema property, Type type) {
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE
                && type.asParameterizedType().arguments().size() == 1) {
            var rules = type.asParameterizedType().arguments().getFirst().annotations();
            limit(type.name().equals(PATCH) ? property : property.getItems(), rules);
        }
    }

    private static void limit(@Nullable Schema schema, Collection<AnnotationInstance> rules) {
        for (var rule : rules) {
            if (schema != null && (rule.name().equals(CHARACTERS) || rule.name().equals(UTF8_BYTES))) {
                schema.minLength(1).maxLength(rule.value("max").asInt());
            } else if (schema != null && rule.name().equals(LANGUAGE_TAG)) {
                schema.maxLength(LanguageTag.LONGEST);
            } else if (schema != null && rule.name().equals(CURRENCY_CODE)) {
                schema.pattern(CurrencyCode.PATTERN);
            }
        }
    }
}
