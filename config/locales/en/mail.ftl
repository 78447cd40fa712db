# Words in mails

mail-sender = 陇原英才 · { $office }
mail-sender-discreet = Longyuan
mail-list-joint = {", "}
mail-comma-joint = {", "}
mail-clause-joint = {"; "}
mail-and-others = {" and others"}
mail-original-zh = { $text } (in Chinese)
mail-original-en = { $text }

# Foot
mail-foot-number = notice
mail-foot-settings = Mail settings
mail-foot-answer = You may simply answer this mail: a member of staff reads it.
mail-foot-language = { "In English: " }

# Lines that several mails share
mail-line-need = Need: { $text }
mail-line-firm = Firm: { $text }
mail-line-person = Person: { $text }
mail-line-mode = Mode: { $text }
mail-line-closes = Closes: { $day }
mail-line-free = Free from: { $day }
mail-line-met = Met: { $text }
mail-line-missing = Missing: { $text }
mail-line-time = Time: { $text }
mail-firm = { $name } ({ $about })
mail-firm-anonymous = not named
mail-firm-code-ok = credit code well formed
mail-firm-code-none = no credit code yet
mail-firm-verified = firm verified
mail-firm-unverified = firm still to be verified
mail-pair-scores = fits the need { $need } · suits the person { $person }

# Gaps
mail-gap-not-mentioned = { $text } not mentioned
mail-gap-languages = no { $text } (help with translation needed)
mail-gap-languages-unknown = languages not stated
mail-gap-degree = degree is { $has }, { $wanted } wanted
mail-gap-degree-unknown = degree not stated ({ $wanted } wanted)
mail-gap-years = { $has ->
    [one] one year of experience
   *[other] { $has } years of experience
 }, { $wanted } wanted
mail-gap-years-unknown = years of experience not stated ({ $wanted } wanted)
mail-gap-mode = another way of working (the person offers { $text })
mail-gap-mode-unknown = way of working not stated
mail-gap-place = work on the spot, and the person does not offer to come
mail-gap-availability = free only from { $day }
mail-gap-availability-unknown = availability not stated

# Mail to the workstation
mail-office-subject-need = Please review: { $strong ->
    [one] 1 strong match
   *[other] { $strong } strong matches
 } by { $day }
mail-office-subject-none = No strong match yet
mail-office-subject-person = Please review: strong match for { $strong ->
    [one] 1 need
   *[other] { $strong } needs
 } by { $day }
mail-office-subject-many = Please review: { $strong ->
    [one] 1 strong match
   *[other] { $strong } strong matches
 } by { $day }
mail-office-subject-many-none = No strong match yet
mail-office-subject-gone = Nothing to review for now
mail-office-need =
    New need { $code } has { $strong ->
        [one] 1 strong match
       *[other] { $strong } strong matches
    }{ $worth ->
        [0] {""}
       *[other] {" "}and { $worth } worth a look
    }.
    Please review by { $day }.
mail-office-need-changed =
    Need { $code } has changed and now has { $strong ->
        [one] 1 strong match
       *[other] { $strong } strong matches
    }{ $worth ->
        [0] {""}
       *[other] {" "}and { $worth } worth a look
    }.
    Please review by { $day }.
mail-office-none = New need { $code } has no strong match yet{ $worth ->
    [0] {""}
   *[other] , but { $worth } worth a look
 }.
mail-office-none-changed = Need { $code } has changed and still has no strong match{ $worth ->
    [0] {""}
   *[other] , but { $worth } worth a look
 }.
mail-office-person =
    New person { $code } is a strong match for { $strong ->
        [one] 1 need
       *[other] { $strong } needs
    }{ $worth ->
        [0] {""}
       *[other] {" "}and worth a look for { $worth }
    }.
    Please review by { $day }.
mail-office-person-changed =
    { $code } has changed and is now a strong match for { $strong ->
        [one] 1 need
       *[other] { $strong } needs
    }{ $worth ->
        [0] {""}
       *[other] {" "}and worth a look for { $worth }
    }.
    Please review by { $day }.
mail-office-gone = { $code } changed before this mail left: nothing to review for now.
mail-office-lead-many =
    { $n } pieces of news with { $strong ->
        [one] 1 strong match
       *[other] { $strong } strong matches
    }{ $worth ->
        [0] {""}
       *[other] {" "}and { $worth } worth a look
    }.
    Please review by { $day }.
