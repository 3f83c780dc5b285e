# Dossiers: states, steps, acts, events, and why something is refused.

dossier-state-filed = Newly filed
dossier-state-accepted = Accepted
dossier-state-refused = Refused
dossier-state-processing = In process
dossier-state-awaiting-supplement = Waiting for supplements
dossier-state-awaiting-payment = Waiting for payment
dossier-state-stopped = Stopped at the applicant’s wish
dossier-state-closed = Closed without an answer
dossier-state-ready = Result ready
dossier-state-returned = Result handed over

dossier-step-answer = Answer to online filing
dossier-step-intake = Intake
dossier-step-assign = Assignment
dossier-step-process = Processing
dossier-step-check = Head’s check
dossier-step-sign = Signature
dossier-step-issue = Number and issue
dossier-step-whole = Handling
dossier-step-act = Done at the counter
dossier-step-return = Return of the result
dossier-step-done = Finished

dossier-action-receive = Receive a dossier
dossier-action-accept = Accept
dossier-action-refuse = Refuse
dossier-action-request-supplement = Ask for supplements
dossier-action-supplement = Record the supplement
dossier-action-request-opinion = Ask for an opinion
dossier-action-give-opinion = Give an opinion
dossier-action-request-payment = Ask for payment
dossier-action-record-payment = Record the payment
dossier-action-assign = Assign
dossier-action-forward = Forward
dossier-action-return-step = Return to an earlier step
dossier-action-approve = Approve and sign
dossier-action-issue = Number and issue
dossier-action-attach-result = Attach the result
dossier-action-apologise = Apologise and set a new appointment
dossier-action-stop = Stop at the applicant’s wish
dossier-action-close = Close for want of an answer
dossier-action-hand-over = Hand the result over
dossier-action-attach-file = Attach a file
dossier-action-complete-at-once = Complete at once
dossier-action-recompute = Compute the appointments anew
dossier-action-view = View a dossier
dossier-action-list = List dossiers
dossier-action-files = Open files
dossier-action-forms = Open forms
dossier-action-history = See the history
dossier-action-deadline = See how the appointment was computed
dossier-action-export = Export registers
dossier-action-set-term = Set a procedure’s own terms

dossier-event-filed = Filed
dossier-event-accepted = Accepted with an appointment
dossier-event-refused = Refused
dossier-event-supplement-requested = Supplements asked for
dossier-event-supplemented = Supplemented
dossier-event-opinion-requested = Opinion asked for
dossier-event-opinion-given = Opinion given
dossier-event-payment-requested = Payment asked for
dossier-event-payment-recorded = Payment recorded
dossier-event-assigned = Assigned
dossier-event-forwarded = Forwarded
dossier-event-step-returned = Returned to an earlier step
dossier-event-approved = Approved and signed
dossier-event-issued = Result issued
dossier-event-result-attached = Result attached
dossier-event-file-attached = File attached
dossier-event-apologised = Apology and new appointment
dossier-event-stopped = Stopped at the applicant’s wish
dossier-event-closed = Closed for want of an answer
dossier-event-handed-over = Result handed over
dossier-event-recomputed = Appointment computed anew

dossier-clock-answer = Answer to the online filing
dossier-clock-transfer = Transfer to the competent body
dossier-clock-step = End of the step
dossier-clock-appointment = Appointment
dossier-clock-supplement = Applicant’s time to supplement
dossier-clock-payment = Applicant’s time to pay
dossier-clock-collection = Applicant collects the result

dossier-timeliness-early = Early
dossier-timeliness-on-time = On time
dossier-timeliness-late = Late

dossier-relation-above = one stands above the deciding body
dossier-relation-own = lies with oneself
dossier-relation-own-unit = lies with one’s unit
dossier-relation-competent-body = one’s body decides it
dossier-relation-receiving-centre = one’s centre received it
dossier-relation-consulted = one’s unit was asked for an opinion
dossier-relation-sister-commune = belongs to another commune
dossier-relation-unrelated = unrelated

dossier-payment-state-requested = Asked for
dossier-payment-state-paid = Paid
dossier-payment-state-exempt = Exempt
dossier-payment-state-refunded = Refunded
dossier-payment-state-expired = Expired

dossier-method-online = Online
dossier-method-cash = Cash
dossier-method-transfer = Bank transfer

dossier-return-counter = At the counter
dossier-return-post = By post
dossier-return-electronic = Electronically

dossier-channel-direct = In person
dossier-channel-online = Online
dossier-channel-post = By post

