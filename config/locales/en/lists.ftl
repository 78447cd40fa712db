# Finding and narrowing in lists
lists-find = Find
lists-words = Name, code or word
lists-words-hint-talents = Characters, pinyin, initials or a Latin name: 王芳, wang fang, wf.
lists-words-hint-enterprises = The name, its pinyin or initials, or the code: 陇肽, longtai, lt.
lists-words-hint-needs = The code, a word of the title, or the name of the firm in characters or pinyin.
lists-go = Find
lists-more = More filters
lists-any = Any
lists-field = Field
lists-country = Lives in
lists-place-talents = Tied to (Gansu)
lists-place-enterprises = Prefecture
lists-place-needs = Place
lists-mode = Way of working
lists-degree-talents = Degree
lists-degree-needs = Degree asked for
lists-mine = Only mine
lists-mine-hint = What I decided on, reviewed or lead the introduction of.
lists-waits = Waits for the office
lists-waits-0 = Is waiting
lists-waits-days = { $n } days or longer
lists-waited = { $n ->
    [0] waiting since today
    [1] waiting 1 day
   *[other] waiting { $n } days
 }
lists-letters = By the sound of the family name
lists-letters-firms = By the sound of the trade name
lists-letter-other = Other
lists-letter-all = All
lists-active = Filters in use
lists-drop = remove
lists-clear = Clear all filters
lists-active-words = “{ $words }”
lists-active-letter = Letter { $letter }
lists-counted-talents = { $n ->
    [1] 1 person
   *[other] { $n } people
 }
lists-counted-enterprises = { $n ->
    [1] 1 firm
   *[other] { $n } firms
 }
lists-counted-needs = { $n ->
    [1] 1 need
   *[other] { $n } needs
 }
lists-none-narrowed = Nothing matches these filters. Remove one, or try another spelling.
# Searches that are kept
lists-saved = My saved searches
lists-keep = Save this search
lists-keep-name = Give it a name
lists-keep-hint = It then opens with one press and shows how many it finds. Only you see it.
lists-keep-press = Save
lists-saved-change = Rename or delete “{ $name }”
lists-saved-name = Name
lists-saved-rename = Rename
lists-saved-remove = Delete this search
done-search-kept = Saved. It now stands above the list.
done-search-renamed = Renamed.
done-search-removed = Deleted. The list itself has not changed.
error-name-taken = You already have a search of that name
error-too-many-searches = At most 12 searches can be saved per list; delete one first
# The desk of the review
desk-need-before = Previous need
desk-need-after = Next need
desk-finished = { $n ->
    [1] You have reviewed 1 need today.
   *[other] You have reviewed { $n } needs today.
 }
# The board of introductions
desk-board-mine = Only those I lead
desk-board-order = Nearest deadline first.
desk-board-newest = Newest first.
desk-next = Next:
desk-next-by-hand = This side has no address. Ask by telephone or letter, then record the answer on its page.
desk-next-wait = Wait for the answer. Without one it ends by itself on the last day; one reminder is sent.
desk-next-contact = The permission to pass on contacts is missing. Please remind them by telephone.
desk-next-introduce = Both said yes. Open it, check it and introduce them.
desk-next-news = Introduced. Both are asked on days 7, 30 and 180; record what you hear.
desk-waited = { $n ->
    [0] here since today
    [1] here for 1 day
   *[other] here for { $n } days
 }
