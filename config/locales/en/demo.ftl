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
