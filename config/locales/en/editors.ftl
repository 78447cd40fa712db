# Editors: keywords, needs, profiles

## Keywords. % stands for what is put in
chips-remove = Remove “%”
chips-removed = Removed “%”
chips-added = Added “%”
chips-found = % suggestions: arrow keys to choose, Enter to take

## Needs: one sentence
need-sentence = This need in one sentence
need-sentence-place = We in
need-sentence-anywhere = any place
need-sentence-fields = seek somebody who knows
need-field-1 = Field
need-field-2 = Second field, optional
need-field-3 = Third field, optional
need-field-choose = choose a field
need-field-more = + another field
need-sentence-title = to solve
need-sentence-end = .
need-more = In more detail

## Needs: the panel of the pool
pool-title = In the pool now
pool-strong = Strong
pool-worth = Worth a look
pool-said = In the pool now: strong { $strong }, worth a look { $worth }
pool-costs = What each wish costs
pool-cost = strong { $strong } · worth a look { $worth }
pool-without-must = Without “{ $what }”
pool-without-min-degree = With any degree
pool-without-min-years = With any years of experience
pool-without-languages = With any language
pool-without-only = Without “{ $what }” leaving people out
pool-no-names = Numbers only, no names. Nothing is kept when you count.
pool-bands = Until the workstation has verified your firm, only 0, 1–4 or 5+ is shown.
pool-not-yet = Press the button to count how many people in the pool fit now.
pool-incomplete = A little more, then it can be counted:
pool-spent = That was counted often. It counts again in { $n } min; go on writing and saving meanwhile.
pool-count = Count

## Needs: advice. It never stops a need from being submitted
need-hints-title = What would help
need-hint-vague-title = The title is too general to find the right person by. Name the product, process or figure, such as “Scale-up of long peptides”.
need-hint-no-deadline = No closing date, so it closes in 90 days. Name the day if there is one: experts plan by it.
need-hint-no-budget = No budget. Write a range, or “open”: more people say yes.
need-hint-contact = “{ $said }” looks like contact data. Take it out of the public text: the workstation passes contacts on once both sides agree.
need-hint-unfair-age = “{ $said }” limits the age. The law forbids it and the platform does not match by it. Say which experience you need instead.
need-hint-unfair-sex = “{ $said }” limits the sex. The law forbids it and the platform does not match by it. Take it out.
need-hint-unfair-family = “{ $said }” asks for a family situation. The law forbids it and the platform does not match by it. Take it out.
need-hint-unfair-origin = “{ $said }” limits the origin. The law forbids it and the platform does not match by it. Take it out, or name the place of work instead.
need-hint-similar = This need of your firm is much the same and still under way. Change that one; there is no need for a second.

## Profile: the draft
draft-none = A draft is kept while you write, so you may leave at any time. It counts once you save.
draft-saving = Keeping the draft…
draft-kept = Draft kept ({ $at }); you may leave. It counts once you save.
draft-failed = The draft was not kept: no connection, or the session has ended. Please leave this page open; it will try again.
draft-conflict = The draft was not kept: the profile was changed elsewhere. All you typed is still here; look at what stands now, then save.
draft-conflict-see = See what stands now
draft-older-short = The profile was changed elsewhere.
draft-older = Below is what you typed; nothing is lost. Saving replaces what stands now, so check “Privacy and contact” first.
draft-drop = Drop the draft
draft-save-next = Save and next
draft-save-done = Save and close
draft-counts-once-saved = It counts once it is saved: you are matched again and firms see it.
draft-waits-short = Changes not saved yet.
draft-waits = The draft was kept at { $at } and does not count yet.
draft-waits-open = Go on, or drop it
done-draft-dropped = The draft is gone; this is the profile as it stands.
part-done = done:

## Profile: who sees what
seen-who = Who sees what
seen-nothing = nothing
seen-public = The public
seen-firm-before = A matched firm before your yes
seen-firm-yes = A matched firm after your yes
seen-firm-met = After both said yes
seen-ticked = only what you tick
seen-staff = Staff
seen-all-but-contact = all but contacts
seen-staff-about = Staff see this profile when they review it. To look up your telephone, WeChat or address they must state a reason; each look is recorded and you can read it.
seen-address = E-mail

## My introductions
introduction-look-answer = Look and answer
introduction-next-yours-talent = It waits for your answer. Read the problem; yes and no are both fine, and a no needs no reason.
introduction-next-yours-firm = Somebody is willing to help; it waits for your firm’s answer.
introduction-next-theirs-talent = It waits for the firm; there is nothing to do for you.
introduction-next-theirs-firm = It waits for the other side; there is nothing to do for you.
introduction-next-both-yes = Both said yes. The workstation is arranging the introduction; there is nothing to do for you.
introduction-next-introduced = You are introduced: write to each other directly. We ask once how it went.
introduction-next-success = Something came of it. Thank you.
introduction-next-no-deal = Nothing came of it this time; later introductions do not depend on it.
introduction-next-declined = One side said no; it ends here.
introduction-next-expired = There was no answer in time, so it ended. The workstation may ask once more.
introduction-next-halted = The workstation stopped it; there is nothing to do for you.
introduction-next-ended = It has ended here since you were introduced; you may go on writing to each other.
introduction-none-talent-1 = When a firm’s problem fits what you know, an officer reads the match first, then we write to you.
introduction-none-talent-2 = You see the problem and decide. Before your yes the firm does not know that you exist.
introduction-none-talent-3 = You are introduced only once both said yes. The more precise your profile, the better the questions.
introduction-none-profile = Make my profile more precise
introduction-none-firm-1 = You post a need; the workstation verifies your firm and reviews the need.
introduction-none-firm-2 = When somebody fits, the workstation first asks them whether they are willing.
introduction-none-firm-3 = After their yes we write to you; once both said yes, you are introduced.

## My needs
needs-closes-at = Closes: { $time }
needs-next-finish = Finish and submit
needs-next-change = Make the changes
needs-next-renew = Renew or close
needs-next-resume = Open to go on
needs-none-first = Post the first need

## The firm
enterprises-next = Next:
enterprises-next-draft = Submit your first need; your firm goes to the workstation with it to be verified.
enterprises-next-changes = Make the changes the workstation asks, save, then submit a need.
enterprises-next-uscc = Add your unified social credit code: it is verified faster.
need-older-short = A colleague has changed this need meanwhile.
need-older = Below is what you typed; nothing is lost. Saving replaces what stands now, so look at that first.
