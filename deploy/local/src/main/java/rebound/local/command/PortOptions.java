package rebound.local.command;

import picocli.CommandLine.Option;
import rebound.local.SystemPorts;

/** The options that choose the ports. */
final class PortOptions {

    @Option(
            names = "--base-port",
            paramLabel = "PORT",
            description = "Moves all five: journal PORT, plan PORT+1, reminder PORT+2, kafka PORT+3, mongodb PORT+4.")
    private int base;

    @Option(names = "--journal-port", paramLabel = "PORT", description = "Default 8081.")
    private int journal;

    @Option(names = "--plan-port", paramLabel = "PORT", description = "Default 8082.")
    private int plan;

    @Option(names = "--reminder-port", paramLabel = "PORT", description = "Default 8083.")
    private int reminder;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Default 9092.")
    private int kafka;

    @Option(names = "--mongodb-port", paramLabel = "PORT", description = "Default 27017.")
    private int mongodb;

    SystemPorts chosen() {
        return new SystemPorts(
                choose(journal, 0, 8081),
                choose(plan, 1, 8082),
                choose(reminder, 2, 8083),
                choose(kafka, 3, 9092),
                choose(mongodb, 4, 27017));
    }

    private int choose(int own, int place, int usual) {
        if (own != 0) {
            return own;
        }
        return base != 0 ? base + place : usual;
    }
}
