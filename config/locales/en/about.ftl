# About and contact
about-title = About us and how to reach us
about-lead = A small office that listens to firms in Gansu and asks people abroad who know, one at a time.
about-who = Who we are
about-who-office = The Lanzhou Science and Technology Innovation (Silicon Valley) Workstation is Lanzhou’s liaison office in Silicon Valley. It keeps a talent pool of people abroad with a link to Gansu, or an interest in it, and looks for answers to the problems of firms there.
about-who-people = The system compares and suggests; people decide. An officer reads each suggestion with its reasons, asks the person abroad first, then the firm, and introduces the two only when both have said yes.
about-who-not = This is not a talent programme. We sign no contract with you, ask for no secrecy, and you must never share your employer’s confidential information. Your duties to your employer and funders come first.
about-verify = Is this mail from us?
about-verify-lead = If you are not sure, check these four things. One that does not fit is enough to doubt the mail.
about-verify-sender = The sender is
about-verify-sender-later = The sender is the address that will stand here once the office is set up.
about-verify-links = Every link in it begins with
about-verify-code = Where it is about your profile or your need, it names the code (T-…, N-…), which you can compare after signing in here.
about-verify-never = We never ask by mail for a passphrase, the number of an identity paper, a payment or a file from your employer.
about-verify-doubt = In doubt, do not open the link. Come here by typing our address, or write to the mailbox on this page and ask.
about-contact = How to reach us
about-office = Office
about-address = Post
about-mailbox = E-mail
about-answer = A person reads every letter, in Chinese or English.
about-not-set-up = The office has not been set up here yet.

# Privacy
privacy-title = What happens to your data
privacy-lead = In six sentences; the exact words you agree to stand below, complete.
privacy-short-names = Firms see a card without your name, employer or contact; your name is told only after both sides have said yes.
privacy-short-sealed = Names, addresses and telephone numbers are kept encrypted, apart from everything else, and every look at them is recorded.
privacy-short-people = The system only suggests; a person reads and decides, and you may ask for the reasons.
privacy-short-leave = You can see, correct, pause and delete your profile yourself at any time.
privacy-short-take = You can take a copy of everything with you, see who saw what and when, and ask us to put right what you cannot change yourself; we answer within fifteen days.
privacy-short-cookie = One cookie keeps you signed in and a short-lived one serves the page after you register; nothing is measured, and no other site is called.
privacy-texts = The texts you agree to
privacy-draft-about = This text is a draft for counsel to review.
privacy-version = Version { $n }
