# States (H10)
docket-state-draft = Draft
docket-state-sent = Sent, waits to be taken in
docket-state-received = Received
docket-state-returned = Returned for lack
docket-state-in-work = In work
docket-state-collecting = Collecting opinions
docket-state-answered = Answered
docket-state-partly-answered = Answered in part
docket-state-escalated = With the province
docket-state-concluded = Decided by the leader
docket-state-closed = Closed

# Fields
docket-field-target-programmes = National Target Programmes
docket-field-land = Land and certificates
docket-field-land-system = Land information system
docket-field-cadastre = Cadastral maps
docket-field-environment = Environment
docket-field-agriculture = Agriculture
docket-field-veterinary = Veterinary
docket-field-forest = Forest protection
docket-field-construction = Construction
docket-field-finance = Finance
docket-field-digital = IT and digital
docket-field-health = Health
docket-field-education = Education
docket-field-culture = Culture
docket-field-staff = Staff and posts
docket-field-regimes = Regimes and policies
docket-field-justice = Justice and civil status
docket-field-one-stop = One-stop service
docket-field-security = Security and defence
docket-field-other = Other

# Whose power it takes
docket-power-department = The department's
docket-power-province = The province's
docket-power-central = The central level’s
docket-power-unsure = Not sure

# Complexity (H11)
docket-complexity-simple = Simple
docket-complexity-ordinary = Ordinary
docket-complexity-complex = Complex
docket-complexity-several = Several bodies are asked

# Classes of answers (H12)
docket-class-resolved = Resolved
docket-class-guidance = Guidance
docket-class-partly = Partly resolved
docket-class-beyond-authority = Beyond authority

# Clocks
docket-clock-receive = To take in or return
docket-clock-complete = To complete
docket-clock-answer = Written answer
docket-clock-opinion = Opinion
docket-clock-content = Commune content or not
docket-clock-office-check = Check by the Office
docket-clock-office-submit = Submission by the Office
docket-clock-leader-opinion = Leader's opinion
docket-clock-hold = Session takes place
docket-clock-conclusion = Conclusion notice
docket-clock-task = Term of the task
docket-clock-review = Review of the task
docket-clock-confirm = Result taken or returned
docket-clock-chase = Follow-up

# Levels
docket-level-department = Department
docket-level-office = Office of the provincial PC
docket-level-leader = Leadership of the provincial PC

# Timeliness (N1)
docket-timeliness-early = Early
docket-timeliness-on-time = On time
docket-timeliness-late = Late

# Sessions
docket-session-state-planned = Planned
docket-session-state-held = Held, conclusion due
docket-session-state-concluded = Concluded
docket-session-state-cancelled = Cancelled
docket-record-report = Report of a commune
docket-record-opinion = Opinion
docket-record-finding = Finding
docket-record-direction = Direction
docket-verdict-good = Good
docket-verdict-partly = Partly
docket-verdict-bad = Bad
docket-verdict-not-applicable = Not applicable
docket-inspection-done = Inspected
docket-inspection-open = Being inspected

# Tasks (H15)
docket-task-state-done-on-time = Done on time
docket-task-state-done-late = Done late
docket-task-state-within-term = In progress, within its term
docket-task-state-overdue = In progress, late
docket-task-state-no-term = In progress, no term
docket-task-state-returned = Returned
docket-task-state-adjusted = Term adjusted

# Things, notices, files, relations
docket-thing-recommendation = Recommendation
docket-thing-matter = Matter
docket-thing-opinion = Opinion
docket-thing-session = Session
docket-thing-inspection = Inspection
docket-thing-conclusion = Conclusion notice
docket-thing-task = Task
docket-thing-template = Checklist
docket-thing-group = Working group
docket-notice-near = Due soon
docket-notice-rung = Due
docket-notice-climbed = Climbed because a clock ran out
docket-notice-moved = Due date moved by a new calendar
docket-file-role-attachment = Attachment
docket-file-role-answer = Written answer
docket-file-role-photo = Photo
docket-file-role-evidence = Evidence
docket-file-role-signed = Signed paper
docket-relation-commune = Own commune
docket-relation-lead = Leading body
docket-relation-asked = Co-operating body
docket-relation-member = Member of the working group
docket-relation-province = Province
docket-relation-unrelated = Unrelated

# Acts
docket-action-draft = Draft
docket-action-send = Send
docket-action-complete = Send again, completed
docket-action-withdraw = Withdraw
docket-action-appeal = Not content: appeal
docket-action-close = Content: close
docket-action-attach = Attach a file
docket-action-receive = Take in
docket-action-return-for-lack = Return for lack
docket-action-assign = Assign
docket-action-join = Join into another matter
docket-action-request-opinion = Ask for an opinion
docket-action-give-opinion = Give the opinion
docket-action-draft-answer = Draft the answer
docket-action-answer = Answer in writing
docket-action-redirect = Name another lead
docket-action-check = Checked
docket-action-send-back = Send back
docket-action-submit = Submit to the leader
docket-action-decide = Decide
docket-action-set-up-group = Set up a working group
docket-action-plan = Plan visits
docket-action-replan = Change the plan
docket-action-cancel = Cancel
docket-action-hold = Record as held
docket-action-record = Write down
docket-action-inspect = Inspect
docket-action-edit-template = Edit a checklist
docket-action-edit-fields = Set the department of a field
docket-action-draft-conclusion = Draft the conclusion
docket-action-issue-conclusion = Issue the conclusion
docket-action-assign-task = Assign
docket-action-report = Report progress
docket-action-ask-extension = Ask for more time
docket-action-decide-extension = Decide on more time
docket-action-take = Take the result
docket-action-return-task = Return
docket-action-view = View
docket-action-view-session = View a session
docket-action-view-task = View a task
docket-action-briefing = Briefing sheet
docket-action-figures = Figures
docket-action-export = Export

# Events
docket-event-drafted = Drafted
docket-event-edited = Edited
docket-event-sent = Sent
docket-event-joined-by = Another commune joined
docket-event-completed = Completed and sent again
docket-event-withdrawn = Withdrawn
docket-event-appealed = The commune appealed
docket-event-closed = Closed
docket-event-attached = File attached
docket-event-received = Taken in
docket-event-returned = Returned for lack
docket-event-assigned = Assigned
docket-event-joined-into = Joined into another matter
docket-event-took-in = Another matter joined
docket-event-opinion-requested = Opinion asked for
docket-event-opinion-given = Opinion given
docket-event-opinion-silent = Silence: agreed
docket-event-answer-drafted = Answer drafted
docket-event-answered = Answered in writing
docket-event-redirected = Another lead named
docket-event-checked = Checked by the Office
docket-event-sent-back = Sent back
docket-event-submitted = Submitted
docket-event-decided = Decided
docket-event-climbed = Climbed: the clock ran out
docket-event-lapsed = The clock ran out
docket-event-recomputed = Computed anew
docket-event-group-set-up = Working group set up
docket-event-planned = Planned
docket-event-replanned = Plan changed
docket-event-cancelled = Cancelled
docket-event-held = Held
docket-event-recorded = Written down
docket-event-inspected = Inspected
docket-event-template-saved = Checklist saved
docket-event-conclusion-drafted = Conclusion drafted
docket-event-concluded = Conclusion issued
docket-event-task-given = Task given
docket-event-reported = Progress reported
docket-event-extension-asked = More time asked for
docket-event-extension-decided = Decided on more time
docket-event-taken = Result taken
docket-event-task-returned = Result returned

# Refusals
docket-not-open = This cannot be done now: it is { $state ->
        [draft] a draft
        [sent] sent and not yet taken in
        [received] taken in
        [returned] returned for lack
        [in_work] in work
        [collecting] waiting for opinions
        [answered] answered
        [partly_answered] answered in part
        [escalated] with the province
        [concluded] decided or concluded
        [closed] closed
        [planned] planned
        [held] held
        [cancelled] cancelled
        [done_on_time] done
        [done_late] done, late
        [within_term] in progress
        [overdue] in progress, late
        [no_term] in progress
        [adjusted] in progress
       *[other] { $state }
    }. Last act: { $who } { $at }.
