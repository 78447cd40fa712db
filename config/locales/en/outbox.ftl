# The outbox
outbox-title = Outbox
outbox-about = Kind and state only, no text; addresses are partly hidden.
outbox-states = By state
outbox-all = All
outbox-none = No mail here yet. Each mail stands here from the moment its cause happens, with its state and what the mail server said.
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

# Which mailbox hears of which fields, and whether it is told at all
mail-settings-title = Mail settings
mail-settings-lead = Each mailbox of the workstation is asked to review what falls in its fields. Fields that no mailbox has asked for go to the first one.
mail-settings-ask = A lead or an administrator can change this.
mail-settings-none = No mailbox is set up yet.
mail-settings-all = all fields
mail-settings-hears = Hears of: { $fields }
mail-settings-off = Switched off. When it is on again it hears of: { $fields }
mail-settings-change = Change or switch off
mail-settings-active = Send mail to this mailbox
mail-settings-fields = Fields
mail-settings-fields-hint = None ticked means all fields.
mail-settings-save = Save
mail-settings-remove = Remove this mailbox
mail-settings-new = Add a mailbox
mail-settings-address = Address
mail-settings-add = Add
mail-settings-server = Mail server
notice-state-suppressed = Not sent (unwanted or refused)
notice-state-bounced = Came back
# What each kind of mail looks like
notices-title = Preview of all mails
notices-about = Made of invented facts, in the form in which they are sent.
notices-from = From
notices-subject = Subject
notices-text = Text
notices-html = See the HTML part
mail-settings-moved = Somebody has just changed this mailbox
mail-settings-moved-hint = The list shows how it stands now; the form keeps what you chose. Look it over, and press again if yours shall hold.
done-mailbox-saved = Saved; the next mail follows the new settings.
done-mailbox-added = Added; the next mail goes to this mailbox too.
done-mailbox-removed = Removed; nothing is sent to this mailbox any more.
