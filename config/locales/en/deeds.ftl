# What was done, in the record of deeds: deed-<noun>-<verb>, a text for every action that is written there

# Accounts and sign-ins
deed-account-absence = Days away noted
deed-account-change-address = Mail address changed
deed-account-confirm = Mail address confirmed
deed-account-create-staff = Staff account set up
deed-account-erase = Account erased
deed-account-invite-again = Staff invitation sent again
deed-account-invite-staff = Invited to the staff
deed-account-mails = Choice of mails changed
deed-account-reactivate = Staff account reactivated
deed-account-register = Account registered
deed-account-request-address = Change of mail address asked for
deed-account-request-reset = New passphrase asked for
deed-account-reset = New passphrase chosen by link
deed-account-reset-second-factor = One-time code reset
deed-account-set-language = Language changed
deed-account-set-passphrase = Passphrase set or changed
deed-account-set-roles = Roles changed
deed-account-set-second-factor = One-time code added
deed-account-suspend = Staff account suspended
deed-session-end = Session ended
deed-session-end-others = All other sessions ended
deed-session-open = Signed in
deed-session-refuse = Sign-in refused
deed-token-refuse = Token of the API refused

# People
deed-talent-accept = Person accepted
deed-talent-age = Unconfirmed profile marked, hidden or withdrawn
deed-talent-confirm = Profile confirmed as still right
deed-talent-create = Draft of a profile made
deed-talent-decide = Person decided on
deed-talent-draft = Draft of profile changes kept
deed-talent-drop-draft = Draft of profile changes dropped
deed-talent-edit = Profile edited
deed-talent-erase = Profile erased
deed-talent-import = Profile imported
deed-talent-measure = Person suspended, suspension lifted, or reinstated
deed-talent-pause = Profile paused
deed-talent-register = Profile registered
deed-talent-resume = Pause of profile ended
deed-talent-set-visibility = Visibility changed
deed-talent-submit = Profile submitted
deed-talent-undo-accept = Acceptance of person undone
deed-talent-view = Profile viewed with its name
deed-talent-wake = Pause of profile ran out
deed-talent-withdraw = Profile withdrawn

# Enterprises
deed-enterprise-answers-fell = Answer rate fell below the floor
deed-enterprise-answers-recovered = Answer rate recovered
deed-enterprise-close = Enterprise closed
deed-enterprise-create = Draft of an enterprise made
deed-enterprise-decide = Enterprise decided on
deed-enterprise-edit = Enterprise edited
deed-enterprise-erase = Enterprise erased
deed-enterprise-import = Enterprise imported
deed-enterprise-measure = Enterprise suspended, lifted, reinstated or closed
deed-enterprise-submit = Enterprise submitted
deed-enterprise-undo-verify = Verification of enterprise undone
deed-enterprise-verify = Enterprise verified
deed-member-erase = Member of enterprise erased
deed-people-pool-budget = Unusual viewing of cards noted

# Needs
deed-need-answer = Need renewed, filled, or nobody found
deed-need-create = Draft of a need made
deed-need-decide = Need decided on
deed-need-edit = Need edited
deed-need-erase = Need erased
deed-need-expire = Need expired
deed-need-hold = Need put on hold
deed-need-import = Need imported
deed-need-let-through = Waiting need let into matching
deed-need-none-found = Search ended, nobody found
deed-need-open = Need opened
deed-need-register = Need registered
deed-need-rest = Need stopped, consent withdrawn
deed-need-resume = Need resumed
deed-need-submit = Need submitted
deed-need-undo-none-found = End of search undone
deed-need-undo-open = Opening of need undone
deed-need-withdraw = Need withdrawn

# Matches
deed-match-approve = Match approved
deed-match-dismiss = Match dismissed
deed-match-lapse = Match lapsed
deed-match-park = Match put off until later
deed-match-print = Dossier of the match opened
deed-match-propose = Match proposed by an officer
deed-match-rescore = Match scored anew
deed-match-suggest = Match suggested by the platform
deed-match-undo = Decision on match undone
deed-match-wake = Put-off match back for review
deed-matches-export = Decided matches exported
deed-interest-express = Interest expressed by the enterprise
deed-interest-take-back = Interest taken back

# Introductions
deed-introduction-answer = Answer of one side noted
deed-introduction-ask-again = Person asked once more
deed-introduction-begin = Introduction begun
deed-introduction-dispute = Recorded answer disputed
deed-introduction-expire = Question ended without an answer
deed-introduction-give-contact = Contact for the enterprise chosen
deed-introduction-halt = Introduction halted
deed-introduction-introduce = Both sides introduced
deed-introduction-outcome = Outcome recorded by an officer
deed-introduction-report = Progress reported by one side
deed-introduction-undo = Beginning of introduction undone
deed-card-show = Card shown to the enterprise
deed-contact-give = Contact given to the other side
deed-contact-reveal = Contact looked up by an officer

# Consents and rights
deed-consent-give = Consent given
deed-consent-lapse = Consent text renewed, matching stopped
deed-consent-withdraw = Consent withdrawn
deed-correction-answer = Request for correction answered
deed-correction-ask = Correction requested
deed-data-ask = Copy of data asked for
deed-data-export = Copy of data downloaded
deed-record-sign = Disclosure record signed

# Same person or firm
deed-same-dispute = Joining of entries disputed
deed-same-join = Two entries joined
deed-same-part = Joined entries parted again
deed-same-set-apart = Entries found not the same

# Office, mail and monthly figures
deed-office-add-mailbox = Mailbox added
deed-office-confirm-mail = Arrival of test mail confirmed
deed-office-remove-mailbox = Mailbox removed
deed-office-set-mail = Mail settings changed
deed-office-set-mailbox = Mailbox settings changed
deed-office-set-up = Platform set up
deed-office-test-mail = Test mail asked for
deed-notice-bounce = Mail came back
deed-notice-resend = Mail sent again
deed-bureau-add = Bureau added
deed-bureau-remove = Bureau removed
deed-bureau-stop = Mails stopped by the bureau
deed-figures-approve = Monthly figures approved and sent
deed-figures-send = Monthly figures sent unchecked

# Taxonomy
deed-taxonomy-add = Concept added in the draft
deed-taxonomy-drop-change = Change taken out of the draft
deed-taxonomy-edit = Concept changed in the draft
deed-taxonomy-go-back = Older taxonomy published again
deed-taxonomy-publish = Draft of the taxonomy published
deed-taxonomy-retire = Concept retired in the draft

# The platform
deed-audit-export = Record of deeds downloaded
deed-audit-verify = Record of deeds checked
deed-demo-found = Demo office set up
deed-saved-search-keep = Search saved
deed-saved-search-remove = Saved search removed
deed-saved-search-rename = Saved search renamed
