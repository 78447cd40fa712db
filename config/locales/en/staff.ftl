# Lists of the staff: people, enterprises, needs
staff-lists = Lists
staff-states = By state
staff-tab-talents = People
staff-tab-enterprises = Enterprises
staff-tab-needs = Needs
staff-all = All
staff-talents-title = People
staff-talents-about = The latest first. Names are for staff only; how to reach people is not shown here.
staff-talents-none = Nobody here yet.
staff-talents-accept = Accept
staff-enterprises-title = Enterprises
staff-enterprises-about = Until it is verified, an enterprise sees nobody’s card.
staff-enterprises-none = No enterprise here yet.
staff-enterprises-accept = Verify
staff-needs-title = Needs
staff-needs-about = Opening a need verifies its enterprise as well.
staff-needs-none = No need here yet.
staff-needs-accept = Open
staff-request-changes = Ask for changes
staff-reject = Do not take
staff-suspend = Suspend
staff-lift = Lift the suspension
staff-close = Close for good
staff-reinstate = Take after all
staff-measures = For a lead:
staff-changed = changed { $day }
staff-details = Details
staff-decide = Decide
staff-reason = Words to the owner
staff-reason-hint = Needed for whatever goes against the owner; it goes into the mail as it stands.
staff-not-decided = Nothing was decided yet
staff-error-title = Error:{" "}
staff-error-word = Error:{" "}
staff-no-address = no address: ask by hand
staff-accepted = accepted
staff-no-code = no credit code yet
staff-pages = Pages
staff-next = Next page
staff-first = First page
staff-fact-fields = Fields
staff-fact-place = Place
staff-fact-modes = How
staff-fact-level = Degree and years
staff-fact-work = Post and employer
staff-fact-keywords = Keywords
staff-fact-uscc = Credit code
staff-fact-website = Website
staff-fact-kind = Kind
staff-fact-check = Code check
staff-fact-ties = Link to Gansu
done-decided = The decision is recorded. Where the state changed, the owner is written to at the address kept here, if there is one.
done-about = { $code }: { $words }
# To do
todo-title = To do
todo-about = By due day; working days follow the calendar of the workstation's place.
todo-renewal-title = Matching is being renewed
todo-renewal = The engine reads all profiles and needs anew: { $done } of { $all } done. Work as usual; suggestions may change until it ends.
todo-none = Nothing waits; all is done.
todo-overdue = Overdue
todo-today = Due today
todo-open = To do
todo-answers = Waiting for answers
todo-all-parts = All parts
todo-all-of-part = All { $n } of this part
todo-work-review = Review
todo-work-introduce = Introduce
todo-work-answer = Asked
todo-people = { $n ->
    [one] 1 person proposed
   *[other] { $n } people proposed
 }, { $strong } strong
todo-due-overdue = was due { $day }; { $days ->
    [one] 1 working day
   *[other] { $days } working days
 } old
todo-due-today = due today; { $days ->
    [0] new today
    [one] 1 working day old
   *[other] { $days } working days old
 }
todo-due-open = due { $day }; { $days ->
    [0] new today
    [one] 1 working day old
   *[other] { $days } working days old
 }
absence-title = Days away
absence-about = While you are away, the morning to-do and reminders go to the next colleague.
absence-from = From
absence-to = To (that day included)
absence-hint = Leave both empty when you are back.
absence-save = Save
done-absence-set = Saved.
# Figures of each month
figures-title = Monthly figures
figures-about = The month that has passed is counted on the first working day. A lead checks the figures and sends them with one press; after three days they are sent marked “not checked by hand”.
figures-none = No figures yet; they are counted from the first working day of next month.
figures-checked = Checked and sent
figures-unchecked = Sent unchecked
figures-waits = Waits for a lead
figures-approve = All right, send them
figures-what = What
figures-month = Month
figures-before = Before
figures-change = Change
figures-year = Year
figures-few = fewer than 5
figures-bureaus = Who gets them
figures-no-bureaus = Nobody yet; the figures stand here only.
figures-stopped = wants no more
figures-remove = Remove
figures-bureau-name = Name of the bureau
figures-bureau-email = E-mail
figures-add = Add
figure-people = People registered
figure-needs = Needs submitted
figure-reviewed = Matches reviewed
figure-both-yes = Both said yes
figure-introduced = Introduced
figure-landed = Landed
done-figures-sent = Sent.
done-bureau-added = Added.
done-bureau-removed = Removed.
