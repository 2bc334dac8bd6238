package rebound.local;

/** Where everything of a {@link RunningSystem} listens, on 127.0.0.1. */
public record SystemPorts(int journal, int plan, int reminder, int kafka, int mongodb) {

    /** Five free ones. */
    public static SystemPorts free() {
        return new SystemPorts(
                LocalPorts.free(), LocalPorts.free(), LocalPorts.free(), LocalPorts.free(), LocalPorts.free());
    }

    /** @param service {@code journal}, {@code plan} or {@code reminder} */
    public int of(String service) {
        return switch (service) {
            case "journal" -> journal;
            case "plan" -> plan;
            case "reminder" -> reminder;
            default -> throw new IllegalArgumentException(service);
        };
    }
}