mail-office-lead-many-none = { $n } pieces of news with no strong match yet{ $worth ->
    [0] {""}
   *[other] , but { $worth } worth a look
 }.
mail-office-section-need = ■ Need { $code }: { $strong ->
    [one] 1 strong match
   *[other] { $strong } strong matches
 }{ $worth ->
    [0] {""}
   *[other] {" "}and { $worth } worth a look
 }
mail-office-section-none = ■ Need { $code }: no strong match yet{ $worth ->
    [0] {""}
   *[other] , { $worth } worth a look
 }
mail-office-section-person = ■ Person { $code }: strong match for { $strong ->
    [one] 1 need
   *[other] { $strong } needs
 }{ $worth ->
    [0] {""}
   *[other] {" "}and worth a look for { $worth }
 }
mail-office-more = Also: { $codes }
mail-office-nearest = { $n ->
    [one] The nearest person:
   *[other] The nearest { $n } people:
 }
mail-office-without = Without { $text }: { $n }.
mail-office-open = Open the review (about 3 minutes):
mail-office-again = You will hear again when someone new fits.
mail-office-until =
    Until you approve, neither side hears anything. Until both agree, neither
    side sees how to reach the other.

# Summary of an import
mail-summary-subject = Import done: { $talents ->
    [one] 1 person
   *[other] { $talents } people
 }, { $needs ->
    [one] 1 need
   *[other] { $needs } needs
 }, { $strong ->
    [one] 1 strong match
   *[other] { $strong } strong matches
 }
mail-summary-lead = This import brought { $talents ->
    [one] 1 person
   *[other] { $talents } people
 } and { $needs ->
    [one] 1 need
   *[other] { $needs } needs
 }, with { $strong ->
    [one] 1 strong match
   *[other] { $strong } strong matches
 } and { $worth } worth a look.
mail-summary-first = Needs with most strong matches:
mail-summary-strong = { $strong ->
    [one] 1 strong match
   *[other] { $strong } strong matches
 }
mail-summary-open = Open the review:

# Confirm, sign in, passphrase
mail-who-we-are = Hello, this is the { $office }.
mail-confirm-subject = Please confirm your address
mail-confirm-talent = Open this link and press the button there, and what you registered is submitted:
mail-confirm-need = Open this link and press the button there, and your need is submitted:
mail-confirm-account = Open this link and press the button there to confirm this address:
mail-confirm-holds = The link holds for 7 days and works once.
mail-link-scanner = Opening it changes nothing; only the button on the page does.
mail-confirm-not-you = Not you? Leave this mail alone: what was entered is deleted after 7 days.
mail-sign-in-subject = Your sign-in link
mail-sign-in-open = Open this link to sign in:
mail-link-half-hour = The link holds for 30 minutes and works once.
mail-sign-in-not-you = Not you? Leave this mail alone: nobody gets in without the link.
mail-reset-subject = Choose a new passphrase
mail-reset-open = Open this link to choose a new passphrase:
mail-reset-not-you = Not you? Leave this mail alone: your passphrase stays as it is.
mail-known-subject = This address is registered already
mail-known-lead = Somebody has just used this address to register or to ask for a sign-in link; it has an account already. Nothing about the account has changed.
mail-known-open = If it was you, simply sign in (staff: with passphrase and one-time code):
mail-known-not-you = If it was not you, leave this mail alone.

# Safety of an account
mail-security-new-device = Somebody has just signed in to your account on a new device.
mail-security-new-device-subject = New sign-in to your account
mail-security-passphrase-changed = The passphrase of your account has just been changed. Other devices were signed out.
mail-security-passphrase-changed-subject = Your passphrase was changed
mail-security-second-factor-changed = The second factor of your account has just been changed.
mail-security-second-factor-changed-subject = Your second factor was changed
mail-security-device = Device: { $text }
mail-security-address-changing = Somebody who is signed in to your account asked that it go on under another address. This one stays in use until the link sent to the other one is pressed.
mail-security-address-changing-subject = Your address is about to change
mail-security-address-changed = Your account goes on under another address now. This is the last mail to this one. Other devices were signed out.
mail-security-address-changed-subject = Your address was changed
mail-security-firm-closed = Your organisation has just been closed on this platform by one of its contacts. Its needs have ended, and whoever had been asked is told that it does not go on. Introductions made before stay readable under “My introductions”.
mail-security-firm-closed-subject = Your organisation is closed
mail-security-answer = If it was not you, please answer this mail at once: a member of staff reads it.
mail-change-address-subject = Please confirm your new address
mail-change-address-open = Open this link and press the button there, and your account goes on under this address:
mail-change-address-not-you = Not you? Leave this mail alone: nothing changes.
mail-security-not-you = If it was not you, end the other sessions and change the passphrase at once:

