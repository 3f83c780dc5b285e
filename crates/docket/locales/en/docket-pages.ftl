## Navigation
docket-page-nav-docket = Recommendations
docket-page-nav-sessions = Working sessions
docket-page-nav-tasks = Tasks
docket-page-nav-leader = Figures
docket-page-nav-checklists = Checklists
docket-page-nav-fields = Fields

## General
docket-page-all = All
docket-page-any = Any
docket-page-choose = Choose…
docket-page-cancel = Cancel
docket-page-save = Save draft
docket-page-send = Send
docket-page-yes = Agree
docket-page-no = Do not agree
docket-page-agrees = Agrees
docket-page-disagrees = Does not agree
docket-page-late = late
docket-page-in-time = in time
docket-page-draft = Draft
docket-page-ended = Ended
docket-page-escalated = Went up to the province
docket-page-lapsed = A clock ran out
docket-page-turn = Waiting for
docket-page-nobody = Nobody assigned
docket-page-filter-q = Find by words or code
docket-page-filter-go = Filter
docket-page-keys = J and K walk the rows, Enter opens.
docket-page-more-acts = Other acts
docket-page-tabs = Views
docket-page-tab-matters = Matters
docket-page-tab-opinions = Asked for an opinion
docket-page-tab-tasks = Tasks
docket-page-tab-sessions = Sessions
docket-page-tab-open = In progress
docket-page-tab-reported = Waiting to be taken
docket-page-tab-all = All
docket-page-close-dialog = Close
docket-page-export-xlsx = Export spreadsheet (XLSX)
docket-page-print-pdf = View or print the PDF
docket-page-illustration = Illustration
docket-page-with-illustration = With illustrations
docket-page-no-data = no data
docket-page-nothing-yet = none yet
docket-page-as-of = As of { $at }
docket-page-until = until { $at }
docket-page-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
docket-page-communes = { $count ->
    [one] { $count } commune
   *[other] { $count } communes
}
docket-page-and-others = { $count ->
    [one] and one more commune
   *[other] and { $count } more communes
}
docket-page-shared-with = { $count ->
    [one] shared with one other
   *[other] shared with { $count } others
}
docket-page-score = { $score } / 100 points
docket-page-weight = weight { $weight }
docket-page-version = version { $no }
docket-page-just-now = just now
docket-page-lain = for { $time }
docket-page-pill-late = late by { $time }
docket-page-pill-today = today { $time }
docket-page-pill-left = { $time } left

## What was done
docket-page-done = Done.
docket-page-done-sent = The recommendation is sent. This page says whose turn it is.
docket-page-done-saved = Saved.
docket-page-done-group = The working group is set up.
docket-page-done-planned = The visits are planned.
docket-page-done-inspected = The inspection is handed in.
docket-page-done-issued = The conclusion notice is out; each paragraph with a lead is now a task.
docket-page-done-checklist = The new version of the checklist is saved.
docket-page-done-field = The department of the field is set.
docket-page-saved = Saved at { $time }
docket-page-too-little = Kept on this device; saved to the server once there are title, text and field.
docket-page-unsaved = Not sent to the server yet. It is kept on this device and will be sent when the line is back.
docket-page-restored = What could not be sent last time is back in the form.
docket-page-not-open = This cannot be done now.
docket-page-no-commune = There is no such commune here.
docket-page-no-conclusion = This session has no conclusion notice yet.
docket-page-not-inspected = Nothing was inspected here yet.

## Lists
docket-page-list-title = All recommendations
docket-page-list-empty = No recommendations.
docket-page-list-empty-help = Drop a filter, or look for a few words of the text.
docket-page-ours-title = What we raised
docket-page-ours-empty = Nothing was raised yet.
docket-page-ours-empty-help = Press F2 to raise the first one. Each always has a holder and a clock.
docket-page-raise = Raise a recommendation
docket-page-visits = Sessions of the province with us
docket-page-visits-none = No session is planned.
docket-page-tasks-ours = Our tasks in progress
docket-page-tasks-none = No tasks in progress.
docket-page-tasks-none-help = Tasks come of conclusion notices and of decisions of the province's leaders.
docket-page-tasks-title = Tasks
docket-page-desk-title = Waiting here, nearest clock first
docket-page-desk-empty = Nothing is waiting.
docket-page-desk-empty-help = New work shows up here as soon as it is sent.
docket-page-told = Reminders
docket-page-told-none = No reminders.
docket-page-told-near = { $clock }: due { $due }
docket-page-told-rung = { $clock } ran out on { $due } ({ $name })
docket-page-told-climbed = Came up because { $clock } ran out on { $due } ({ $name })
docket-page-told-moved = { $clock } now ends on { $due }: the working calendar changed

