# The outbox
outbox-title = Outbox
outbox-about = Kind and state only, no text; addresses are partly hidden.
outbox-states = By state
outbox-all = All
outbox-none = No mail here yet.
outbox-caption = Notices
outbox-notice = Notice
outbox-code = Code
outbox-recipient = Recipient
outbox-state = State
outbox-action = Action
outbox-due = Leaves from { $time }
outbox-sent = { $time }
outbox-tries = { $n ->
    [one] Tried once
   *[other] Tried { $n } times
 }
outbox-resend = Send again
outbox-pages = Pages
outbox-next = Earlier notices
notice-state-queued = Queued
notice-state-sending = Leaving now
notice-state-sent = Sent
notice-state-failed = Failed
notice-state-cancelled = Cancelled
notice-state-merged = Joined to another
done-notice-resent = Queued again; it leaves at once.

# Which mailbox hears of which fields
mail-settings-title = Mail settings
mail-settings-lead = Each mailbox of the workstation is asked to review what falls in its fields.
mail-settings-ask = An administrator can change this.
mail-settings-none = No mailbox is set up yet.
mail-settings-all = all fields
mail-settings-hears = Hears of: { $fields }
mail-settings-change = Change the fields
mail-settings-fields = Fields
mail-settings-fields-hint = None ticked means all fields.
mail-settings-save = Save
mail-settings-server = Mail server
done-mailbox-saved = Saved; the next mail follows the new fields.
notice-state-suppressed = Not sent (unwanted or refused)
notice-state-bounced = Came back
# What each kind of mail looks like
notices-title = Preview of all mails
notices-about = Made of invented facts, in the form in which they are sent.
notices-from = From
notices-subject = Subject
notices-text = Text
notices-html = See the HTML part