# Test mail
mail-test-subject = Test mail: please open its link
mail-test-lead = This mail shows that mail from the platform reaches the workstation.
mail-test-open = Please open this link and press the button there; only then do other mails leave:
mail-test-holds = The link holds for 24 hours and works once.
mail-probe-subject = Test of the mail server
mail-probe = This mail was sent by hand to see whether mail arrives. Nothing needs to be done.

# Receipts
mail-talent-receipt-subject = We have what you sent us
mail-talent-receipt-lead = Hello, the { $office } has your registration. Its code is { $code }.
mail-talent-receipt-next = We compare it with what firms need. Where something fits, staff look at it first and then ask you; if you say no, the other side learns nothing.
mail-talent-receipt-card = This is the card that a firm sees when it is asked, without name, employer or contact:
mail-talent-receipt-open = See or change it:
mail-talent-receipt-withdraw = You would rather not be here? By this link you withdraw, or erase it all at once:
mail-card-code = Code: { $text }
mail-card-fields = Fields: { $text }
mail-card-degree = Degree: { $text }
mail-card-years = Experience: { $text }
mail-card-place = Place: { $text }
mail-card-modes = Ways of working: { $text }
mail-card-languages = Languages: { $text }
mail-card-sentence = Can help with: { $text }
mail-need-receipt-subject = We have your need { $code }
mail-need-receipt-lead = Hello, the { $office } has your need.
mail-need-receipt-need = { $code } { $text }
mail-need-receipt-next = People are being compared with it, and staff look at it. We write when it is open, when something should be changed, and when somebody would like to talk.
mail-need-receipt-open = See or change it:
mail-need-receipt-withdraw = No longer needed? Withdraw it by this link:

# Decisions
mail-decision-talent-accept-subject = What you sent us is accepted
mail-decision-talent-accept = The { $office } has accepted your registration { $code }.
mail-decision-talent-request-changes-subject = Please change what you sent us
mail-decision-talent-request-changes = The { $office } has read your registration { $code } and asks you to change something and submit it again.
mail-decision-talent-reject-subject = About what you sent us
mail-decision-talent-reject = The { $office } has read your registration { $code } and has not taken it this time.
mail-decision-talent-suspend-subject = Your registration is suspended
mail-decision-talent-suspend = The { $office } has suspended your registration { $code }: it is not matched and nobody is shown it, and what was open has ended. Your data and your rights are as they were.
mail-decision-talent-lift-subject = Your registration is matched again
mail-decision-talent-lift = The { $office } has lifted the suspension of your registration { $code }. It is matched again.
mail-decision-talent-reinstate-subject = What you sent us is taken after all
mail-decision-talent-reinstate = The { $office } has looked at your registration { $code } again and has taken it. It is matched from now on.
mail-decision-enterprise-accept-subject = Your enterprise is verified
mail-decision-enterprise-accept = The { $office } has verified { $title }.
mail-decision-enterprise-request-changes-subject = Please change the details of your enterprise
mail-decision-enterprise-request-changes = The { $office } has read the details of { $title } and asks you to change something and submit them again.
mail-decision-enterprise-reject-subject = Your enterprise was not verified
mail-decision-enterprise-reject = The { $office } has read the details of { $title } and has not verified it this time.
mail-decision-enterprise-suspend-subject = Your enterprise is suspended
mail-decision-enterprise-suspend = The { $office } has suspended { $title }: its needs are not matched, it sees no cards, and what was open with people has ended.
mail-decision-enterprise-lift-subject = The suspension of your enterprise is lifted
mail-decision-enterprise-lift = The { $office } has lifted the suspension of { $title }. Its needs are matched again.
mail-decision-enterprise-close-subject = Your enterprise is closed
mail-decision-enterprise-close = The { $office } has closed { $title } on this platform. Its needs and what was open with people have ended.
mail-decision-enterprise-reinstate-subject = Your enterprise is looked at again
mail-decision-enterprise-reinstate = The { $office } has looked at { $title } again and takes its closing back. It is verified anew; the needs that had ended stay ended, and you may post new ones.
mail-decision-need-accept-subject = Need { $code } is open
mail-decision-need-accept = Your need { $code } ({ $title }) is open. We write when somebody would like to talk.
mail-decision-need-request-changes-subject = Please change need { $code }
mail-decision-need-request-changes = The { $office } has read your need { $code } ({ $title }) and asks you to change something and submit it again.
mail-decision-need-reject-subject = Need { $code } was not taken
mail-decision-need-reject = The { $office } has read your need { $code } ({ $title }) and has not taken it this time.
mail-decision-words = In the officer's words:
mail-decision-open-accept = See it:
mail-decision-open-request-changes = Change it here:
mail-decision-open-reject = See it:
mail-decision-open-suspend = See it:
mail-decision-open-lift = See it:
mail-decision-open-close = See it:
mail-decision-open-reinstate = See it:
mail-decision-appeal = If you think this is wrong, answer this mail within 30 days and somebody else will look at it again.

