# Public needs
nav-open-needs = Open needs
nav-fields = Fields
open-title = Open needs
open-lead = Problems and posts that firms in Gansu have made public. If you know how, register, and the workstation brings you together.
open-filter = Narrow the needs
open-words = Words
open-any = Any
open-place = Prefecture
open-any-place = All of Gansu
open-show = Show
open-all = Show all
open-see-all = See all needs
open-counted = { $n ->
    [one] one need
   *[other] { $n } needs
 }
open-page = Page { $page } of { $pages }
open-pages = Pages
open-before = Earlier page
open-next = Next page
open-not-all = Only needs that firms make public stand here. Once you are registered, you are asked about the others, too, when one fits.
open-none = No public needs at the moment
open-none-about = Register what you know, and we write to you when a need fits. Firms can post the first one now.
open-none-narrowed = No need meets all of this
open-none-narrowed-about = Take one condition away. Or register, and we write to you when a need fits.
open-firm-hidden = A firm in Gansu
open-gansu = Gansu
open-sought = { $kind }: { $about }
open-summary = { $kind }, { $fields }, { $place }. How: { $modes }. Closes on { $day }.
open-topics = About
open-years = { $n ->
    [one] one year or more
   *[other] { $n } years or more
 }
open-terms = Terms
open-closes = Closes on { $day }
open-own-words = In the firm's own words
open-own-words-about = The firm wrote in Chinese, and this is its text as it stands. The heading is ours, made from our list of technical terms.
open-help = I can help with this
open-help-about = Its fields are ticked for you in the form. Free, by code not by name, deleted whenever you like.
open-help-known = You are registered. Your profile is compared with this need, and we write to you if it fits.
open-step-register = You answer six questions and confirm by one click in an e-mail
open-step-look = The system compares, and staff read the result
open-step-ask = If it fits, you are asked first; you are introduced when both agree
open-others = Other needs of this field
open-over = This need has ended
open-over-about = Somebody was found, or its closing date has passed. Perhaps another one is for you.
open-missing = No such need is public
open-missing-about = The link may be incomplete, or the firm is changing its need.
fields-title = Twelve fields
fields-lead = Experts register and firms post their needs in these twelve fields. Open one to see what belongs to it and what is sought now.
fields-base = The three marked in bold at the top are the fields we began with; the others are industries that Gansu and Lanzhou build on.
fields-about = { $field }: what belongs to it, and what firms in Gansu seek now.
fields-sought = Sought now
fields-none = No public need in this field now
fields-none-about = You can register what you know, and we write to you when a need fits.
fields-all = See all { $n }
fields-inside = What belongs to it

# Start page
home-beginning = Just starting: you would be one of our first members.
home-size = { $people } experts · { $needs ->
    [one] one need
   *[other] { $needs } needs
 }
home-size-introduced = { $people } experts · { $needs ->
    [one] one need
   *[other] { $needs } needs
 } · { $introduced } introductions
home-map-finding = { $needs ->
    [one] One public need
   *[other] { $needs } public needs
 } in { $places } prefectures: open one
home-map-table = Data table
home-map-needs = Public needs
home-newest = Newest needs

# Registration
talents-from-need = You would like to help with: { $title }
talents-from-need-about = Its fields are ticked for you. Once you are registered, your expertise is compared with this need.

# Posting a need
error-fields-suggested = No field was ticked. We ticked the likely ones from your text: look at them and send it again
