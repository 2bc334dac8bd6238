package rebound.servicekit.wiring;

/**
 * This process among the replicas of its service; answers to its requests find their way back by this name.
 *
 * @param name unique while the process lives
 */
public record Replica(String name) {}
