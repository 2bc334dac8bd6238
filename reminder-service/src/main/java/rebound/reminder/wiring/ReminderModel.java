package rebound.reminder.wiring;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.AggregateType.Timer;
import rebound.eventlog.model.Model;
import rebound.eventlog.model.Neighbours;
import rebound.reminder.channels.Channels;
import rebound.reminder.channels.ChannelsCommand;
import rebound.reminder.channels.ChannelsDecider;
import rebound.reminder.channels.ChannelsEvent;
import rebound.reminder.channels.Webhook;
import rebound.reminder.delivery.Delivery;
import rebound.reminder.delivery.DeliveryCommand;
import rebound.reminder.delivery.DeliveryDecider;
import rebound.reminder.delivery.DeliveryEvent;
import rebound.reminder.endpoint.Endpoint;
import rebound.reminder.endpoint.EndpointCommand;
import rebound.reminder.endpoint.EndpointDecider;
import rebound.reminder.endpoint.EndpointEvent;
import rebound.reminder.pauses.Pauses;
import rebound.reminder.pauses.PausesCommand;
import rebound.reminder.pauses.PausesDecider;
import rebound.reminder.pauses.PausesEvent;
import rebound.reminder.policy.WhenMeChangedThenNoteHomeZone;
import rebound.reminder.policy.WhenPauseBegunThenNotePause;
import rebound.reminder.policy.WhenPauseEndedThenNoteEnd;
import rebound.reminder.policy.WhenPauseExtendedThenNoteExtension;
import rebound.reminder.policy.WhenReminderFiredThenDeliver;
import rebound.reminder.policy.WhenStepDoneThenCancelReminder;
import rebound.reminder.policy.WhenStepLetGoThenCancelReminder;
import rebound.reminder.policy.WhenStepScheduledThenScheduleReminder;
import rebound.reminder.policy.WhenStepSkippedThenCancelReminder;
import rebound.reminder.read.deliveries.DeliveryLogProjection;
import rebound.reminder.read.index.ReminderIndexProjection;
import rebound.reminder.reminder.Circumstances;
import rebound.reminder.reminder.Pause;
import rebound.reminder.reminder.QuietHours;
import rebound.reminder.reminder.Reminder;
import rebound.reminder.reminder.ReminderCommand;
import rebound.reminder.reminder.ReminderCommand.FireReminder;
import rebound.reminder.reminder.ReminderCommand.ScheduleReminder;
import rebound.reminder.reminder.ReminderDecider;
import rebound.reminder.reminder.ReminderEvent;
import rebound.reminder.settings.Settings;
import rebound.reminder.settings.SettingsCommand;
import rebound.reminder.settings.SettingsDecider;
import rebound.reminder.settings.SettingsEvent;

/** What reminder-service is made of, and every name it has on the wire. A name never changes. */
public final class ReminderModel {

    public static final AggregateType<SettingsCommand, Settings, SettingsEvent> SETTINGS = AggregateType.named(
                    "settings", new SettingsDecider(), SettingsCommand.class, Settings.class, SettingsEvent.class)
            .command("change-settings", SettingsCommand.ChangeSettings.class)
            .command("note-home-zone", SettingsCommand.NoteHomeZone.class)
            .state("chosen", Settings.Chosen.class)
            .event("settings-changed", 1, SettingsEvent.SettingsChanged.class)
            .event("home-zone-noted", 1, SettingsEvent.HomeZoneNoted.class)
            .build();

    public static final AggregateType<PausesCommand, Pauses, PausesEvent> PAUSES = AggregateType.named(
                    "pauses", new PausesDecider(), PausesCommand.class, Pauses.class, PausesEvent.class)
            .command("note-pause", PausesCommand.NotePause.class)
            .command("note-extension", PausesCommand.NoteExtension.class)
            .command("note-end", PausesCommand.NoteEnd.class)
            .state("noted", Pauses.Noted.class)
            .event("pause-noted", 1, PausesEvent.PauseNoted.class)
            .event("pause-extension-noted", 1, PausesEvent.PauseExtensionNoted.class)
            .event("pause-end-noted", 1, PausesEvent.PauseEndNoted.class)
            .build();

