# The dashboard: six pictures
nav-dashboard = Dashboard
pictures-title = Dashboard
pictures-today = Today
pictures-to-review = { $n ->
    [one] need to review
   *[other] needs to review
 }
pictures-overdue = { $n ->
    [one] thing overdue
   *[other] things overdue
 }
pictures-bounced = { $n ->
    [one] mail came back
   *[other] mails came back
 }
pictures-ending = { $n ->
    [one] need ends within three days
   *[other] needs end within three days
 }
pictures-pool-now = Pool and needs
pictures-work = From suggestion to introduction
pictures-period = Period
pictures-period-quarter = This quarter
pictures-period-year = This year
pictures-period-all = All
pictures-since = since { $day }
pictures-ever = since the beginning
pictures-table = Data table
pictures-csv = CSV
pictures-svg = SVG
pictures-list-people = List of people
pictures-list-needs = Open needs
pictures-list-review = Go to the review
pictures-list-introductions = Introductions
pictures-field = Field
pictures-others = Others
pictures-all = Total
pictures-people = People
pictures-prefecture = Prefecture
pictures-counties = Of whom by county
pictures-step = Step
pictures-pairs = Pairs
pictures-of-before = Of the step before
pictures-days = Days
pictures-introductions = Introductions
pictures-week = Week from
pictures-mails-sent = Mails that left
pictures-mails-failed = Mails that did not arrive
# Fields and countries
pictures-name-pool = Fields and countries
pictures-pool-about = { $n ->
    [one] The one person
   *[other] The { $n } people
 } in the pool by field and country of residence. Whoever names several fields is counted in each.
pictures-pool-few = { $n ->
    [0] Nobody is in the pool yet
    [one] One person in the pool: too few for a finding
   *[other] { $n } people in the pool: too few for a finding
 }
pictures-pool-none = Nobody in the pool has named a field yet
pictures-pool-one = { $field } has most people ({ $n }; { $country } { $m })
pictures-pool-tied = Most people are in { $names } ({ $n } each)
pictures-pool-many = { $k } fields share the lead ({ $n } people each)
pictures-empty-pool = Once people have registered and confirmed their address, their fields and countries are shown here.
# Ties to Gansu
pictures-name-ties = Ties to Gansu
pictures-ties-about = { $n ->
    [one] One person of the pool with a tie to Gansu
   *[other] { $n } people of the pool with a tie to Gansu
 }, by prefecture. Whoever is tied to several is counted in each.{ $elsewhere ->
    [0] { "" }
    [one] { " " }One more names no place.
   *[other] { " " }{ $elsewhere } more name no place.
 }
pictures-ties-few = { $n ->
    [0] Nobody has stated a tie to Gansu yet
    [one] One person with a tie to Gansu: too few for a finding
   *[other] { $n } people with a tie to Gansu: too few for a finding
 }
pictures-ties-none = Nobody with a tie has named a place
pictures-ties-one = Most ties lead to { $place } ({ $n } people); { $without ->
    [0] every prefecture has some
    [one] one prefecture has none yet
   *[other] { $without } prefectures have none yet
 }
pictures-ties-tied = Most ties lead to { $names } ({ $n } people each)
pictures-ties-many = { $k } prefectures share the lead ({ $n } people each)
pictures-empty-ties = Once people state where they were born, studied or worked, their ties are shown here by prefecture.
# Supply and demand
pictures-name-demand = People and needs
pictures-demand-about = Each cell: people who reach this level / needs that ask for it. { $n ->
    [one] One need is open.
   *[other] { $n } needs are open.
 }
pictures-demand-few = { $n ->
    [0] No need is open yet
    [one] One open need: too few for a finding
   *[other] { $n } open needs: too few for a finding
 }
pictures-demand-none = No open need names a field
pictures-demand-scarce = Scarcest: { $field }, { $level }. { $needs ->
    [one] One open need
   *[other] { $needs } open needs
 }, { $people ->
    [0] nobody who reaches it
    [one] one person who reaches it
   *[other] { $people } people who reach it
 }
pictures-demand-busy = { $field } has most open needs ({ $needs }) and { $people ->
    [one] one person
   *[other] { $people } people
 }; no level has more needs than people
