package rebound.reminder.settings;

import java.time.LocalTime;

/** Hours of every day, by the person's own clock; over midnight if they end before they begin. Never the whole day. */
public record Hours(LocalTime from, LocalTime to) {}