    public static final AggregateType<ChannelsCommand, Channels, ChannelsEvent> CHANNELS = AggregateType.named(
                    "channels", new ChannelsDecider(), ChannelsCommand.class, Channels.class, ChannelsEvent.class)
            .command("open-webhook", ChannelsCommand.OpenWebhook.class)
            .command("close-webhook", ChannelsCommand.CloseWebhook.class)
            .state("chosen", Channels.Chosen.class)
            .event("webhook-channel-opened", 1, ChannelsEvent.WebhookChannelOpened.class)
            .event("webhook-channel-closed", 1, ChannelsEvent.WebhookChannelClosed.class)
            .build();

    /** Of an app, under its own id, and not of a person. */
    public static final AggregateType<EndpointCommand, Endpoint, EndpointEvent> ENDPOINT = AggregateType.named(
                    "endpoint", new EndpointDecider(), EndpointCommand.class, Endpoint.class, EndpointEvent.class)
            .command("register-endpoint", EndpointCommand.RegisterEndpoint.class)
            .command("move-endpoint", EndpointCommand.MoveEndpoint.class)
            .command("rotate-secret", EndpointCommand.RotateSecret.class)
            .command("enable-endpoint", EndpointCommand.EnableEndpoint.class)
            .command("disable-endpoint", EndpointCommand.DisableEndpoint.class)
            .state("absent", Endpoint.Absent.class)
            .state("enabled", Endpoint.Enabled.class)
            .state("disabled", Endpoint.Disabled.class)
            .event("endpoint-registered", 1, EndpointEvent.EndpointRegistered.class)
            .event("endpoint-moved", 1, EndpointEvent.EndpointMoved.class)
            .event("endpoint-secret-rotated", 1, EndpointEvent.EndpointSecretRotated.class)
            .event("endpoint-enabled", 1, EndpointEvent.EndpointEnabled.class)
            .event("endpoint-disabled", 1, EndpointEvent.EndpointDisabled.class)
            .build();

    public static final AggregateType<DeliveryCommand, Delivery, DeliveryEvent> DELIVERY = AggregateType.named(
                    "delivery", new DeliveryDecider(), DeliveryCommand.class, Delivery.class, DeliveryEvent.class)
            .command("start-delivery", DeliveryCommand.StartDelivery.class)
            .command("attempt-delivery", DeliveryCommand.AttemptDelivery.class)
            .command("record-attempt", DeliveryCommand.RecordAttempt.class)
            .command("abandon-delivery", DeliveryCommand.AbandonDelivery.class)
            .command("redeliver", DeliveryCommand.Redeliver.class)
            .state("absent", Delivery.Absent.class)
            .state("pending", Delivery.Pending.class)
            .state("delivered", Delivery.Delivered.class)
            .state("gave-up", Delivery.GaveUp.class)
            .event("delivery-started", 1, DeliveryEvent.DeliveryStarted.class)
            .event("delivery-attempt-due", 1, DeliveryEvent.DeliveryAttemptDue.class)
            .event("delivery-attempted", 1, DeliveryEvent.DeliveryAttempted.class)
            .event("delivery-succeeded", 1, DeliveryEvent.DeliverySucceeded.class)
            .event("delivery-gave-up", 1, DeliveryEvent.DeliveryGaveUp.class)
            .event("redelivery-asked", 1, DeliveryEvent.RedeliveryAsked.class)
            .timer(delivery -> delivery instanceof Delivery.Pending pending && !pending.isDue()
                    ? new Timer<>(pending.nextAt(), new DeliveryCommand.AttemptDelivery(pending.number()))
                    : null)
            .build();