pictures-demand-cell = { $level }: { $people ->
    [one] one person
   *[other] { $people } people
 }, { $needs ->
    [one] one need
   *[other] { $needs } needs
 }
pictures-level-none = Any level
pictures-level-bachelor = Bachelor
pictures-level-master = Master
pictures-level-doctor = Doctor
pictures-asks-none = at any level
pictures-asks-bachelor = with a bachelor’s degree
pictures-asks-master = with a master’s degree
pictures-asks-doctor = with a doctorate
pictures-scale-low = enough
pictures-scale-high = scarce
pictures-empty-demand = Once there are people and open needs, this shows where people are scarce.
# Funnel
pictures-name-funnel = From suggestion to outcome
pictures-funnel-about = How far each pair suggested { $since } has come by today.
pictures-funnel-few = { $n ->
    [0] No pair was suggested in this time
    [one] One pair suggested in this time: too few for a finding
   *[other] { $n } pairs suggested in this time: too few for a finding
 }
pictures-funnel-finding = Of { $n } suggested pairs { $introduced ->
    [0] none was
    [one] one was
   *[other] { $introduced } were
 } introduced ({ $share }%)
pictures-stopped-reviewed = ; most of the rest wait for review
pictures-stopped-both-yes = ; most of the rest did not reach two yeses
pictures-stopped-introduced = ; most of the rest have two yeses and no introduction yet
pictures-step-suggested = Suggested
pictures-step-reviewed = Reviewed
pictures-step-both-yes = Both said yes
pictures-step-introduced = Introduced
pictures-step-met = In touch
pictures-step-outcome = Outcome
pictures-empty-funnel = Once people are suggested for needs, this shows how far they come.
# Days
pictures-name-days = Days to the introduction
pictures-days-about = Days from suggestion to introduction of each pair introduced { $since }.
pictures-days-few = { $n ->
    [0] Nobody was introduced in this time
    [one] One introduction in this time: too few for a finding
   *[other] { $n } introductions in this time: too few for a finding
 }
pictures-days-finding = Half of the { $n } introductions came { $median }, nine in ten { $ninth }
pictures-days-n = { $n ->
    [0] on the same day
    [one] within one day
   *[other] within { $n } days
 }
pictures-median = Half: { $n ->
    [one] one day
   *[other] { $n } days
 }
pictures-ninth = Nine in ten: { $n ->
    [one] one day
   *[other] { $n } days
 }
pictures-days-axis = Days; a dot is an introduction
pictures-each-dot = where many took as long, a dot is { $n }
pictures-empty-days = Once people are introduced, this shows how many days it took.
# Weeks
pictures-name-weeks = Introductions and mails a week
pictures-weeks-about = The last 26 weeks, each from Monday; the last one still runs.
pictures-weeks-few = { $n ->
    [0] No introduction in the last 26 weeks
    [one] One introduction in 26 weeks: too few for a finding
   *[other] { $n } introductions in 26 weeks: too few for a finding
 }
pictures-weeks-finding = { $n } introductions in 26 weeks: { $late } in the last four whole weeks, { $before } in the four before
pictures-weeks-arrived = ; { $share }% of mails arrived
pictures-weeks-line = Introductions
pictures-weeks-mails = Mails: ● all arrived, ◐ some did not, ✕ over 5% did not
pictures-empty-weeks = Once there are introductions and mails, each week is shown here.
# Dossier of a match
dossier-title = Match dossier
dossier-open = Print the dossier
dossier-how = Print it with your browser, or save it as PDF, on A4. Each page carries the mark “{ $mark }”, and this opening is on record under its code. Hand it over in person and take it back after use.
dossier-who = Person
dossier-need = Need
dossier-why = Why they match
dossier-touching = Words that meet
dossier-gaps = Gaps
dossier-no-gaps = none found
dossier-agreed = What each side has agreed to
dossier-nobody-asked = Neither side has been asked yet.
dossier-gives = agreed to give: { $fields }
dossier-versions = Scored by version { $engine } · profile version { $profile } · need version { $need } · printing { $code }
