# Who may see me
visibility-title = Who may see me
visibility-lead = You decide who sees your card and how often you are asked. Your name and contact stay hidden whatever you choose here.
visibility-allow = What I allow
visibility-browse-ok = Verified firms may see my coded card
visibility-browse-about = Off unless you tick it. They see codes only: field, country, degree, years in a band, languages and how you would help. Not your sentence, not your place, not your link to Gansu. A firm that is interested asks the workstation first, and you are asked before anything else is shown.
visibility-monthly-limit = Questions a month, at most
visibility-monthly-limit-hint = A calendar month where you live. With 0 nobody asks you, and firms do not see you.
visibility-month = This month: { $n } of { $most }.
visibility-month-never = You take no questions at the moment.
visibility-blocked-firms = Organisations that must never see me
visibility-blocked-firms-hint = One name or web domain a line. They are never shown your card; what is open with one of them ends at once.
visibility-save = Save
visibility-never = Who never sees you
visibility-employer = Your employer.
visibility-means = On this platform: { $names }
visibility-means-more = On this platform: { $names } and { $n } more
visibility-means-nobody = Nobody on this platform yet; it holds for whoever joins later.
visibility-rest = A pause
visibility-rest-open = Pause, or go on
visibility-seen-visitor = A visitor of this site
visibility-seen-visitor-about = Nothing of you: totals of the pool at most, and only where there are five people or more.
visibility-seen-browse = A verified firm that looks around
visibility-seen-asked = A firm you said yes to
visibility-nothing = Nothing now
visibility-would = It would see this:
visibility-hidden-off = You have not ticked it.
visibility-hidden-never = You take no questions.
visibility-hidden-state = Your profile is not in the matching now.
visibility-hidden-accept = The workstation has not looked at your profile yet.
visibility-now-on = Verified firms may see your coded card.
visibility-now-off = Firms see nothing before you say yes to one.
done-visibility-saved = Saved. It holds from now on.
error-names-no-firm = An entry needs letters or digits, such as a name or a web domain

# What a verified firm sees
nav-find-people = Find people
people-title = People who may help
people-lead = These people let verified firms see their card by its code. Say for which need you are interested; the workstation looks at it and asks the person.
people-for-this-need = Find people for it
people-order = Order
people-order-newest = Newest first
people-any = Any
people-go = Show
people-counted = { $n ->
    [0] Nobody
    [one] One person
   *[other] { $n } people
 }
people-counted-more = { $n }+ people
people-fit = fits about { $n } of 100
people-asked-for = you are interested
people-none = Nobody to show
people-none-narrowed = Nobody fits all that you chose.
people-none-about = Few people show their card before they are asked. The workstation proposes others to you by itself.
people-all = Show everybody
people-card = What this person shows
people-card-about = Name, employer and contact come with an introduction, once both of you have said yes.
people-for-need = { $code } { $title } (fits about { $fit } of 100)
people-missing-lead = Cards of people are shown to verified firms with an open need.
people-missing-done = done
people-missing-open = still missing
people-missing-verified = The workstation has verified your firm.
people-missing-need = The workstation has opened a need of yours.
people-missing-meanwhile = What you submitted is looked after meanwhile: the workstation looks for people by itself.
people-missing-closed = Your organisation is closed, so it sees nobody. If that was a mistake, please write to the workstation.
people-missing-suspended = The workstation has suspended your organisation, so it sees nobody for now. To object, answer the mail about it.
people-spent-title = Enough for today
people-spent-about = Your firm has looked at as many cards as one firm may. What you have asked for goes on.
people-spent-until = It goes on at { $time }.

# The interest of a firm
interest-title = We are interested
interest-about = Choose the need. The workstation looks at it first, then asks the person; you hear from us either way.
interest-need = For which need
interest-consent-contact = Contact
interest-fields = Contact
interest-until = Until the workstation has approved it you may take it back under “Introductions”.
interest-press = We are interested
interest-nothing-left = You have asked for this person for each of your open needs.
interest-own-title = People we are interested in
interest-take-back = Take back
interest-state-with-workstation = with the workstation
interest-state-person-asked = the person is asked
interest-state-both-yes = both said yes; the workstation introduces you
interest-state-introduced = introduced
interest-state-no-longer-available = no longer available
interest-state-taken-back = taken back
done-interest-expressed = The workstation has your interest and looks at it. You hear from us either way.
done-interest-taken-back = Taken back.

# For officers
review-origin-firm = The firm asked for this person after seeing the card
review-origin-staff = Proposed by hand
review-origin-short-firm = firm asked
review-origin-short-staff = by hand
review-asked-enough = { $n ->
    [one] Asked once this month, which is all they wish; next from { $day }.
   *[other] Asked { $n } times this month, which is all they wish; next from { $day }.
 }
review-asked-never = Takes no questions at the moment.
review-asked-enough-short = asked enough this month
propose-open = Propose somebody else
propose-title = Propose by hand
propose-find = Find somebody
propose-words = Code or name
propose-search = Search
propose-hint = Search by code, by name or by field; the scores stand beside each.
propose-found = People who were found
propose-none = Nobody was found. Try a part of the name, or the field alone.
propose-more = There are more; narrow the search.
propose-asked-enough = Asked enough this month: the pair can be proposed, and approved from next month on.
propose-reason = Why this person
propose-reason-hint = For colleagues; it stands beside the pair.
propose-press = Propose
propose-for-which = For which need?
propose-no-needs = No need fits, or this person is not in the matching now.
propose-needs-table = Needs and scores
done-match-proposed = Proposed. Decide on the pair as on any other.
none-found-open = Nobody was found
none-found-title = Nobody was found
none-found-about = { $n ->
    [0] The need ends. The firm gets a neutral mail that says how it may go on.
    [one] The need ends, and the one proposal that waits lapses. The firm gets a neutral mail that says how it may go on.
   *[other] The need ends, and { $n } proposals that wait lapse. The firm gets a neutral mail that says how it may go on.
 }
none-found-introductions = An introduction of this need is still open. End it first, or wait for its outcome:
none-found-press = End the search
none-found-keep = Keep looking
none-found-not-open = Only an open need can end so.
done-search-ended = The search has ended. The mail leaves in a minute.
done-search-reopened = Undone: the need is open as before, and no mail leaves.

# Failures
failure-not-approved = The workstation has to verify your firm first; please write to us if something has changed
failure-no-open-need = Only firms with an open need see cards
failure-pool-budget = This firm has looked at as many cards as one firm may today; please go on later
failure-not-available = This person cannot be asked for this need just now
failure-interest-exists = Your firm has asked for this person for this need already
failure-too-many-interests = Your firm has as many open interests as it may; wait for an answer or take one back
failure-talent-limit-reached = This person has been asked as often this month as they wish
failure-barred-own-firm = This person speaks for that firm
failure-barred-own-employer = The firm is this person's employer
failure-barred-block-list = This person has said that the firm must never see them
failure-already-suggested = Already proposed for this need
failure-already-approved = Already approved for this need
failure-introductions-open = An introduction of this need is still open
error-unknown-filter = There is no such filter

# Mails
mail-interest-subject = { $talent }: a firm is interested ({ $need })
mail-interest-lead = A firm saw the card of { $talent } and is interested for { $need } ({ $title }).
mail-interest-firm = Firm: { $name }
mail-interest-scores = Fits the need { $fits } · suits the person { $suits }
mail-interest-open = Look at the pair:
mail-interest-next = The person hears of it only when you approve. The firm may take it back until then.
mail-unusual-subject = { $code } looked at more cards than usual
mail-unusual-cards = { $name } ({ $code }) has reached { $n } cards today. It sees no more until tomorrow.
mail-unusual-lists = { $name } ({ $code }) has asked for more than { $n } lists of cards within ten minutes.
mail-unusual-what = It may be eager, or a program that copies the pool. Nobody's name or contact was shown. If it looks like copying, please write to the firm.
mail-unusual-open = See the firms:
mail-none-found-subject = { $code }: we found nobody so far
mail-none-found-lead = For your need { $code } ({ $title }) we have found nobody who fits, and we have ended the search.
mail-none-found-may = What you can do:
mail-none-found-widen = – Write a wider need: fewer conditions, another way of working together, remote instead of on site.
mail-none-found-again = – Post it once more in a few months; new people join all the time.
mail-none-found-open = Your need:
mail-none-found-next = If you know more that could help, simply answer this mail.
notice-kind-office-interest = A firm is interested, for the workstation
notice-kind-unusual-use = Unusual use
notice-kind-need-none-found = Nobody was found