    public static final AggregateType<ReminderCommand, Reminder, ReminderEvent> REMINDER = AggregateType.named(
                    "reminder", new ReminderDecider(), ReminderCommand.class, Reminder.class, ReminderEvent.class)
            .command("schedule-reminder", ScheduleReminder.class)
            .command("revise-reminder", ReminderCommand.ReviseReminder.class)
            .command("schedule-for-step", ReminderCommand.ScheduleForStep.class)
            .command("cancel-for-step", ReminderCommand.CancelForStep.class)
            .command("fire-reminder", FireReminder.class)
            .command("snooze-reminder", ReminderCommand.SnoozeReminder.class)
            .command("mark-reminder-done", ReminderCommand.MarkReminderDone.class)
            .command("dismiss-reminder", ReminderCommand.DismissReminder.class)
            .command("cancel-reminder", ReminderCommand.CancelReminder.class)
            .state("absent", Reminder.Absent.class)
            .state("scheduled", Reminder.Scheduled.class)
            .state("fired", Reminder.Fired.class)
            .state("done", Reminder.Done.class)
            .state("dismissed", Reminder.Dismissed.class)
            .state("cancelled", Reminder.Cancelled.class)
            .event("reminder-scheduled", 1, ReminderEvent.ReminderScheduled.class)
            .event("reminder-revised", 1, ReminderEvent.ReminderRevised.class)
            .event("step-reminder-scheduled", 1, ReminderEvent.StepReminderScheduled.class)
            .event("reminder-held", 1, ReminderEvent.ReminderHeld.class)
            .event("reminder-fired", 1, ReminderEvent.ReminderFired.class)
            .event("reminder-snoozed", 1, ReminderEvent.ReminderSnoozed.class)
            .event("reminder-done", 1, ReminderEvent.ReminderDone.class)
            .event("reminder-dismissed", 1, ReminderEvent.ReminderDismissed.class)
            .event("reminder-cancelled", 1, ReminderEvent.ReminderCancelled.class)
            .timer(reminder -> reminder instanceof Reminder.Scheduled scheduled
                    ? new Timer<>(
                            scheduled.wake(),
                            scheduled.wakeAgain(),
                            new FireReminder(scheduled.due(), scheduled.due(), Circumstances.UNKNOWN))
                    : null)
            .informedBy(Set.of(SETTINGS, PAUSES, CHANNELS), ReminderModel::informed)
            .build();

    public static final ReminderIndexProjection INDEX = new ReminderIndexProjection();

    public static final DeliveryLogProjection DELIVERIES = new DeliveryLogProjection();

    public static final Model MODEL = new Model(
            "reminder",
            1,
            List.of(REMINDER, SETTINGS, PAUSES, CHANNELS, ENDPOINT, DELIVERY),
            List.of(INDEX, DELIVERIES),
            List.of(
                    new WhenStepScheduledThenScheduleReminder(),
                    new WhenStepDoneThenCancelReminder(),
                    new WhenStepSkippedThenCancelReminder(),
                    new WhenStepLetGoThenCancelReminder(),
                    new WhenPauseBegunThenNotePause(),
                    new WhenPauseExtendedThenNoteExtension(),
                    new WhenPauseEndedThenNoteEnd(),
                    new WhenMeChangedThenNoteHomeZone(),
                    new WhenReminderFiredThenDeliver()));

    private ReminderModel() {}

    private static ReminderCommand informed(ReminderCommand command, Instant at, Neighbours neighbours) {
        return switch (command) {
            case FireReminder fire -> new FireReminder(fire.due(), at, circumstances(neighbours));
            case ScheduleReminder schedule ->
                new ScheduleReminder(
                        schedule.askedAt(),
                        schedule.at(),
                        schedule.zone(),
                        schedule.wording(),
                        circumstances(neighbours));
            case ReminderCommand.ReviseReminder other -> other;
            case ReminderCommand.ScheduleForStep other -> other;
            case ReminderCommand.CancelForStep other -> other;
            case ReminderCommand.SnoozeReminder other -> other;
            case ReminderCommand.MarkReminderDone other -> other;
            case ReminderCommand.DismissReminder other -> other;
            case ReminderCommand.CancelReminder other -> other;
        };
    }

    private static Circumstances circumstances(Neighbours neighbours) {
        var settings = neighbours.state(SETTINGS);
        var hours = settings.quietHours();
        return new Circumstances(
                settings.zone() == null ? null : ZoneId.of(settings.zone()),
                hours == null ? null : new QuietHours(hours.from(), hours.to()),
                neighbours.state(PAUSES).all().stream()
                        .filter(pause -> pause.endedAt() == null)
                        .map(pause -> new Pause(pause.id(), pause.goalId(), pause.until()))
                        .toList(),
                neighbours.state(CHANNELS).webhooks().stream().map(Webhook::app).toList());
    }
}
