# Review

review-title = Review
review-waiting = { $n ->
    [one] One need waits for review
   *[other] { $n } needs wait for review
 }
review-nothing-waits = No need waits for review
review-hint = Nearest deadline first. Until you approve, neither side hears anything.
review-tabs = Show
review-tab-open = Waiting { $n }
review-tab-parked = Later { $n }
review-tab-approved = Approved { $n }
review-filter-field = Field
review-filter-all = All fields
review-filter-strong = Strong ones only
review-filter-go = Filter
review-table = Needs that wait
review-table-parked = People to be looked at later
review-table-approved = Approved people
review-col-need = Need
review-col-closes = Closes
review-col-waits = Waiting
review-col-state = State
review-col-person = Person
review-col-met = Met
review-col-gap = Gap
review-days-left = { $n ->
    [0] closes today
    [one] one day left
   *[other] { $n } days left
 }
review-days-waiting = { $n ->
    [0] since today
    [one] one day
   *[other] { $n } days
 }
review-waits = To review
review-nobody = Nobody suits
review-not-proposed = not proposed
review-erased = erased
review-matching = Being matched
review-matching-hint = The comparison is at work; reload in a moment.
review-all-done = All reviewed
review-all-done-hint = When a new need or person comes, the workstation gets a mail.
review-see-approved = See the approved ones
review-none-parked = Nobody is put aside
review-none-hint-parked = People put aside with “Later” come back by themselves on their day.
review-none-approved = Nobody is approved yet
review-none-hint-approved = Approved people are listed here.
review-back = Back to what waits
review-pages = Pages
review-next-page = Next page
review-crumbs = You are here
review-people-nav = People of this need
review-previous = Previous
review-next = Next
review-place = { $at } of { $all }
review-by = Please review by { $day }
review-person = Person
review-need = Need
review-closes = closes { $day }
review-no-address = No address: ask by hand
review-own-words = In their own words
review-firm-words = In the firm’s words
review-original-en = (original in English)
review-original-zh = (original in Chinese)
review-comma = ,{" "}
review-tie = { $place } ({ $kind })
review-years = { $n ->
    [one] one year
   *[other] { $n } years
 }
review-why = Why they match
review-fits = Fits the need
review-suits = Suits the person
review-suits-lines = Suits the person: line by line
review-code-good = credit code well formed
review-no-code = no credit code yet
review-nobody-yet = Nobody suits yet
review-nobody-yet-hint = You will hear again when someone new fits.
review-people = { $n ->
    [one] The person of this need
   *[other] The { $n } people of this need
 }
review-people-table = People and scores
review-decision = Decision
review-approve = Approve
review-park = Later
review-dismiss = Dismiss
review-undo = Undo
review-help = Help
review-help-approve = Approve: verifies the firm and opens the need; undo within a minute
review-help-park = Later: comes back in seven days
review-help-dismiss = Dismiss, then a digit for the reason
review-help-move = next, previous person
review-help-undo = undo the last step
review-help-note = a line to the person and one to the firm
review-more = More
review-note-open = Add a line
review-note-short = Add a line
review-note-about = Sent with the question in the workstation’s name; each side sees its own only. Change it or leave it empty; a plain approval sends none.
review-note-talent = To the person
review-note-firm = To the firm (sent once the person has said yes and the firm is asked)
review-note-approve = Approve with these lines
note-in-zh = in Chinese
note-in-en = in English
note-prefilled-talent = This need asks for what you do well ({ $met }), so we thought of you.
note-prefilled-firm = This person brings what you asked for ({ $met }). We think that a talk is worth your time.
review-state-suggested = To review
review-state-approved = Approved
review-state-dismissed = Dismissed
review-state-parked = Later
review-state-lapsed = Lapsed
review-done-approved = Approved (firm and need with it, where they still waited):
review-done-parked = Put aside:
review-done-dismissed = Dismissed:
review-done-suggested = To review:
review-undo-within = Can be undone for
review-seconds = s; notices leave after that.
review-reason-wrong-speciality = Wrong speciality
review-reason-too-junior = Too junior
review-reason-too-senior = Too senior
review-reason-wrong-terms = Way of working or time does not fit
review-reason-place-or-language = Place or language does not fit
review-reason-already-known = They already know each other
review-reason-conflict-of-interest = Conflict of interest, or a duty to an employer
review-reason-other = Another reason
review-fact-lives = Lives in
review-fact-work = Works as
review-fact-gansu = Gansu
review-fact-fields = Fields
review-fact-skills = Skills
review-fact-degree = Degree
review-fact-years = Experience
review-fact-modes = How
review-fact-languages = Languages
review-fact-free = Free from
review-fact-kind = Kind
review-fact-place = Place
review-fact-must = Must
review-fact-nice = Nice
review-fact-only = Firm conditions
review-fact-budget = Budget
done-review-undone = Undone: firm, need and person are as before the press, and no notice leaves.
done-review-undone-some = Some were undone; for the others the time to undo had passed, and they stay.
done-nobody-ticked = Nobody is ticked yet.

# Several at once

several-crumb = Several at once
several-ticked = Those ticked:
several-tick = Tick { $name }
several-title-approve = { $n ->
    [one] Approve one person?
   *[other] Approve { $n } people?
 }
several-title-park = { $n ->
    [one] Put one person aside?
   *[other] Put { $n } people aside?
 }
several-title-dismiss = { $n ->
    [one] Dismiss one person?
   *[other] Dismiss { $n } people?
 }
several-goes-approve = Who will be asked
several-goes-park = Who is put aside
several-goes-dismiss = Who is dismissed
several-mails-about = Once you confirm, all can be undone for { $n } seconds; then these mails leave.
several-to-talent = to the person’s own e-mail address
several-to-firm = to the e-mail address of the firm’s contact
several-leaves = leaves { $n } seconds after you confirm
several-leaves-by-day = it is night there: leaves from { $time }
several-refused = this address sent mail back before: nothing is sent
several-by-hand = No e-mail address: no mail leaves, please ask by hand
several-tells-firm = The firm asked for this person and will get a mail that it cannot go on for now.
several-link-left-out = The link in a mail is its reader’s own; here “…” stands for it.
several-stays = { $n ->
    [one] One stays as before
   *[other] { $n } stay as before
 }
several-left = { $n ->
    [one] One was not decided on
   *[other] { $n } were not decided on
 }
several-nobody = None of those ticked can be decided on like this now.
several-back = Back, decide nothing
several-reason = Why they are dismissed
several-until = Look again on
several-until-hint = In a week if left empty.
several-confirm-approve = { $n ->
    [one] Approve this one
   *[other] Approve these { $n }
 }
several-confirm-park = { $n ->
    [one] Put this one aside
   *[other] Put these { $n } aside
 }
several-confirm-dismiss = { $n ->
    [one] Dismiss this one
   *[other] Dismiss these { $n }
 }
several-done-approved = { $n ->
    [one] One approved.
   *[other] { $n } approved.
 }
several-done-parked = { $n ->
    [one] One put aside.
   *[other] { $n } put aside.
 }
several-done-dismissed = { $n ->
    [one] One dismissed.
   *[other] { $n } dismissed.
 }
several-done-suggested = { $n ->
    [one] One to review.
   *[other] { $n } to review.
 }
