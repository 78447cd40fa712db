# Waiting for the mail
sent-title = Now look in your mailbox
sent-to = We have written to
sent-once = {""}. The link works once, within seven days.
sent-look-for = Look for this mail
sent-from = From
sent-subject = Subject
sent-time = Sent
sent-nothing = Nothing there?
sent-nothing-about = Look in the spam folder first. Some mailboxes take a minute or two.
sent-again = Send it again
sent-change = Wrong address? Change it
sent-email = New e-mail
sent-email-hint = The earlier link stops working at once.
sent-change-send = Use this address and send
sent-unknown = If you have just registered, a mail to confirm it is on its way to the address you gave. The link works once, within seven days.
done-sent-again = Sent once more.
done-address-changed = Sent to the new address; the earlier link no longer works.