# Receipts of consents
mail-consent-given-subject = Receipt of your consent
mail-consent-given = You agreed to the following. Please keep this mail.
mail-consent-withdrawn-subject = Your consent is withdrawn
mail-consent-withdrawn = You took back your consent to the following.
mail-consent-line = { $purpose }: version { $version }, { $day } (check { $hash })
mail-consent-open = Read the texts or take them back:

# Erasure
mail-erasure-asked-subject = You have withdrawn
mail-erasure-asked = Your profile { $code } has left the matching. It is erased on { $day } unless you come back before.
mail-erasure-back = Changed your mind, or rather at once? Sign in here:
mail-erasure-not-you = If it was not you, sign in and bring it back, or simply answer this mail.
mail-erasure-done-subject = Your data are erased
mail-erasure-profile = Your profile { $code } and all you wrote in it are erased. Your account goes on for what else it is used for.
mail-erasure-account = Your profile { $code }, all you wrote in it and your account are erased.
mail-erasure-place = What was kept of you as a contact of the firm { $code } is erased: your name, your contact and your words there. Your account goes on for what else it is used for.
mail-erasure-place-account = Your account and what was kept of you as a contact of the firm { $code } are erased: address, name, contact and your words there.
mail-erasure-only-account = Your account and its address are erased.
mail-erasure-firm-goes-on = The firm goes on with its other contacts. Needs that you had entered rest until one of them goes on with them.
mail-erasure-firm-closed = Nobody speaks for the firm any more: its needs are withdrawn, its open introductions have ended, and it is closed.
mail-erasure-firm-erased = The firm had not been submitted yet; it is erased with its drafts.
mail-erasure-place-left = What is left is what the firm says of itself and its needs, and the record that you agreed and took it back. None of it names you.
mail-erasure-left = What is left is the number, and the record that you agreed and took it back. Neither names you.
mail-erasure-copies = Nightly safety copies of the database are deleted after { $n } days.
mail-erasure-last = This is the last mail to this address; we erase our copy of it too.

# Mails that failed
mail-failed-failed-subject = { $n ->
    [one] A mail was not delivered
   *[other] { $n } mails were not delivered
 }
mail-failed-failed = { $n ->
    [one] A mail was not delivered and is not tried again by itself.
   *[other] { $n } mails were not delivered and are not tried again by themselves.
 }
mail-failed-late-subject = { $n ->
    [one] A mail is late
   *[other] { $n } mails are late
 }
mail-failed-late = { $n ->
    [one] A mail has not been delivered after several tries. It is tried for up to five days.
   *[other] { $n } mails have not been delivered after several tries. They are tried for up to five days.
 }
mail-failed-to = To: { $text }
mail-failed-answer = The mail server said: { $text }
mail-failed-more = { $n } more are in the outbox.
mail-failed-failed-open = See them in the outbox and send them again:
mail-failed-late-open = Open the outbox:

