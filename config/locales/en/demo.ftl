# The demo's doors
demo-title = Demo: which door do you take?
demo-lead = { $people } invented people and { $needs } invented needs, already matched. No door asks for a passphrase.
demo-door-talent = Talent
demo-door-about-talent = See the card that firms would see, change a sentence, watch the matches change.
demo-door-enter-talent = Enter as talent
demo-door-enterprise = Enterprise
demo-door-about-enterprise = Post a need, or go on with one that is there.
demo-door-enter-enterprise = Enter as enterprise
demo-door-workstation = Workstation
demo-door-about-workstation = Review need by need: A approves, Z undoes.
demo-door-enter-workstation = Enter as workstation
demo-mails = Mails
demo-mails-about = The demo sends no mail anywhere. Each one can be read here as its reader would see it.
demo-mails-open = { $n ->
    [one] Open the mails · one
   *[other] Open the mails · { $n }
 }
demo-mails-lead = Newest first. The same is kept as .eml files in the folder mail of the data folder.
demo-mails-none = No mail yet. Look again in a little while.
demo-mails-pages = Pages
demo-mails-next = Earlier mails
demo-mails-all = All mails
demo-mail = Mail
demo-mail-to = To
demo-mail-from = From
demo-mail-reader = To
demo-mail-date = Date
demo-mail-subject = Subject
demo-mail-others = Other mails
demo-mail-newer = Later mail
demo-mail-earlier = Earlier mail
