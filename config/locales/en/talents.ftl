# Registration
talents-new-title = Register my expertise
talents-new-lead = Six answers, about three minutes.
talents-email = E-mail
talents-email-hint = A private address is better than one at work. The link to confirm goes here; firms do not see it.
talents-name = Your name
talents-name-hint = As you write it yourself, in any script. Firms do not see it before an introduction.
talents-country = Country you live in
talents-fields = Field
talents-fields-hint = Up to three.
talents-headline = In one sentence: what can you help with?
talents-headline-hint = In Chinese or English, up to 240 characters. Be concrete: what you did and at what scale. No name, no employer.
talents-modes = How would you like to help?
talents-modes-hint = Choose any number.
talents-more = Say a little more
talents-more-why = all optional; it helps the matching
talents-skills = Keywords
talents-skills-hint = Separated by commas, such as: solid-phase synthesis, preparative HPLC, GMP.
talents-degree = Highest degree
talents-years-experience = Years of experience
talents-gansu-ties = Your link to Gansu
talents-gansu-ties-hint = “None, but interested” is a fine answer.
talents-blocked-firms = Organisations that must never see me
talents-blocked-firms-hint = One name or web domain a line, for example your employer. They will never be shown your card.
talents-phone = Phone
talents-phone-hint = Given only to a firm you have agreed to meet, and only if you tick it then.
talents-consents = Two consents
talents-consents-hint = Both are needed to register. You can withdraw them at any time; use stops at once.
talents-consent-pool = I agree that the workstation keeps these details and that its staff read them, to find cooperation that suits me.
talents-consent-border = I agree that for this purpose the details are sent between the country I live in, the United States and China.
talents-sealed = Kept sealed until you confirm; deleted after seven days if you do not.
talents-preview = Card preview

# My profile
talents-me-title = My profile
talents-me-draft = Submit it, and the workstation starts to look for you.
talents-me-pooled = The workstation is looking; when a need fits, you are asked first.
talents-me-changes-requested = Please change what the workstation asks, then submit it again.
talents-me-rejected = It is not matched. If you think this is wrong, write to the workstation within 30 days.
talents-me-paused = Nobody asks you anything meanwhile.
talents-me-suspended = It is not matched for now. The workstation has told you why.
talents-me-stale = It has been quiet for half a year, so it is not proposed just now.
talents-me-archived = It is hidden everywhere.
talents-me-withdrawn = It is matched no more and will be erased after seven days. Until then you can come back.
talents-me-erased = Nothing but its number is left.
talents-me-until = Until { $day }.
talents-row-name = Name
talents-row-email = E-mail
talents-row-country = Country
talents-row-fields = Fields
talents-row-modes = How
talents-row-ties = Link to Gansu
talents-row-blocked = Must never see me
talents-wrote = What I wrote
talents-edit = Edit
talents-submit = Submit my profile
talents-resume = Go on now
talents-return = Come back to the pool
talents-pause = Pause
talents-pause-why = ask me nothing for a while
talents-pause-until = Until when?
talents-pause-until-hint = It ends by itself on that day, or earlier if you like. Empty: until you go on.
talents-open-ones = { $n ->
    [one] One question to you is open. What becomes of it?
   *[other] { $n } questions to you are open. What becomes of them?
}
talents-open-ones-finish = Let it go on: I answer, and hear from you
talents-open-ones-end = End it; the other side reads "no longer available" and nothing else
talents-withdraw = Delete my profile
talents-withdraw-why = you can change your mind for seven days
talents-withdraw-about = It leaves the matching at once and is erased after seven days.
talents-card = The card firms see
talents-as-firm = Show me as a firm sees me
talents-blocked-count = { $n ->
    [0] none
    [one] one organisation
   *[other] { $n } organisations
 }

# As a firm sees me
talents-stage-lead = What a firm learns of you, and when. Each step needs your yes.
talents-stage-before = Before you say yes
talents-stage-before-about = Nothing: not your card, not that you exist. If you say no, it never hears of it.
talents-stage-yes = After you say yes to this firm
talents-stage-yes-about = This card and your sentence; you may change or remove the sentence first.
talents-stage-met = After the firm has said yes too
talents-stage-met-about = Only what you tick then: your name, and the contacts you choose.

# The editor
talents-edit-title = Edit my profile
talents-parts = Parts of the profile
talents-part-basics = 1 · About you
talents-part-expertise = 2 · Expertise
talents-part-career = 3 · Degree and career
talents-part-wishes = 4 · Wishes
talents-part-privacy = 5 · Privacy and contact
talents-other-name = Another form of your name
talents-other-name-hint = In Chinese characters or in Latin letters, if you use both.
talents-city = Place
talents-city-hint = City and state, such as: Palo Alto, CA. Firms see the state at most.
talents-headline-other = The same sentence in the other language
talents-headline-other-hint = If you leave it out, readers see the original.
talents-summary = More about it
talents-summary-hint = Staff read it and it helps the matching; firms do not see it. No secrets of an employer.
talents-summary-other = The same in the other language
talents-employer = Employer
talents-employer-hint = Serves only the rule that your own employer never sees you.
talents-title = Job title
talents-languages = Languages you work in
talents-available-from = From when
talents-ties-where = Choose the place, or “somewhere in Gansu”.
talents-tie-anywhere = Somewhere in Gansu
talents-wechat = WeChat
done-profile-saved = Saved. If you are in the pool, you are matched again at once.
done-paused = Paused. Nobody asks you anything meanwhile.
done-resumed = You are matched again.
done-profile-withdrawn = Your profile has left the pool. It is erased after seven days.
done-profile-pooled = Your profile is in the pool. A receipt is on its way to your mailbox.
done-profile-erased = Your profile is erased. A last mail confirms it.

# Erasing at once
talents-erase-instead = Erase it now instead
talents-erase-lead = It happens at once and cannot be undone.
talents-erase-goes = What goes
talents-erase-goes-about = Your name, contacts and all you wrote, your keywords for the matching, and what staff noted about them.
talents-erase-account-too = Your account and its address go too.
talents-erase-stays = What stays
talents-erase-stays-about = The number { $code }, and the record that you agreed and took it back. Neither names you.
talents-erase-mail = Mail
talents-erase-mail-about = A last mail confirms the erasure. Safety copies of the database are deleted when their days are over.
talents-erase-do = Erase everything now
talents-erase-keep = Keep it
talents-still-right = It is still right
done-profile-confirmed = Confirmed; it is matched again.
talents-draft-back = What you had begun is back; it was kept in this tab only.
