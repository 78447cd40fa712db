# Why two fit: the words of the review page and of mails.

matching-criterion-speciality = Speciality
matching-criterion-meaning = Meaning
matching-criterion-heart = What they do most
matching-criterion-must = Must know { $met } of { $all }
matching-criterion-nice = Good to know { $met } of { $all }
matching-keyword-must = Must know
matching-keyword-nice = Good to know
matching-criterion-field = Field
matching-criterion-mode = Way of working
matching-criterion-degree = Degree
matching-criterion-years = Experience
matching-criterion-languages = Languages
matching-criterion-place = Place
matching-criterion-availability = Time
matching-criterion-words = Wording
matching-side-need = Does the person do what the need asks for?
matching-side-person = Does the need suit the person?
matching-order = Order

matching-result-met = Met:
matching-result-partly = Partly:
matching-result-missing = Missing:
matching-result-not-stated = Not stated:

matching-strength-strong = Strong
matching-strength-worth-a-look = Worth a look

matching-keywords-met = { $names }
matching-keywords-partly = near: { $names }
matching-keywords-missing = not mentioned: { $names }
matching-keywords-not-stated = cannot be compared: { $names }
matching-and-then = ;{" "}
matching-denied = { $name } (they say they do not do this)

matching-link-same = the same
matching-link-narrower = one kind of it
matching-link-broader = broader
matching-link-sibling = a neighbouring subject
matching-link-related = a related subject
matching-link-subfield = the same sub-field
matching-link-meaning = alike in meaning, no proof
matching-link-words = the same words
matching-link-denied = they say they do not do this

matching-speciality = { $concept } ({ $link })
matching-speciality-missing = no speciality in common
matching-speciality-not-stated = the profile names no speciality
matching-meaning = close in meaning: “{ $need }” and “{ $person }”
matching-meaning-partly = somewhat close in meaning: “{ $need }” and “{ $person }”
matching-meaning-missing = the texts speak of other things
matching-meaning-not-stated = the texts cannot be compared
matching-meaning-near = both come near to “{ $concept }”
matching-heart = the need uses what they do: { $concept }
matching-heart-missing = the need uses little of what they do
matching-heart-not-stated = the profile names no speciality
matching-field = both in { $person }
matching-field-partly = other fields ticked, related work
matching-field-missing = need: { $need }; person: { $person }
matching-mode = both accept { $person }
matching-mode-partly = need: { $need }; person: { $person }; close
matching-mode-missing = need: { $need }; person: { $person }
matching-mode-not-stated = the person does not say; need: { $need }
matching-degree = { $person }; asked: { $need }
matching-degree-not-stated = no degree stated; asked: { $need }
matching-years = { $person } years; asked: { $need }
matching-years-not-stated = no years stated; asked: { $need }
matching-languages = speaks { $person }; wanted: { $need }
matching-languages-missing = speaks { $person }; wanted: { $need }, so help to interpret
matching-languages-not-stated = no languages stated; wanted: { $need }
matching-place = lives in { $person }; this way of working is possible
matching-place-missing = lives in { $person }; the work needs somebody in Gansu
matching-availability = free from { $person }; proposals until { $need }
matching-availability-not-stated = does not say from when; proposals until { $need }
matching-words = both write: { $person }
matching-words-missing = no words in common
