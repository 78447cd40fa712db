# One's own data, and who saw it
rights-title = Your data and your rights
rights-about = See what is kept of you and who looked at it, take it with you, have it put right.
data-title = My data
data-link = what is kept, who saw it, a copy to take with you
data-lead = Everything that is kept of you is yours to see and to take with you.
data-copy = A copy of everything
data-copy-about = One ZIP with these files, with a description in your language. Any program can read them, and so can you.
data-ask = Prepare my copy
data-ask-hint = It is ready at once. You get a link that holds for a day, works once and only for you; your mailbox gets it too. At most five a day.
data-open = A copy may be taken until { $at }.
data-open-link = Take it
data-more = More that you can do
data-link-title = Take your copy
data-link-lead = Your copy is ready. This link holds until { $at } and works once.
data-link-hint = The copy is put together when you press the button; nothing of it is stored here. Keep the file where only you can open it.
data-download = Download the ZIP
data-gone-link-used = This link has been used, or a younger one has taken its place.
data-gone-link-expired = This link has run out: it held for a day.
data-again = Prepare another copy
copy-part-profile = What you wrote: your profile with name and contact, or your firm, your contact data and your needs; earlier versions that firms had seen; what the office decided
copy-part-account = Address, language, time zone, signed-in devices with time and network
copy-part-consents = Every consent: purpose, recipient, the exact text with version and hash, when given and ended
copy-part-introductions = Questions and introductions: your answers, the dates, the state; the other side only as far as it was given to you
copy-part-disclosures = Who saw what of you, and when
copy-part-notices = Mails to you: kind, time, state
copy-part-corrections = What you asked to be put right, and the answers
copy-part-audit = The log of what you did and of what was done to your account, without values
copy-part-schema = What each field means (JSON Schema)
copy-readme-title = Longyuan: a copy of your data
copy-readme-made = Made on { $at }.
copy-readme-utc = All times in the files are UTC. The files are JSON in UTF-8.
copy-readme-files = The platform keeps no files such as CVs or certificates, so there are none in the copy.
copy-readme-others = Data of other people are not in it, but for what they gave you in an introduction; officers stand there by their role.
seen-title = Who saw what of you
seen-about = The latest first. Officers stand there as the office: a look at your profile is noted once a day and officer.
seen-none = Nobody has looked yet.
seen-more = There are { $n } in all; your copy lists every one.
seen-what-profile = Your profile with your name
seen-what-card = Your card, without your name
seen-what-contact-given = Your contact, as you agreed
seen-what-contact-revealed = Your contact, looked up
seen-what-copy = A copy of all your data
seen-by-office = The office
seen-by-enterprise = Enterprise
seen-by-talent = Talent
seen-by-self = Yourself
# The disclosure record
record-title = Disclosure record
record-link = to show an employer, a university or a funder
record-lead = Every question you were asked here, your answer, each consent, introduction and outcome. Show it to whoever is entitled to know; we ask nobody to hide anything.
record-print = You can print this page. The signed file lets others check that it is genuine and whole.
record-take = Signed file (JSON)
record-person = Person
record-issuer = Issued by
record-issued = Issued
record-verify = To verify
record-duties = Your duties come first
record-notice = This platform is not a talent programme and has no secrecy clause. You may be obliged to tell your employer, university or funder of contacts and offers from abroad, and to follow rules on intellectual property, on export control and sanctions. Please look into this yourself before you say yes, and never share confidential information of others.
record-questions = Questions and introductions
record-no-questions = You have not been asked anything yet.
record-need = Need
record-firm-unknown = the firm was not named to you
record-asked = You were asked
record-answer = Your answer
record-introduced = Introduced
record-given = given: { $fields }
record-outcome = What came of it
record-stated-by-person = stated by you
record-stated-by-firm = stated by the firm
record-stated-by-office = noted by the office
record-ended = Ended
# Verify
verify-title = Verify a disclosure record
verify-lead = Somebody gave you a disclosure record from this platform? Here you see whether it is genuine and unchanged.
verify-record = The text of the file
verify-record-hint = Open the JSON file, copy all of it and paste it here; or choose the file below.
verify-file = Or the file itself
verify-kept = At most 1 MB. Nothing of it is kept here.
verify-check = Verify
verify-genuine = Genuine and unchanged
verify-holds = It holds
verify-counts = { $questions ->
    [one] 1 question
   *[other] { $questions } questions
 }, { $consents ->
    [one] 1 consent
   *[other] { $consents } consents
 }
