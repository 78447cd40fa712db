# Words of the stable codes, on pages and in mails

# Ways of working together
mode-full-time-return = Full-time return
mode-part-time = Part time
mode-short-visit = Short visits
mode-remote-project = Remote project
mode-consulting = Remote advice
mode-joint-research = Joint research
mode-startup = Start a company
mode-mentoring = Mentoring
mode-investment = Investment

# Degrees
degree-none = No degree
degree-bachelor = Bachelor
degree-master = Master
degree-doctor = Doctorate

# Years of experience
years-0-4 = Under 5 years
years-5-9 = 5–10 years
years-10-14 = 10–15 years
years-15-19 = 15–20 years
years-20 = Over 20 years

# Links to Gansu
tie-birth = Born there
tie-school = Studied there
tie-family = Family there
tie-work = Worked there
tie-project = Joint project
tie-interested = None, but interested
tie-unknown = A link, not described

# Kinds of need
need-kind-position = A post to fill
need-kind-technical-challenge = A technical problem
need-kind-joint-project = Joint research and development
need-kind-consulting = Advice
need-kind-investment = Investment
need-kind-export-channel = A way to sell abroad
need-kind-mentoring = Guidance for our people

# Where a need stands
need-state-draft = Draft
need-state-submitted = Submitted, under review
need-state-changes-requested = Changes asked for
need-state-rejected = Not taken
need-state-open = Open
need-state-on-hold = On hold
need-state-expired = Past its closing date
need-state-filled = Someone found
need-state-no-candidate = Nobody suitable found
need-state-withdrawn = Withdrawn

# Criteria that can be ticked "only"
only-mode = Way of working
only-degree = Degree
only-years = Years of experience
only-languages = Languages
only-place = Place
only-availability = Availability

# Kinds of enterprise
enterprise-kind-company = Company
enterprise-kind-university = University or college
enterprise-kind-institute = Research institute
enterprise-kind-hospital = Hospital
enterprise-kind-park = Park or zone
enterprise-kind-incubator = Incubator or makerspace

# Where an enterprise stands
enterprise-state-draft = Draft
enterprise-state-submitted = To be verified
enterprise-state-verified = Verified
enterprise-state-changes-requested = Changes asked for
enterprise-state-rejected = Not taken
enterprise-state-suspended = Suspended
enterprise-state-closed = Closed
enterprise-state-erased = Erased

# Where a profile stands
talent-state-draft = Waiting for your confirmation
talent-state-pooled = In the pool
talent-state-changes-requested = Changes asked for
talent-state-rejected = Not taken
talent-state-paused = Paused
talent-state-suspended = Suspended
talent-state-stale = To be confirmed again
talent-state-archived = Archived
talent-state-withdrawn = Withdrawn
talent-state-erased = Erased

# Where a record came from
source-self = Registered by its owner
source-import = Imported
source-sample = Sample pool

# What a consent is for
purpose-keep = Keep my profile
purpose-review = Staff review it
purpose-cross-border = Data cross the border
purpose-show-card = Show my card to one firm
purpose-give-contact = Give my contact to the other side of an introduction
