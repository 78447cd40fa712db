# Forms and cards, wherever they stand
form-promise = Free, by code not by name, deleted whenever you like. Not a talent programme, no contract, no secrecy. Never share your employer’s confidential information.
form-wrong = {"Error: "}
form-colon = {": "}
form-error = {"Error: "}
form-errors-counted = { $n ->
    [1] One thing to mend
    [2] Two things to mend
    [3] Three things to mend
    [4] Four things to mend
    [5] Five things to mend
    [6] Six things to mend
    [7] Seven things to mend
    [8] Eight things to mend
   *[other] { $n } things to mend
 }
form-error-line = { $field }: { $why }
form-list-joint = {", "}
form-optional = optional
form-choose = Choose
form-unsaid = Rather not say
form-any = Any
form-no = No
form-here = You are here
form-countries-first = Most asked for
form-countries-other = All others
form-languages-more = More languages
form-submit-mail = Submit and get the e-mail
form-full-text = Full text (draft, for counsel to review)
form-save = Save
form-cancel = Cancel
form-trap = Please leave this empty

# Cards
card-all = This card is all a firm sees of you:
card-all-a-firm-sees = This card is all a firm sees of you: no name, no employer, no contact.
card-after-yes = Once you say yes to a firm, it also sees:
card-your-sentence = Your one sentence
card-empty = not filled in yet
card-unstated = not stated
card-fields = Field
card-country = Lives in
card-state-of = { $state }, { $country }
card-modes = How
card-degree = Degree
card-years = Experience
card-languages = Languages
card-ties = Link to Gansu
card-tie-at = { $tie } ({ $place })
card-reason = The workstation writes:
form-go-on-here = Go on in English, with what you have typed
