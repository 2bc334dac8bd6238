package rebound.servicekit.note;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.problem.ProblemExtension;

/** Problems of notes that are written as urgent carry help. */
@ApplicationScoped
public class UrgentNotes implements ProblemExtension {

    @Override
    public ObjectNode members(String method, String path, @Nullable String languages) {
        var members = JsonNodeFactory.instance.objectNode();
        return method.equals("POST") && path.equals("/notes?urgent=true")
                ? members.put("help", "in " + languages)
                : members;
    }
}
