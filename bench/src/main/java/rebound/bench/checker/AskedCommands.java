package rebound.bench.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import rebound.local.DevelopmentIssuer;

/** From what clients sent to the commands that follow from it. */
final class AskedCommands {

    /** What belongs to the app and not to the person who uses it. */
    private static final String OF_THE_APP = "/reminder/v1/endpoints";

    /** Below it nothing is written, whatever the method is. */
    private static final String NO_COMMAND = "/v1/changes";

    private record Id(String service, String userId, String key) {}

    private AskedCommands() {}

    /** One for each key, in the order in which they were first added. */
    static List<Asked> of(List<ClientWrite> writes, Identities identities) {
        var tries = new LinkedHashMap<Id, List<ClientWrite>>();
        for (var sent : writes) {
            for (var write : BatchItems.of(sent, identities)) {
                if (!write.path().contains(NO_COMMAND)) {
                    var id = new Id(write.service(), userId(write, identities), write.idempotencyKey());
                    tries.computeIfAbsent(id, first -> new ArrayList<>()).add(write);
                }
            }
        }
        var asked = new ArrayList<Asked>(tries.size());
        tries.forEach((id, all) -> {
            all.sort(Comparator.comparing(ClientWrite::sent));
            asked.add(
                    new Asked(id.service(), id.userId(), identities.command(id.userId(), id.key()), List.copyOf(all)));
        });
        return asked;
    }

    private static String userId(ClientWrite write, Identities identities) {
        return write.path().startsWith(OF_THE_APP)
                ? identities.app(DevelopmentIssuer.APP)
                : identities.user(write.person());
    }
}