docket-overtaken = { $who } was faster ({ $at }). Look again, then go on.
docket-policy-role = Your role may not do this.
docket-policy-place = Your role may do this, but not with what belongs to another body.
docket-not-found = There is nothing with this code.
docket-no-office = The Office of the provincial PC is not set up.
docket-field-required = Fill this in.
docket-text-too-long = Longer than { $max } characters.
docket-too-many = There must be 1 to { $max } of them.
docket-unit-unknown = No unit with this code fits here.
docket-unit-not-in-force = { $unit } does not exist on { $day }.
docket-field-lead-none = No department leads in this field. Choose one; an administrator names it under Fields.
docket-field-lead-gone = { $unit } led in this field and is not in force any more. Choose another; an administrator names the new one under Fields.
docket-person-unknown = Nobody signs in with this name.
docket-person-elsewhere = This person does not work there.
docket-session-unknown = There is no session with this code.
docket-matter-unknown = There is no matter or recommendation with this code.
docket-date-past = This day has passed.
docket-signed-on = It cannot be signed before it began, nor later than today.
docket-end-before-start = It must not end before it starts.
docket-due-before-start = A term must not end before it starts.
docket-held-later = That time is still to come.
docket-held-before-plan = It was planned for a later day; change the plan first.
docket-joined-already = This matter was joined into another already; it cannot be joined again.
docket-join-late = It cannot be joined: that matter is { $state ->
        [draft] a draft
        [sent] sent and not yet taken in
        [received] taken in
        [returned] returned for lack
        [in_work] in work
        [collecting] waiting for opinions
        [answered] answered
        [partly_answered] answered in part
        [escalated] with the province
        [concluded] decided or concluded
        [closed] closed
        [planned] planned
        [held] held
        [cancelled] cancelled
        [done_on_time] done
        [done_late] done, late
        [within_term] in progress
        [overdue] in progress, late
        [no_term] in progress
        [adjusted] in progress
       *[other] { $state }
    }.
docket-join-itself = A matter cannot be joined into itself.
docket-join-lead = Only matters of the same leading body can be joined.
docket-opinion-own = The leading body does not ask itself.
docket-opinion-twice = This body has been asked and has not answered yet.
docket-opinion-due = The time for the opinion must lie ahead and inside the answer’s own ({ $until }).
docket-opinion-none = Nothing is asked of your body any more.
docket-beyond-opinion = What is beyond authority needs the department’s own opinion: it may not just forward.
docket-beyond-options = What is beyond authority needs the options.
docket-answer-file = Attach the signed answer (PDF).
docket-redirect-same = This body leads already.
docket-file-kind = { $role ->
        [photo] A photo must be JPEG or PNG.
       *[other] This must be a PDF.
    }
docket-file-missing = The file has not been stored.
docket-files-many = At most { $max } files.
docket-group-number = This year has a working group with this number.
docket-group-unknown = There is no such working group.
docket-template-unknown = There is no such checklist.
docket-item-unknown = The checklist has no such question.
docket-weight = A weight is 1 to 100.
docket-inspection-id = The inspection’s id is not one.
docket-inspection-other = { $who } fills this one in.
docket-inspection-submitted = It was submitted and can no longer be changed.
docket-inspection-version = This inspection was begun with another version of the questions; load the page again. What you typed stays on this device.
docket-commune-elsewhere = That commune is not part of this session.
docket-photo-missing = This bad answer needs a photo.
docket-task-own = A body that leads a task cannot also be the one that takes its result.
docket-progress = Progress is 0 to 100.
docket-report-lead = Only the leading body reports a task as finished.
docket-extension-no-term = A task without a term cannot be extended.
docket-extension-late = More time can only be asked for before the term ends ({ $due }).
docket-extension-backwards = The new term must end after the old one ({ $due }).
docket-idempotency-key = An Idempotency-Key is 1 to 200 printable characters.
docket-idempotency-other = This key was used for something else.
docket-if-match = If-Match must be the version that was seen.