# Kinds of mail
notice-kind-confirm = Confirm the address
notice-kind-sign-in = Sign-in link
notice-kind-known-address = Address known already
notice-kind-reset = New passphrase
notice-kind-talent-receipt = Receipt of a profile
notice-kind-need-receipt = Receipt of a need
notice-kind-decision = Decision
notice-kind-office = Review for the workstation
notice-kind-office-summary = Summary of an import
notice-kind-consent-receipt = Receipt of a consent
notice-kind-erasure = Erasure
notice-kind-change-address = Confirm the new address
notice-kind-security = Safety of the account
notice-kind-mail-failed = Mail failed
notice-kind-test-mail = Test mail
notice-kind-need-searching = Search for a need goes on
notice-kind-need-expiring = A need expires or has expired
notice-kind-profile-check = Is the profile still right?
notice-kind-profile-hidden = Profile hidden
mail-foot-unsubscribe = { "No more mails of this kind: " }

# Mails that follow a clock
mail-searching-subject = Need { $code } ({ $title }): still looking; you may ask for less
mail-searching-lead = Your need has been open for some working days. We are still looking; there is nobody to introduce to you yet.
mail-searching-without = { $n ->
    [one] Without “{ $text }” one person in the pool would fit well.
   *[other] Without “{ $text }” { $n } people in the pool would fit well.
 }
mail-searching-hint = A need that is more precise, or asks for one thing less, often finds somebody sooner.
mail-searching-open = See and change the need:
mail-searching-next = You need not change anything: as soon as somebody fits we write to you.
mail-expiring-soon-subject = Need { $code } ({ $title }) expires on { $day }: please renew or end it
mail-expiring-soon = Your need expires in { $days } days; its last day is { $day }.
mail-expiring-over-subject = Need { $code } ({ $title }) has expired: please renew or end it
mail-expiring-over = Your need expired on { $day }; nobody new is proposed for it.
mail-expiring-open = Renew it, or say that somebody or nobody was found, on one page without signing in:
mail-expiring-soon-nothing = If you choose nothing, nobody new is proposed after its end; what you wrote is kept.
mail-expiring-over-nothing = If you choose nothing, it stays ended; what you wrote is kept, and you can renew it at any time once signed in.
mail-profile-open = Still right? Confirm it here without signing in:
mail-profile-edit = Something has changed? Sign in and change it:
mail-profile-first-subject = Please confirm by { $day }: is what you sent us still right?
mail-profile-first = What you sent us ({ $code }) has not been updated for half a year.
mail-profile-first-next = Until you confirm, it is not proposed. If two reminders stay without an answer, it is hidden on { $day }.
mail-profile-second-subject = Reminder: please confirm what you sent us by { $day }
mail-profile-second = A month ago we asked whether what you sent us ({ $code }) is still right, and have not heard from you.
mail-profile-second-next = From { $day } it is hidden from everybody; you can bring it back at any time.
mail-profile-hidden-subject = What you sent us is hidden now; bring it back at any time
mail-profile-hidden = Two reminders stayed without an answer, so what you sent us ({ $code }) is hidden from everybody now.
mail-profile-hidden-next = If nothing happens it is erased on { $day }; we write once more thirty days before.
mail-profile-erasing-subject = What you sent us will be erased on { $day }
mail-profile-erasing = Nothing has happened with what you sent us ({ $code }) for almost two years; it will be erased on { $day }.
mail-profile-erasing-next = To keep it, just confirm it. To let it go, do nothing.
notice-kind-todo = Morning to-do
notice-kind-escalation = Reminder of what waits

# To-do and escalation
mail-todo-subject = To do today: { $n }, overdue { $overdue }, due today { $today }
mail-todo-overdue = Overdue:
mail-todo-today = Due today:
mail-todo-open = To do:
mail-todo-answers = Waiting for answers (nothing to do now):
mail-todo-item = { $code }  { $text } ({ $work })
mail-todo-more = Three items a firm are listed; { $n ->
    [one] 1 more is
   *[other] { $n } more are
 } on the to-do page.