## Columns
docket-page-col-act = Act
docket-page-col-clock = Clock
docket-page-col-code = Code
docket-page-col-commune = Commune
docket-page-col-communes = Communes
docket-page-col-content = Task
docket-page-col-done = Done
docket-page-col-due = Due
docket-page-col-escalated = Went up
docket-page-col-extensions = Extensions
docket-page-col-field = Field
docket-page-col-from = From
docket-page-col-given = Given
docket-page-col-holder = With
docket-page-col-in-time = In time
docket-page-col-kind = Kind
docket-page-col-lapsed = Clocks ran out
docket-page-col-late = Late
docket-page-col-lead = Lead
docket-page-col-oldest = Oldest open
docket-page-col-open = Open
docket-page-col-post = Post
docket-page-col-present = Present
docket-page-col-product = Product
docket-page-col-quota = Posts
docket-page-col-raised = Raised
docket-page-col-sent = Sent
docket-page-col-session = Session
docket-page-col-since = Since
docket-page-col-standing = Standing
docket-page-col-state = State
docket-page-col-title = Matter
docket-page-col-turn = Whose turn
docket-page-col-valid-from = In force from
docket-page-col-version = Version
docket-page-col-when = When
docket-page-col-wished = Wished by

## Fields
docket-page-field-addressee = Addressed to
docket-page-field-agenda = Agenda
docket-page-field-agrees = Opinion
docket-page-field-answer = Answer
docket-page-field-approve = Decision
docket-page-field-approver = Takes the result
docket-page-field-asks = Ask co-operating units
docket-page-field-attendee-name = Name
docket-page-field-attendee-post = Post
docket-page-field-attendee-unit = Unit
docket-page-field-attendees = Who was there
docket-page-field-author = Written by
docket-page-field-class = Kind of answer
docket-page-field-commune = Commune
docket-page-field-communes = Communes in charge
docket-page-field-complexity = Complexity
docket-page-field-content = What is the matter
docket-page-field-cooperating = Co-operating units
docket-page-field-decision = Decision
docket-page-field-due-on = Due date
docket-page-field-evidence = Evidence
docket-page-field-field = Field
docket-page-field-department = Department
docket-page-field-source = Source (number of the document)
docket-page-field-certainty = How sure
docket-page-field-file = File
docket-page-field-attachments = Attachments of the answer
docket-page-field-files = Attachments
docket-page-field-finished = Finished; to be taken
docket-page-field-first-due = First due date
docket-page-field-from = From
docket-page-field-given-by = Given by
docket-page-field-group-decision = Decision that sets it up
docket-page-field-group-number = Number of the group
docket-page-field-group-title = Name and task
docket-page-field-head-name = Head
docket-page-field-head-title = Post of the head
docket-page-field-held-at = Began at
docket-page-field-into = Join into the matter
docket-page-field-items = What is missing
docket-page-field-kind = Kind
docket-page-field-lead = Lead
docket-page-field-legal-basis = Legal basis
docket-page-field-login = Login (if any)
docket-page-field-members = Members
docket-page-field-name = Name
docket-page-field-note = Note
docket-page-field-notice-place = Place of signing
docket-page-field-notice-title = Subject
docket-page-field-number = Number and symbol
docket-page-field-opening = Opening
docket-page-field-opinion = Opinion in words
docket-page-field-opinion-due = Answer by
docket-page-field-opinion-unit = Unit to ask
docket-page-field-options = Options
docket-page-field-own-opinion = The department's own opinion
docket-page-field-own-options = Options for the province
docket-page-field-paragraph = Text of paragraph
docket-page-field-paragraphs = Paragraphs
docket-page-field-person = Who works on it
docket-page-field-photo = Needs a photo
docket-page-field-place = Place
docket-page-field-post = Post
docket-page-field-power = Level of power
docket-page-field-product = Product
docket-page-field-progress = Progress (%)
docket-page-field-proposal = Proposal
docket-page-field-question = Question
docket-page-field-question-en = Question in English
docket-page-field-question-vi = Question in Vietnamese
docket-page-field-reason = Reason
docket-page-field-recipients = Recipients
docket-page-field-record-kind = Kind of line
docket-page-field-record-matter = About the matter
docket-page-field-record-unit = Unit
docket-page-field-remark = Remark
docket-page-field-said = What was said
docket-page-field-said-progress = What has been done
docket-page-field-sent-at = Sent at
docket-page-field-signed-file = Signed copy (PDF)
docket-page-field-signed-on = Signed on
docket-page-field-signer = Signer
docket-page-field-signer-title = Post of the signer
docket-page-field-task-content = Give a task (leave empty if none)
docket-page-field-task-lead = Unit that leads
docket-page-field-title = Title
docket-page-field-title-en = Name in English
docket-page-field-title-vi = Name in Vietnamese
docket-page-field-to = To
docket-page-field-unit = Unit
docket-page-field-until = New due date
docket-page-field-valid-from = In force from
docket-page-field-verdict = Verdict
docket-page-field-visits = Visits
docket-page-field-weight = Weight
docket-page-field-what = Missing
docket-page-field-wished-on = Wished by
docket-page-hint-agenda = One item a line.
docket-page-hint-asks = Each has a clock of its own; silence past it counts as agreement.
docket-page-hint-attendees = Head and members are filled in; remove who was absent.
docket-page-hint-content = What, where, how much, since when.
docket-page-hint-day = Write it like 25/11/2026
docket-page-hint-due-on = Write it like 25/11/2026. Leave empty for no term.
docket-page-hint-attachments = Lists, maps, photos: several at once.
docket-page-hint-evidence = Photos or PDF, several at once.
docket-page-hint-files = Photos or PDF; the position is taken out of photos.
docket-page-hint-from = Write it like 25/11/2026 08:00
docket-page-hint-held-at = Write it like 25/11/2026 08:00
docket-page-hint-items = Name everything that is missing now; it cannot be returned a second time.
docket-page-hint-opinion-due = Leave empty for the usual limit.
docket-page-hint-options = How the commune would settle it; one option a line.
docket-page-hint-own-opinion = Needed when beyond the authority: a department never just forwards.
docket-page-hint-own-options = Needed when beyond the authority: one option a line.
docket-page-hint-recipients = One a line.
docket-page-hint-signed-file = The signed PDF.
docket-page-hint-signed-on = Write it like 25/11/2026
docket-page-hint-title = One short sentence; similar ones are found without marks as well.
docket-page-hint-to = Write it like 25/11/2026 11:30
docket-page-hint-until = Write it like 25/11/2026. Only before the due date.
docket-page-hint-valid-from = Leave empty for today.
docket-page-hint-visits = Write times like 25/11/2026 08:00. One visit a row.

