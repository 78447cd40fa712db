# The public home
home-title = Questions from Gansu, for people who know
home-lead = Firms in Gansu have problems to solve; people abroad know how. The Lanzhou workstation in Silicon Valley brings the two together, and a person reviews every introduction.
home-door-talent = I have expertise to offer
home-door-talent-about = Six questions. No account first, no employer, no CV.
home-door-talent-enter = Register my expertise · 3 min
home-door-firm = Our firm needs someone
home-door-firm-about = One clear problem is enough. Write in your own language.
home-door-firm-enter = Post a need · 2 min
home-how = How an introduction happens
home-step-write = You write a few lines
home-step-write-about = One click in an e-mail confirms them.
home-step-look = The system looks, a person reads
home-step-look-about = Staff read the reasons before anything happens.
home-step-ask = You are asked first
home-step-ask-about = If you say no, the firm never hears of it.
home-step-meet = Introduced when both agree
home-step-meet-about = Until then neither side sees how to reach the other.
home-start = Just starting
home-start-about = You would be one of our first members.
home-figures = In the pool today
home-figures-about = { $people } experts · { $needs ->
    [one] one need
   *[other] { $needs } needs
 } of firms in Gansu
home-fields = Twelve fields
home-field-biomedicine = Peptides, vaccines, Chinese medicine, heavy ions
home-field-big-data = Data centres, software, machine learning
home-field-new-materials = Nickel and cobalt, rare earths, carbon fibre
home-field-advanced-manufacturing = Petrochemical equipment, robotics
home-field-new-energy = Wind, sun, hydrogen, storage
home-field-energy-saving-environment = Desert control, water, tailings
home-field-modern-services = Finance, patents, standards
home-field-culture-tourism = Dunhuang, digital exhibitions
home-field-modern-agriculture = Potatoes, apples, dry farming
home-field-aerospace-low-altitude = Drones, tracking and control
home-field-semiconductors-electronics = Packaging and test, sensors
home-field-logistics = Rail to Europe, cold chain