mail-todo-open-link = Open the to-do:
mail-todo-numbers = Review mails to { $address } in the last day: numbers { $first } to { $last }, { $n } in all. Tell an administrator if one is missing.
mail-escalation-subject = Please act: { $n ->
    [one] 1 item has waited
   *[other] { $n } items have waited
 } { $days } working days
mail-escalation-officer = { $n ->
    [one] The following item has
   *[other] The following { $n } items have
 } waited for more than two working days. Please deal with it today.
mail-escalation-lead = { $n ->
    [one] The following item has
   *[other] The following { $n } items have
 } waited for more than four working days. Please look into it.
mail-escalation-director = { $n ->
    [one] The following item has
   *[other] The following { $n } items have
 } waited for more than six working days. Please look into it.
mail-escalation-items = The oldest first:
mail-escalation-held = Held by: { $names }
mail-escalation-away = When its holder is away, note the days away on the account page; mails then go to the next colleague.
notice-kind-monthly-figures = Monthly figures

# Monthly figures
mail-figures-subject = Figures of { $month }
mail-figures-unchecked-mark = {" "}(not checked by hand)
mail-figures-lead = The figures of { $office } for { $month }.
mail-figures-unchecked = These figures were counted by the system and not checked by hand.
mail-figures-line = { $name }: { $month } this month, { $before } the month before ({ $change }), { $year } this year
mail-figures-now = Now: people in the pool { $people }, open needs { $needs }, overdue at the workstation { $overdue }.
mail-figures-fields = People by field (one person may have several):
mail-figures-field = { $field }: { $n }
mail-figures-answer = Questions? Simply answer this mail.
notice-kind-ask-talent = Question to a person
notice-kind-ask-firm = Question to a firm
notice-kind-ask-contact = Which contact may go
notice-kind-closed = Neutral closing
notice-kind-office-introduction = Introduction, for the workstation
notice-kind-introduced = Introduction
notice-kind-follow-up = What came of it
notice-kind-answer-recorded = Receipt of a recorded answer