dossier-result-granted = Granted
dossier-result-not-granted = Not granted

dossier-file-role-part = Part
dossier-file-role-result = Result
dossier-file-role-payment = Payment
dossier-file-role-supplement = Supplement
dossier-file-role-opinion = Opinion
dossier-file-role-other = Other

dossier-ask-missing = Missing
dossier-ask-to-fix = To be put right

dossier-applicant-person = Person
dossier-applicant-business = Organisation or business

dossier-stage-intake = At intake
dossier-stage-processing = While processing

dossier-term-answer-hours = Working hours to answer an online filing
dossier-term-supplement-most = Requests to supplement at most
dossier-term-supplement-within-days = First working days in which supplements may be asked for
dossier-term-supplement-answer-days = Days to wait for supplements
dossier-term-payment-days = Days to wait for payment
dossier-term-extensions-most = New appointments at most
dossier-term-apology-days-before = Days before the appointment for the apology
dossier-term-opinion-days = Working days for an opinion

dossier-not-found = There is no such dossier.
dossier-track-not-found = No dossier has this code with these last four digits. Please look at the code on your receipt again.
dossier-not-open = “{ $action ->
        [receive] Receive a dossier
        [accept] Accept
        [refuse] Refuse
        [request-supplement] Ask for supplements
        [supplement] Record the supplement
        [request-opinion] Ask for an opinion
        [give-opinion] Give an opinion
        [request-payment] Ask for payment
        [record-payment] Record the payment
        [assign] Assign
        [forward] Forward
        [return-step] Return to an earlier step
        [approve] Approve and sign
        [issue] Number and issue
        [attach-result] Attach the result
        [apologise] Apologise and set a new appointment
        [stop] Stop at the applicant’s wish
        [close] Close for want of an answer
        [hand-over] Hand the result over
        [attach-file] Attach a file
        [complete-at-once] Complete at once
        [recompute] Compute the appointments anew
        [view] View a dossier
        [list] List dossiers
        [files] Open files
        [forms] Open forms
        [history] See the history
        [deadline] See how the appointment was computed
        [export] Export registers
        [set-term] Set a procedure’s own terms
       *[other] This act
    }” is not possible: the state of the dossier is “{ $state ->
        [filed] newly filed
        [accepted] accepted
        [refused] refused
        [processing] in process
        [awaiting_supplement] waiting for supplements
        [awaiting_payment] waiting for payment
        [stopped] stopped at the applicant’s wish
        [closed] closed without an answer
        [ready] result ready
        [returned] result handed over
       *[other] another state
    }”. Last act: { $who }, { $at }.
dossier-overtaken = { $who } acted on this dossier just before you ({ $at }). Look at it again and go on from there.
dossier-move = A dossier cannot go from “{ $from ->
        [filed] newly filed
        [accepted] accepted
        [refused] refused
        [processing] in process
        [awaiting_supplement] waiting for supplements
        [awaiting_payment] waiting for payment
        [stopped] stopped at the applicant’s wish
        [closed] closed without an answer
        [ready] result ready
        [returned] result handed over
       *[other] another state
    }” to “{ $to ->
        [filed] newly filed
        [accepted] accepted
        [refused] refused
        [processing] in process
        [awaiting_supplement] waiting for supplements
        [awaiting_payment] waiting for payment
        [stopped] stopped at the applicant’s wish
        [closed] closed without an answer
        [ready] result ready
        [returned] result handed over
       *[other] another state
    }”.
dossier-supplement-once = After acceptance supplements may be asked for { $most ->
        [1] once
       *[other] { $most } times
    }, and that has been done.
dossier-supplement-late = Supplements may only be asked for in the first { $days } working days after acceptance.
dossier-close-early = The applicant has time until { $until }; it cannot be closed before.
dossier-stop-result = A decision or result exists, so the dossier can no longer be stopped.
dossier-no-result-file = An electronic result needs its file. Attach the result first.
dossier-last-step = The dossier is at its last step and cannot go on.
dossier-first-step = There is no earlier step to return to.
dossier-policy-role = Your roles do not permit this: “{ $action ->
        [receive] Receive a dossier
        [accept] Accept
        [refuse] Refuse
        [request-supplement] Ask for supplements
        [supplement] Record the supplement
        [request-opinion] Ask for an opinion
        [give-opinion] Give an opinion
        [request-payment] Ask for payment
        [record-payment] Record the payment
        [assign] Assign
        [forward] Forward
        [return-step] Return to an earlier step
        [approve] Approve and sign
        [issue] Number and issue
        [attach-result] Attach the result
        [apologise] Apologise and set a new appointment
        [stop] Stop at the applicant’s wish
        [close] Close for want of an answer
        [hand-over] Hand the result over
        [attach-file] Attach a file
        [complete-at-once] Complete at once
        [recompute] Compute the appointments anew
        [view] View a dossier
        [list] List dossiers
        [files] Open files
        [forms] Open forms
        [history] See the history
        [deadline] See how the appointment was computed
        [export] Export registers
        [set-term] Set a procedure’s own terms
       *[other] this act
    }”.