## Acts
docket-page-lead-return-for-lack = A recommendation is returned once only, with everything that is missing.
docket-page-lead-appeal = The commune may appeal once, with a reason; it goes up to the Office of the province.
docket-page-lead-close = The commune is content with the answer; the recommendation closes.
docket-page-lead-join = One written answer will reach every commune that shares the matter.
docket-page-lead-answer = A written answer with number, date, signer and the PDF.
docket-page-lead-decide = The decision reaches the communes at once; a task may go with it.
docket-page-lead-ask-extension = Only before the due date; who gave the task decides, and each extension is counted.
docket-page-lead-record = A line of direction with a lead becomes a paragraph of the conclusion.
docket-page-lead-redirect = Goes to the department that has the power; its clock starts anew.

## Raising
docket-page-raise-title = Raise a recommendation
docket-page-raise-edit = Edit the recommendation
docket-page-raise-note = Saved as you type
docket-page-raise-here = Raise here
docket-page-by-field = By field
docket-page-look-similar = Look for similar ones
docket-page-similar = Did others raise it?
docket-page-similar-none = Type title and text: similar ones of other communes show up here.
docket-page-similar-lead = You may join one that is there: one answer reaches all.
docket-page-similar-own = On its own
docket-page-likeness = { $share } % alike
docket-page-lacks = Returned because this is missing
docket-page-appealed = The commune is not content with the answer

## One matter
docket-page-raised = What the commune raised
docket-page-answers = Answers
docket-page-signed = no. { $number } of { $day }, signed by { $signer }
docket-page-signed-public = Letter no. { $number } of { $day }
docket-page-public-decision = Decided by the leadership of the province
docket-page-answer-number = { $number } of { $day }
docket-page-opinions = Opinions
docket-page-silent = No answer in time: counts as agreement, with responsibility
docket-page-silent-close = The commune said nothing in time
docket-page-proposal = What the Office proposes
docket-page-decision = Decision of the province's leader
docket-page-joined = Waiting for the same answer
docket-page-way = What happened
docket-page-ran-out = { $clock } ran out
docket-page-responsible = responsible: { $name }
docket-page-clocks = Clocks and how they were computed
docket-page-clocks-of = Clocks of { $code }
docket-page-began = began { $at }
docket-page-set-by-people = The date was set by people.
docket-page-calendar = Calendar version { $version }

## Tasks
docket-page-task = Task
docket-page-tasks = Tasks
docket-page-tasks-open = tasks open, { $late } done late
docket-page-no-term = No term
docket-page-no-task = No task
docket-page-extended = { $count ->
    [one] Extended once
   *[other] Extended { $count } times
}
docket-page-extensions = Extensions
docket-page-longer = { $who } asks to move { $old } to { $new }
docket-page-approved = Approved
docket-page-declined = Declined
docket-page-waits = Waits for a decision
docket-page-reports = Progress reports
docket-page-reports-none = No reports yet.
docket-page-reported-finished = reported as finished
docket-page-taken = Taken
docket-page-not-taken = Not taken
docket-page-source = Paragraph { $no }: { $text }
docket-page-source-title = Where it comes from

## Figures
docket-page-leader-title = What the communes raised
docket-page-answered-in-time = Answered in time
docket-page-shared = The five matters that most communes share
docket-page-shared-none = No open matter is shared.
docket-page-by-department = By department

## Public page
docket-page-answers-title = Answered recommendations
docket-page-answers-lead = What communes raised and what the departments answered.
docket-page-answers-none = Nothing was answered yet.
