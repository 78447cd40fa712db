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