# Introductions
mail-line-budget = Budget: { $text }
mail-ask-due = Please answer by { $day }.
mail-ask-talent-subject = A question for you, please answer by { $day }
mail-ask-talent-again-subject = Reminder: a question for you, please answer by { $day }
mail-ask-talent-lead = Hello, the { $office } has a question for you. An officer has read it and thinks that you may be able to help.
mail-ask-talent-again = Hello, the { $office } has asked you something and would be glad of an answer, also of a no.
mail-ask-talent-original = In the firm's own words:
mail-ask-talent-why = Why you: { $text }
mail-ask-talent-card = If you say yes, the firm sees this card, and nothing else:
mail-ask-talent-last = Yes or no, by this page; opening it changes nothing:
mail-ask-talent-open = Yes, not now, or no, by this page; opening it changes nothing:
mail-ask-talent-free = A no needs no reason, and the firm never hears of it. Tell nothing confidential of your employer.
mail-ask-note = A line from the workstation:
mail-ask-firm-subject = { $code }: somebody may help, please answer by { $day }
mail-ask-firm-again-subject = Reminder: somebody may help with { $code }, please answer by { $day }
mail-ask-firm-lead = Somebody who may help with your need { $code } ({ $title }) has said yes to being shown to you. An officer recommends them.
mail-ask-firm-again = Somebody who may help with your need { $code } ({ $title }) still waits for your answer.
mail-ask-firm-open = Yes, or no with a reason to choose, by this page; opening it changes nothing:
mail-ask-firm-until = Name and contact come with the introduction, once you have said yes.
mail-ask-contact-subject = The other side said yes: which contact may they have?
mail-ask-contact-lead = The firm has said yes too ({ $title }). Before we introduce you, please tick which contact it may have.
mail-ask-contact-open = Tick it on this page:
mail-closed-talent-subject = About the question we asked you
mail-closed-talent-declined = The firm cannot go on with { $title } this time. Thank you for your yes.
mail-closed-talent-unavailable = The question we asked you ({ $title }) is no longer available.
mail-closed-talent-ended = You were introduced for { $title }. The workstation does not follow this introduction any more: the other side is no longer reached through us.
mail-closed-talent-ended-subject = About the introduction we made
mail-closed-talent-ended-next = What the two of you have agreed is yours; nothing is asked of you. Your profile stays as it is.
mail-closed-talent-next = Your profile stays as it is, and we write when something else fits.
mail-closed-firm-subject = { $code }: one suggestion does not go on
mail-closed-firm-declined = For your need { $code } ({ $title }) one suggestion does not go on this time.
mail-closed-firm-unavailable = For your need { $code } ({ $title }) one suggestion is no longer available.
mail-closed-firm-ended = For your need { $code } ({ $title }) we had introduced somebody to you. The workstation does not follow this introduction any more: the person is no longer reached through us.
mail-closed-firm-ended-subject = { $code }: one introduction has ended
mail-closed-firm-ended-next = What the two of you have agreed is yours; nothing is asked of you.
mail-closed-firm-next = Others are still being looked for.
mail-closed-open = See where things stand:
mail-office-intro-need = { $need } { $title } · { $talent }
mail-office-intro-both-yes-subject = { $need }: both said yes, please introduce
mail-office-intro-both-yes = Both sides of { $code } have said yes.
mail-office-intro-both-yes-open = Introduce them with one key:
mail-office-intro-both-yes-lacks-subject = { $need }: both said yes, contact still to come
mail-office-intro-both-yes-lacks = Both sides of { $code } have said yes. Nobody can be introduced before the contact is there; you hear from us when it is.
mail-office-intro-both-yes-lacks-open = See where it stands:
mail-office-intro-contact-subject = { $need }: contact is there, please introduce
mail-office-intro-contact = Both sides of { $code } have said yes, and the person has now ticked which contact may go.
mail-office-intro-contact-open = Introduce them with one key:
mail-office-intro-lacks-talent = The person has still to tick which contact may go; they were asked by mail.
mail-office-intro-lacks-firm = The firm has still to tick which contact may go.
mail-office-intro-success-subject = { $need }: something came of the introduction
mail-office-intro-success = Something came of { $code }.
mail-office-intro-success-open = See what was said, and note it:
mail-office-intro-no-deal-subject = { $need }: nothing came of the introduction
mail-office-intro-no-deal = One side of { $code } says that nothing came of it.
mail-office-intro-no-deal-open = See what was said:
mail-office-intro-disputed-subject = { $need }: a recorded answer is called wrong
mail-office-intro-disputed = One side of { $code } says that the answer recorded for it is wrong. It no longer counts, and the side is asked again.
mail-office-intro-disputed-open = See what was recorded:
mail-introduced-subject = Introduction { $code }: { $title }
mail-introduced-lead = { $talent }, { $firm }: may we introduce you to each other? You both said yes.
mail-introduced-talent = The expert: { $text }
mail-introduced-firm = The firm: { $text }
mail-introduced-of = { $name }, { $firm }
mail-contact-email = E-mail: { $text }
mail-contact-phone = Telephone: { $text }
mail-contact-wechat = WeChat: { $text }
mail-introduced-why = Why we thought of it: { $text }
mail-introduced-times = Two times that may suit for a first talk:
mail-introduced-own-language = You share a language.
mail-introduced-interpreter = You may not share a language: the workstation interprets, just answer this mail.
mail-introduced-note = A word from the { $office }:
mail-introduced-duties = Please tell nothing confidential, and mind your own duties to employer and funder and the rules on sanctions and exports.
mail-introduced-reply = Reply to all and you have begun. We ask in a week whether you are in touch.
mail-follow-up-7-subject = Are you in touch?
mail-follow-up-7 = We introduced you a week ago ({ $title }). Are you in touch?
mail-follow-up-30-subject = What came of it?
mail-follow-up-30 = We introduced you a month ago ({ $title }). How is it going?
mail-follow-up-180-subject = Half a year later: what came of it?
mail-follow-up-180 = We introduced you half a year ago ({ $title }). What came of it?
mail-follow-up-open = One press on this page is enough:
mail-follow-up-why = Nothing to tell yet? Then leave it for now: the link holds for 60 days. We ask after 7, 30 and 180 days, and never again.
mail-recorded-subject = We recorded an answer for you
mail-recorded-lead = For the question "{ $title }" we recorded your answer: { $answer } ({ $channel }, { $day }).
mail-recorded-words = In these words:
mail-recorded-wrong = If this is wrong, say so here, and it no longer counts:
