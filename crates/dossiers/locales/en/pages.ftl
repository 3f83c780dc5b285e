# The pages of the staff, and the public look-up.

dossier-nav-queue = My work
dossier-nav-intake = Intake
dossier-nav-returns = Hand over results
dossier-nav-opinions = Opinions
dossier-nav-search = Dossiers
dossier-nav-register = Register

# Lists
dossier-queue-title = My work
dossier-tabs = Groups of work
dossier-tab-mine = Mine
dossier-tab-unit = My unit's
dossier-tab-ready = Ready to hand over
dossier-tab-consulted = Opinions asked
dossier-tab-all = All I may see
dossier-rung = { $count ->
    [one] { $count } overdue
   *[other] { $count } overdue
}
dossier-queue-empty = Nothing here.
dossier-queue-empty-help = Dossiers appear as soon as they are handed on. See “My unit's” for work that nobody has been given yet.
dossier-queue-keys = J, K: down, up · Enter: open · N: next page
dossier-filter-q = Find in this list
dossier-filter-state = State
dossier-filter-unit = Unit
dossier-filter-any = All
dossier-filter-every = Every state
dossier-filter-open = Open
dossier-filter-go = Filter
dossier-col-clock = Next clock
dossier-col-dossier = Dossier
dossier-col-where = Where it is
dossier-col-due = Appointment
dossier-col-act = What to do
dossier-col-question = Question
dossier-col-asked = Asked by
dossier-col-received = Received
dossier-col-finished = Result ready
dossier-col-returned = Handed over
dossier-col-note = Note
dossier-col-part = Part
dossier-col-count = Quantity
dossier-col-files = Files
dossier-col-originals = Originals
dossier-col-copies = Copies
dossier-col-ask = Asked
dossier-col-reason = Reason, what to put right
dossier-col-when = When
dossier-col-what = What
dossier-col-who = Who
dossier-lain = for { $time }

dossier-pill-left = { $time } left
dossier-pill-today = Today { $time }
dossier-pill-late = { $time } over
dossier-pill-applicant = Applicant's turn until { $day }
dossier-pill-applicant-over = Applicant's time is over
dossier-pill-collect = Waits for the applicant

dossier-search-title = Find dossiers
dossier-search-q = Name, dossier code or personal number
dossier-search-unit = Unit code
dossier-search-empty = No dossier fits.
dossier-search-empty-help = Marks and case do not matter. The list holds only dossiers that your roles may see.
dossier-returns-title = Hand over results
dossier-returns-q = Name or dossier code
dossier-returns-empty = No result waits to be handed over.
dossier-returns-empty-help = Results appear here as soon as the competent body issues them.
dossier-opinions-title = Opinions asked of us
dossier-opinions-empty = No question waits for your unit.
dossier-opinions-empty-help = When a body asks your unit, the dossier appears here with the time to answer.
dossier-register-title = Register of dossiers (form 07)
dossier-register-year = Year
dossier-register-empty = No dossiers in this year yet.
dossier-register-long = The register has { $rows } rows, more than the { $most } that one PDF holds. Take the spreadsheet (XLSX).

# One dossier
dossier-done = Done: { $act }.
dossier-handed-in = handed in at { $centre }
dossier-non-boundary = non-boundary
dossier-due = Appointment
dossier-first-due = First appointment
dossier-result-number = Result no. { $number }
dossier-held-by = With
dossier-step-of = step { $step }
dossier-forward-to = Hand on: { $step }
dossier-more-acts = More
dossier-next-mine = Next of mine
dossier-print = Print
dossier-intake-next = New intake
dossier-way = The way of the dossier
dossier-way-since = since { $at }
dossier-way-open = not ended
dossier-way-stood = clock stood for { $time }
dossier-pause-supplement = Waiting for the supplement
dossier-pause-payment = Waiting for the payment
dossier-parts = Parts and files
dossier-parts-none = No papers came with this dossier.
dossier-part-originals = { $count ->
    [one] { $count } original
   *[other] { $count } originals
}
dossier-part-copies = { $count ->
    [one] { $count } copy
   *[other] { $count } copies
}
dossier-part-electronic = electronic
dossier-part-owed = still owed
dossier-part-present = only to show
dossier-part-whole = Full title
dossier-part-other = Another paper
dossier-requests = Requests to supplement
dossier-request-until = answer by { $at }
dossier-request-answered = answered { $at }
dossier-opinions = Opinions of other units
dossier-opinion-until = answer by { $at }
dossier-opinion-given-at = answered { $at }
dossier-agrees = Agrees
dossier-disagrees = Does not agree
dossier-history = History: { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
dossier-history-title = History
dossier-history-due = appointment { $at }
dossier-history-file = file no. { $no }
dossier-limit = Limit
dossier-limit-source = Where the limit is from
dossier-limit-basis = Basis of the limit
dossier-limit-source-unit = Set by the unit
dossier-limit-source-setting = Set for all units
dossier-limit-source-channel = National catalogue, for this channel
dossier-limit-source-procedure = National catalogue
dossier-limit-source-clerk = Named by the clerk at intake
dossier-calendar = Calendar version
dossier-why-title = Why { $due }?
dossier-why-short = Why this date?
dossier-why-open = See the sum
dossier-why-paused = The clock stands: the appointment will move by exactly that time once the dossier goes on.
dossier-close-dialog = Close
dossier-back = Back to the dossier
dossier-cancel = Cancel
dossier-applicant = Applicant
dossier-competent = Competent body
dossier-portal = Status on the National Portal
dossier-forms = Forms
dossier-form-01 = Form 01: receipt and appointment
dossier-form-02 = Form 02: request to supplement
dossier-form-03 = Form 03: refusal
dossier-form-04 = Form 04: apology and new appointment
dossier-form-05 = Form 05: notice of stopping
dossier-form-06 = Form 06: control slip
dossier-form-of-several = { $form }, no. { $no }
dossier-money = Fees
dossier-fee = Fee
dossier-payment-fee = Fee
dossier-payment-duty = Financial duty
dossier-payment-until = pay by { $at }
dossier-looks = Who looked
dossier-looks-none = Nobody has looked yet.
dossier-looks-all = All { $count } looks
dossier-look-console = An administrator at the server
dossier-looks-older = Earlier looks

# Forms of the acts
dossier-not-open-now = The dossier has moved on, so this can no longer be done.
dossier-choose = Choose…
dossier-whole-unit = The whole unit; its head assigns
dossier-field-name = Name
dossier-field-kind = The applicant is
dossier-kind-person = A person
dossier-kind-business = An organisation
dossier-field-personal-number = Personal number
dossier-field-tax-code = Tax code
dossier-field-birth-date = Date of birth
dossier-field-sex = Sex
dossier-sex-male = Male
dossier-sex-female = Female
dossier-field-phone = Phone
dossier-field-email = E-mail
dossier-field-address = Address
dossier-field-representative = Representative
dossier-field-representative-basis = Power of attorney
dossier-field-return-mode = Return of the result
dossier-field-return-place = Place of return
dossier-field-sets = Sets
dossier-field-pages = Pages
dossier-field-copies = Copies
dossier-field-case = Case, group of papers
dossier-field-exemption = Exemption
dossier-field-owed = Still owed, note on the slip
dossier-field-returned-to = Received by
dossier-field-id-shown = Paper shown
dossier-field-centre = Centre
dossier-field-channel = Channel
dossier-field-procedure = Find the procedure
dossier-field-scan = Scan the QR of the ID card
dossier-field-note = Note
dossier-field-person = Give it to
dossier-field-refusal = Reason for refusing
dossier-field-guidance = Guidance for the applicant
dossier-field-basis = Legal basis
dossier-field-approver = Approved by
dossier-field-items = What is missing or has to be put right
dossier-hint-items = List everything at once: choose “Missing” or “To be put right” in each row; rows without a choice are left out.
dossier-field-contact-phone = Phone for questions
dossier-field-supplement-days = Days to answer
dossier-hint-supplement-days = Leave empty for the unit's setting.
dossier-field-brought = What was brought
dossier-hint-brought = Rows without a number are left out.
dossier-field-file = File
dossier-hint-file = PDF, JPEG or PNG, up to 20 MB.
dossier-field-file-part = Belongs to
dossier-field-opinion-unit = Unit to ask
dossier-field-question = Question
dossier-field-opinion-due = Answer by
dossier-hint-opinion-due = Like 25/11/2026 08:14. Leave empty for the setting, never after the appointment.
dossier-field-agrees = Opinion
dossier-field-answer = Answer
dossier-field-amount = Amount
dossier-field-purpose = For what
dossier-field-payment-days = Days to pay
dossier-hint-payment-days = Leave empty for the unit's setting.
dossier-field-pauses = Stop the clock until it is paid
dossier-field-payment = Payment
dossier-field-payment-state = Outcome
dossier-field-method = How it is paid
dossier-field-receipt = Receipt no.
dossier-field-return-reason = Reason for returning it
dossier-field-return-to = Back to the step
dossier-field-result = Result
dossier-field-result-reason = Reason
dossier-hint-result-reason = Needed when the answer is no; in words the applicant understands.
dossier-field-number = Number of the paper
dossier-hint-number = Leave empty for the next number of this year's book.
dossier-field-result-file = File of the result
dossier-hint-result-file = PDF, JPEG or PNG, up to 20 MB.
dossier-field-result-of-files = Or a file that lies in the dossier
dossier-field-apology = Reason for the delay
dossier-field-new-due = New appointment
dossier-hint-new-due = In working time, after the old one. Like 25/11/2026 08:14.
dossier-field-stop-request = The applicant's request
dossier-field-stop-date = Date of the request
dossier-field-stop-reason = Reason
dossier-field-fee-returned = Money given back
dossier-field-originals-returned = Originals given back
dossier-field-close-reason = Reason
dossier-field-handed-to = Received by
dossier-field-signer = Signed by
dossier-field-limit = Limit
dossier-hint-limit = For example 3wd (3 working days), 8h (8 working hours), 30d (30 days), 1mo (1 month), same-day.
dossier-field-limit-basis = Basis of the limit
dossier-lead-request-supplement = Prints form 02 and stops the clock until the applicant answers. After acceptance it may be asked only so often, so list everything.
dossier-lead-refuse = Prints form 03. Write reason and guidance in words the applicant understands.
dossier-lead-apologise = Prints form 04 and moves the appointment; the applicant is told at once.
dossier-lead-stop = Prints form 05. Only at the applicant's wish, and only while there is no result.
dossier-lead-close = The applicant's time to supplement or pay is over: the dossier ends.
dossier-lead-approve = Signed with your own account; the dossier goes on to be numbered and issued.
dossier-lead-issue = Numbers the result, ends the clock and sends it back to the centre that took the dossier in.
dossier-lead-complete-at-once = Signed, numbered, paid and handed over in one go.

# Intake
dossier-intake-title = Intake
dossier-intake-who = 1 · Applicant
dossier-intake-what = 2 · Procedure and parts
dossier-intake-more = Organisation, representative, post, place of return
dossier-intake-accept = Accept and print
dossier-intake-finish = Accept and finish
dossier-intake-supplement = Ask for more (form 02)
dossier-intake-refuse = Refuse (form 03)
dossier-intake-recompute = Recompute
dossier-intake-back = Back to accepting
dossier-make-form-02 = Record and print form 02
dossier-make-form-03 = Refuse and print form 03
dossier-scan-placeholder = Put the cursor here and scan
dossier-procedure-placeholder = khai sinh, chung thuc, ksinh or 1.001193
dossier-procedure-gone = No procedure of this code is in force.
dossier-found-none = No procedure has these words. Try fewer words, or the code.
dossier-found-usual = Usual at this counter
dossier-found-more = { $count ->
    [one] { $count } more: type on to narrow it down.
   *[other] { $count } more: type on to narrow them down.
}
dossier-level-commune = commune
dossier-level-province = province
dossier-level-ministry = ministry
dossier-level-other = another body
dossier-case-any = Any case
dossier-tick-all = All
dossier-file-add = upload
dossier-file-add-to = Upload a file for: { $title }
dossier-file-camera = camera
dossier-file-camera-for = camera: take a picture for { $title }
dossier-file-drop = Take out { $name }
dossier-slip = Appointment slip
dossier-slip-empty = Choose a procedure to see the appointment, the fee and who decides.
dossier-slip-due = The result is ready at
dossier-slip-parts = Parts
dossier-gap-limit = The catalogue gives no limit
dossier-gap-help = The unit or the department of the field can set it once for all dossiers. This time, give the limit and its basis.
dossier-field-limit-unit = Unit of the limit
dossier-limit-unit-wd = working days
dossier-limit-unit-h = working hours
dossier-limit-unit-d = days
dossier-limit-unit-mo = months
dossier-limit-unit-same-day = the same day
dossier-gap-fee = The catalogue gives no fee
dossier-fee-choices = The catalogue names:
dossier-fee-line-case = { $count } × { $price }
dossier-fee-line-copies = { $count ->
    [one] { $count } copy × { $price }
   *[other] { $count } copies × { $price }
}
dossier-fee-line-pages = { $count ->
    [one] { $count } page × { $price }
   *[other] { $count } pages × { $price }
}
dossier-fee-line-further = { $count ->
    [one] { $count } further page × { $price }
   *[other] { $count } further pages × { $price }
}
dossier-fee-line-cap = At most { $count } × { $price }
dossier-fee-line-exemption = Exemption
dossier-competent-other = Another body decides
dossier-competent-rule = By the rule
dossier-hint-competent = The rules do not decide it; your choice is recorded.
dossier-ask-none = Not asked
dossier-drafts-title = Drafts
dossier-drafts-waiting = { $count ->
    [one] { $count } draft not finished
   *[other] { $count } drafts not finished
}
dossier-drafts-all = All drafts
dossier-drafts-none = No drafts.
dossier-draft-open = Going on with a draft
dossier-draft-saved = Draft saved { $time }
dossier-draft-failed = The draft could not be saved; what you typed is still on this page.
dossier-draft-untitled = No name yet
dossier-draft-delete = Delete

# Public look-up
dossier-track-title = Look up a dossier
dossier-track-lead = Type the code on your receipt and the last 4 digits of the personal number or phone you gave.
dossier-track-code = Dossier code
dossier-track-code-hint = For example H41.042-261123-0014
dossier-track-four = Last 4 digits
dossier-track-four-hint = Of the personal number or the phone number
dossier-track-check = Exactly 4 digits, please.
dossier-track-go = Look up
dossier-track-another = Look up another dossier
dossier-track-ask = How was the service? Answering is up to you and changes nothing about your result.
dossier-track-ask-go = Say how it went
dossier-track-lead-filed = Your dossier has reached the centre and waits to be checked.
dossier-track-lead-accepted = Your dossier has been taken in.
dossier-track-lead-refused = Your dossier was not taken in.
dossier-track-lead-processing = Your dossier is being worked on.
dossier-track-lead-awaiting-supplement = Your dossier waits for papers from you.
dossier-track-lead-awaiting-payment = Your dossier waits for your payment.
dossier-track-lead-stopped = Your dossier was stopped at your wish.
dossier-track-lead-closed = Your dossier ended because nothing was added in time.
dossier-track-lead-ready = Your result is ready.
dossier-track-lead-returned = Your result has been handed over.
dossier-track-due = You get the result at
dossier-track-late = Your dossier is late. The body that decides owes you an apology and a new appointment; you can ask the centre that took it in.
dossier-track-place = Now with { $holder }, since { $since }.
dossier-track-nothing = You need not do anything.
dossier-track-supplement = Bring these papers to { $centre } before { $until }:
dossier-track-pay = Pay { $amount } before { $until }.
dossier-track-collect = Come to { $centre } for it, with your ID and the receipt.
dossier-track-filed = Filed { $at }
dossier-track-received = Received { $at }
dossier-track-work = { $body } decides
dossier-track-work-until = { $body } decides, by { $at }
dossier-track-sign = Signature and issue
dossier-track-return = Hand-over of the result
dossier-track-returned = Handed over { $at }
dossier-track-forms = Papers of the dossier
dossier-track-sum = How the appointment was computed
dossier-track-looks = Who has looked at this dossier
dossier-done-draft-deleted = The draft is deleted.
dossier-filter-more = More filters: field, person
dossier-filter-field = Field
dossier-filter-any-field = Every field
dossier-filter-holder = Held by
dossier-filter-anyone = Everybody
dossier-field-exemption-choice = Fee exemption
dossier-exemption-none = None
dossier-exemption-percent = { $name }: { $percent }% off
dossier-exemption-whole = { $name }: free
dossier-exemption-vneid2-5-papers = VNeID account of level 2 with 5 papers integrated
dossier-exemption-basis = Basis: { $basis }
dossier-part-owed-tick = Owed, to be brought later
dossier-col-owed = Owed

# A procedure's own terms (A26)
dossier-terms-title = The procedure's own terms
dossier-terms-lead = In place of the terms of the province, from the day written here. Dossiers asked about later follow them.
dossier-terms-set = Set so far
dossier-terms-none = No terms of its own
dossier-terms-none-help = This procedure follows the terms of the province.
dossier-term-set = Set the term
dossier-done-term = The term is set.
dossier-field-term = Term
dossier-field-value = Value
dossier-field-valid-from = In force from
