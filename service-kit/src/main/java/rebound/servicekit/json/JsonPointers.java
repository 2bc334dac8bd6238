package rebound.servicekit.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;

/** JSON pointers (RFC 6901) to where something is wrong. */
public final class JsonPointers {

    /** A longer name was made up by the client; the pointer then stops at its parent. */
    private static final int LONGEST_NAME = 64;

    private JsonPointers() {}

    public static String of(List<JsonMappingException.Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            if (step.getFieldName() == null) {
                pointer.append('/').append(step.getIndex());
            } else if (isShowable(step.getFieldName())) {
                pointer.append('/').append(escape(step.getFieldName()));
            } else {
                break;
            }
        }
        return pointer.toString();
    }

    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isShowable(String name) {
        return name.length() <= LONGEST_NAME
                && name.chars().noneMatch(unit -> Character.isISOControl(unit) || Character.isSurrogate((char) unit));
    }
}
