# Used on every page
brand = Longyuan
language-name = English
skip-to-main = Skip to the main part
demo-mark = Demo data
demo-invented = People, firms and mails are invented.
demo-doors = Demo doors
nav-label = Main menu
nav-review = Review
nav-people = People
nav-needs = Needs
nav-outbox = Outbox
nav-my-profile = My profile
nav-my-needs = My needs
nav-introductions = Introductions
nav-register = Register expertise
nav-post-need = Post a need
nav-account = My account
nav-sign-in = Sign in
nav-sign-out = Sign out
foot-host = Run by the { $office }
foot-label = Foot of the page
foot-about = About and contact
foot-privacy = Privacy
clock-both = { $place } { $here } · Lanzhou { $lanzhou }
clock-one = Lanzhou { $lanzhou }
zone-los-angeles = San Francisco
mail-status = State of mail
mail-not-sent = Mail is not being sent.
mail-waiting = { $n ->
    [0] No mail is waiting.
    [one] One mail is waiting.
   *[other] { $n } mails are waiting.
 }
mail-open-outbox = Open the outbox
mail-cause-unconfirmed = The link in the test mail has not been opened yet.
mail-cause-not-set = No mail server is set.
mail-cause-failing = The mail server said:
mail-cause-none = Mail works.
error-page-hint = The link may be mistyped or out of date. Nothing you entered was changed.
error-page-home = To the start page
error-page-number = If this keeps happening, tell us this number:

# Why something went wrong
failure-400 = This request cannot be read
failure-401 = Please sign in first
failure-403 = You may not do this
failure-404 = There is no such page
failure-405 = This address does not take that kind of request
failure-408 = It took too long, please try again
failure-409 = This has just changed, please reload and look again
failure-410 = This link no longer works
failure-413 = That is too large
failure-415 = This format is not taken
failure-421 = This site does not answer to that name
failure-422 = Some of it needs a change
failure-429 = Too many tries, please wait a little
failure-500 = Something broke on our side
failure-503 = Not available just now, please try again soon
failure-csrf = This form is out of date, please go back, reload and send it again
failure-link-used = This link has been used already
failure-link-settled = This has been settled already
failure-link-expired = This link has expired
failure-no-session = Please sign in first
failure-self-review = You cannot review your own profile or firm
failure-undo-expired = The time to undo has passed
failure-version = Somebody has just changed this, please reload and look again
failure-illegal-move = Its present state does not allow this
failure-consent-missing = A consent is missing; please look at "My consents" first
failure-contact-not-given = The other side has not agreed to give its contact details, or has taken that back
failure-consent-ended = This consent has been taken back already
failure-address-not-confirmed = Please press the link in the confirmation mail first
failure-firm-not-active = The firm cannot post needs now; please write to the workstation
failure-has-profile = You have a profile already
failure-has-enterprise = You speak for an organisation already
nav-todo = To do
