# Entries that may be of one person or firm
staff-tab-same = Same person, same firm?
staff-doubtful = another entry may be the same
staff-joined = joined into another entry
todo-same = { $n ->
    [one] 1 pair of entries may be the same person or firm: compare them
   *[other] { $n } pairs of entries may be the same person or firm: compare them
}
same-title = Same person, same firm?
same-about = Entries that may be of one person or firm. A person who was entered second is not proposed until you decide, and is told nothing; the needs of firms are matched meanwhile. What has waited longest comes first.
same-state-open = To decide
same-state-joined = Joined
same-state-different = Two
same-state-moot = Settled otherwise
same-none-open = Nothing to compare. When somebody seems to be entered twice, you find the two entries here.
same-none-joined = No joined entries.
same-none-different = No pairs that were found to be two.
same-none-moot = None.
same-entity-talent = people
same-entity-enterprise = firms
same-likelihood-certain = certain
same-likelihood-likely = likely
same-likelihood-weak = weak
same-since = { $days ->
    [0] found today
    [one] found { $day }, 1 day ago
   *[other] found { $day }, { $days } days ago
}
same-disputed = Somebody concerned says this is wrong.
same-question-talent = Is this one person?
same-question-enterprise = Is this one firm?
same-for = In common
same-against = Against it
same-hidden = Numbers and addresses are compared, not shown.
same-caption = What both entries say
same-field = Field
same-first = earlier entry
same-second = later entry
same-unsaid = not said
same-standing-same = agrees
same-standing-different = differs
same-field-name = Name
same-field-other-name = Other form of the name
same-field-name-zh = Chinese name
same-field-name-en = English name
same-field-sentence = What they can help with
same-field-intro = About
same-field-needs = Needs
same-field-source = Where it came from
same-field-made = Entered on
same-consequence-talent = If they are one, the entry you keep stays as it is; the other is hidden, and its data are erased after 30 days. Both are told by mail. Until then you can part them again.
same-consequence-enterprise = If they are one, needs and members go to the entry you keep. The members are told by mail. For 30 days you can part them again, and everything goes back.
same-keep = They are one: keep { $code }
same-two = They are two
same-part = Part them again
same-joined-into = { $gone } was joined into { $kept }. Until { $day } this can be undone.
same-fact-written = same Chinese characters
same-fact-sounds = name sounds the same
same-fact-initial = same family name and initial
same-fact-spelled = same Latin name
same-fact-brand = same short name
same-fact-uscc = same credit code
same-fact-mail = same e-mail mailbox
same-fact-phone = same telephone
same-fact-wechat = same WeChat
same-fact-domain = same web domain
same-fact-employer = same employer
same-fact-place = same place
same-fact-field = a field in common
same-fact-city = same city
same-fact-country = same country
same-fact-other-field = other fields
same-fact-other-country = another country
same-fact-other-place = another place
same-fact-other-uscc = another credit code
done-same-two = Noted: they are two, and you are not asked about them again.
done-same-joined = Joined. Those concerned are told by mail; you can part them again for 30 days.
done-same-parted = Parted: both are as they were, and those concerned are told.
done-same-disputed = Thank you. The workstation has been told and looks into it.
failure-same-too-late = The 30 days in which this could be undone are over
failure-same-not-kept = The entry to be kept is not active; keep the other one, or wait until it is confirmed
failure-same-unconfirmed = Its owner has not confirmed this entry yet; what nobody confirms is erased after seven days
failure-same-keep-verified = One of the two firms is verified: keep that one
failure-same-introduction-open = An introduction of that entry is still open. Finish it first, or keep the other entry
failure-same-erased = The entry was erased meanwhile
failure-same-joined = This entry was joined into another one of yours; please use that one
# For the owner of an entry that was joined
same-own-title = Your entry continues under another code
same-own-lead = The workstation found two entries of yours. It now keeps { $kept }; { $code } is no longer used.
same-own-until = If this is wrong, please say so by { $day }: until then everything can be put back. After that, what { $code } held is erased.
same-own-wrong = This is wrong
same-own-disputed = You told us that this is wrong. The workstation looks into it and writes to you.
accounts-link-title-same-wrong = These entries are not one
accounts-link-lead-same-wrong = Press the button and the workstation hears that the two entries should not have been joined. It looks into it and can put everything back.
accounts-link-do-same-wrong = This is wrong
accounts-link-done-same-wrong = Thank you
accounts-link-next-same-wrong = The workstation has been told. It looks into it and writes to you.
# Mails
notice-kind-same-joined = Entries joined or parted
notice-kind-same-suspected = Possible duplicates
notice-kind-same-disputed = A joining is called wrong
mails-about-same-suspected = At 08:30 on working days, in the workstation's time: how many entries may be the same person or firm. None waiting, no mail.
mail-same-joined-subject = Two entries, now one
mail-same-parted-subject = Your entries are separate again
mail-same-talent-joined = We found two entries that seem to be yours, { $gone } and { $kept }. From now on we keep { $kept }; { $gone } is no longer used.
mail-same-talent-joined-next = You need not do anything. What { $gone } held is erased after { $day }; until then everything can be put back.
mail-same-talent-parted = { $gone } and { $kept } were taken for one person's. That has been undone: each entry is as it was before.
mail-same-talent-parted-next = You need not do anything.
mail-same-enterprise-joined = The workstation found two entries of one firm, { $gone } and { $kept }. The needs and members of { $gone } now belong to { $kept }.
mail-same-enterprise-joined-next = You need not do anything: you sign in as before. Until { $day } everything can be put back.
mail-same-enterprise-parted = { $gone } and { $kept } were taken for one firm. That has been undone: needs and members are where they were before.
mail-same-enterprise-parted-next = You need not do anything: you sign in as before.
mail-same-wrong = If { $gone } and { $kept } are not one, say so here, and we look into it:
mail-same-waiting-subject = { $n ->
    [one] 1 possible duplicate to compare
   *[other] { $n } possible duplicates to compare
}
mail-same-waiting = Entries that may be the same: { $people ->
    [one] 1 pair of people
   *[other] { $people } pairs of people
}, { $firms ->
    [one] 1 pair of firms
   *[other] { $firms } pairs of firms
}.
mail-same-waiting-since = waiting since { $day }
mail-same-waiting-more = { $n ->
    [one] 1 more on the page.
   *[other] { $n } more on the page.
}
mail-same-waiting-open = Compare them:
mail-same-waiting-why = A person who was entered second is not proposed until you decide.
mail-same-disputed-subject = { $gone } and { $kept }: the joining is called wrong
mail-same-disputed = Somebody concerned says that { $gone } and { $kept } are not one. Until { $day } they can be parted again.
mail-same-disputed-open = Look at both:
