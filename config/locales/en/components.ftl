# The page of components, in debug builds.
components-title = Components
components-buttons = Buttons
components-states = States
components-notices = Notices
components-forms = Forms
components-score = Score
components-facts = Facts
components-lists = Lists
components-pager = Pages of a list
components-ways = Steps and empty states
components-marked = Marked words