verify-changed = Changed after it was issued
verify-changed-about = It bears our signature, but what it says is not what we signed. Please ask for the file anew.
verify-other-key = Not signed by this platform
verify-other-key-about = It bears the signature of somebody else. It may come from another platform; this one did not issue it.
verify-yourself = Verify it without us
verify-key = Our public key (Ed25519, base64):
verify-steps = Take the value of “record” and write it in the form of RFC 8785: no spaces, names in order, UTF-8. The Ed25519 signature in “signature.value” (base64) must hold for these bytes with the key above, and “signature.public_key” must be that key.
error-not-a-record = This is not a disclosure record of ours
error-too-long-record = That is larger than 1 MB
error-required-record = Please paste the text or choose the file
# Corrections
corrections-title = Have something put right
corrections-link = what is wrong and you cannot change yourself
corrections-lead = Tell us what is wrong and you cannot change yourself. A person reads it and answers within fifteen days, by mail and here.
corrections-yourself-talent = Most of your profile you can change yourself
corrections-yourself-firm = Most about your firm you can change yourself
corrections-wrong = What is wrong
corrections-wrong-hint = For example: the verified name of our firm has one character too many.
corrections-right = What should stand there
corrections-send = Send to the office
corrections-earlier = What you asked for
corrections-wrong-said = Wrong
corrections-right-said = Should stand
corrections-due = Answer by
corrections-reply = Answer of the office
corrections-staff-title = Corrections
corrections-staff-about = What people cannot change themselves. Answer within fifteen days; the one due first is at the top.
corrections-staff-none = Nothing to put right; all is answered. When somebody finds a mistake that they cannot change themselves, it stands here and in the to-do.
corrections-answered = Answered
corrections-due-on = due { $day }
corrections-words = Words to the person
corrections-words-hint = They go into the mail as they stand. The person reads: { $language }.
corrections-accept = It is put right
corrections-decline = It stays, for this reason
correction-state-open = Waits for an answer
correction-state-accepted = Put right
correction-state-declined = Stays as it is
done-correction-asked = Received. You get a receipt by mail, and an answer within fifteen days.
done-correction-answered = Answered; the person has been written to.
todo-work-correct = Have something put right
# Reveal
reveal-title = Show contact
reveal-link = Show contact
reveal-talent-link = Contact of the person
reveal-firm-link = Contact of the firm
reveal-about = Every look is recorded with its reason, and the person can see it.
reveal-reason = Why you need it
reveal-show = Show contact
reveal-once = Shown once: when you leave this page, you give a reason again.
reveal-nothing = Nothing is kept on how to reach them.
reveal-no-account = This person has no account, so there is no e-mail address.
reveal-nobody = Nobody speaks for this firm here.
reveal-reason-call-back = They asked to be called or written to
reveal-reason-ask-by-hand = To ask a question by hand
reveal-reason-arrange = To arrange a meeting or visit
reveal-reason-mail-fails = Mail does not reach them
reveal-reason-duplicate = To see whether two records are one
reveal-reason-complaint = A complaint, or their safety
reveal-reason-law = The law asks for it
# Mails
notice-kind-data-copy = Copy of one’s data
notice-kind-correction = Something to be put right
mail-data-copy-subject = Your copy is ready
mail-data-copy-open = You asked for a copy of all that is kept of you. It is ready; sign in and take it here:
mail-data-copy-until = The link works once, only for you, until { $at }.
mail-data-copy-not-you = You did not ask for it? Then leave the link alone, and look at the devices on which you are signed in.
mail-security-data-exported = A copy of all your data was taken along from your account.
mail-security-data-exported-subject = A copy of your data was taken
mail-correction-open = We have received what you want put right. An officer answers by { $day }.
mail-correction-open-subject = Received: what you want put right
mail-correction-accepted = What you asked for is put right. The office writes:
mail-correction-accepted-subject = Put right
mail-correction-declined = We have looked into what you asked for, and it stays as it is. The office writes:
mail-correction-declined-subject = About what you wanted put right
mail-correction-your-words = You had written:
mail-correction-open-page = All of it with the answers is here:
mail-correction-again = You see it otherwise? Answer this mail; a person reads it.

# Erasing one's account and place in a firm
erase-title = Erase my data
erase-parts = Each part is erased by its own button.
erase-profile = My profile
erase-place = As a contact of { $firm }
erase-place-goes = Your name and contact with the firm, your words that the office noted with answers, what you asked to have put right, and every open link in mails about the firm.
erase-account = My account
erase-account-goes = Your account goes too: its address, your sign-ins and devices.
erase-account-only = Your address, your sign-ins and devices.
erase-account-profile = Your account stays, since you have a profile.
erase-account-place = Your account stays, since you are a contact of { $firm }.
erase-account-staff = Your account stays, since it belongs to staff.
erase-place-stays = What the firm says of itself and its needs, and the record that you agreed and took it back. That record does not name you.
erase-draft-stays = The record that you agreed and took it back. It does not name you.
erase-account-stays = The log that there was an account. It does not name you.
erase-firm = The firm
erase-firm-goes-on = It goes on with its other contacts. { $needs ->
        [0] {""}
       *[other] Needs that you entered rest until one of them goes on with them ({ $needs } now).{" "}
    }Introductions in which you agreed to give your contact end.
erase-firm-closes = Nobody else speaks for it, so it is closed for good. { $needs ->
        [0] {""}
       *[other] Its needs are withdrawn ({ $needs }).{" "}
    }{ $introductions ->
        [0] {""}
       *[other] Open introductions end ({ $introductions }), and people who had heard of it are told in neutral words.{" "}
    }Drafts are erased.
erase-firm-erased = It has not been submitted and is erased with its drafts.
erase-place-do = Erase me as a contact
erase-place-account-do = Erase my account and contact now
erase-account-do = Erase my account now
erase-staff = This account belongs to staff, and you have neither a profile nor a firm. An administrator closes it.
done-account-erased = Your account is erased. A last mail confirms it.
done-place-erased = You are erased as a contact of the firm. A mail confirms it.
failure-account-in-use = A profile or an office of staff hangs on this account, so it stays
error-only-at-once = An account is erased at once only