dossier-policy-place = You may not do this with this dossier: “{ $action ->
        [receive] Receive a dossier
        [accept] Accept
        [refuse] Refuse
        [request-supplement] Ask for supplements
        [supplement] Record the supplement
        [request-opinion] Ask for an opinion
        [give-opinion] Give an opinion
        [request-payment] Ask for payment
        [record-payment] Record the payment
        [assign] Assign
        [forward] Forward
        [return-step] Return to an earlier step
        [approve] Approve and sign
        [issue] Number and issue
        [attach-result] Attach the result
        [apologise] Apologise and set a new appointment
        [stop] Stop at the applicant’s wish
        [close] Close for want of an answer
        [hand-over] Hand the result over
        [attach-file] Attach a file
        [complete-at-once] Complete at once
        [recompute] Compute the appointments anew
        [view] View a dossier
        [list] List dossiers
        [files] Open files
        [forms] Open forms
        [history] See the history
        [deadline] See how the appointment was computed
        [export] Export registers
        [set-term] Set a procedure’s own terms
       *[other] this act
    }”. It lies with another unit or person.
dossier-field-required = This is needed.
dossier-text-too-long = Longer than { $max } characters.
dossier-name-letters = A name needs letters.
dossier-birth-date = This is no possible date of birth.
dossier-date-future = The date is in the future.
dossier-email = This is no e-mail address.
dossier-applicant-unidentified = A personal number, a tax code or a phone number is needed, so that the dossier can be looked up.
dossier-quantity = A number from { $min } to { $max } is needed.
dossier-amount = This is no possible amount.
dossier-parts-too-many = More than { $max } parts.
dossier-part-unknown = There is no part number { $part }.
dossier-files-many = The dossier has { $max } files and takes no more.
dossier-file-unknown = There is no file number { $file }.
dossier-items-none = Name at least one thing to be supplemented.
dossier-items-many = More than { $max } items.
dossier-unit-unknown = No unit has this code.
dossier-not-a-centre = The receiving unit must be a service centre.
dossier-competent-choose = The body that decides cannot be told. Please choose it.
dossier-not-non-boundary = This procedure is not open to intake elsewhere. Please send the applicant to { $centre }; { $body } decides.
dossier-limit-missing = There is no time limit yet: { $gap ->
        [no_unit] the national catalogue gives a number without a unit
        [no_time] the national catalogue gives no time
        [zero] the national catalogue gives 0
       *[other] a datum is missing
    }. Name the limit and its basis, or ask an administrator to set it.
dossier-assign-person = This person does not have the role that the step needs in its unit.
dossier-signer = Choose who signs for the competent body.
dossier-opinion-due = The time for an opinion must lie ahead and not after { $until }.
dossier-opinion-none = Nothing waits for an opinion of your unit.
dossier-payment-none = No payment is being waited for.
dossier-payment-amount = The amount must be what was asked for: { $amount }.
dossier-payment-state = Only paid or exempt can be recorded.
dossier-draft-gone = The draft is gone, or a colleague has taken it over.
dossier-form-none = The dossier has no form { $form } yet.
dossier-generate-units = There is no commune: import the units first.
dossier-generate-procedures = There is no procedure with a time limit: import the catalogue first.

dossier-form-basis-supplement = Decree 118/2025/ND-CP and Circular 03/2025/TT-VPCP
dossier-form-basis-refuse = Decree 118/2025/ND-CP and Circular 03/2025/TT-VPCP
dossier-form-guidance = Please ask the service centre for guidance.
dossier-form-owed-fee = Fee: { $amount }
dossier-form-place-kinds = Commune|Ward|Special zone|Province|City
dossier-form-stop-request = Request to stop the dossier
dossier-notice-paper-title = Notice
dossier-notice-unknown = There is no such notice.
dossier-notice-not-here = This notice is not waiting at the centre.
