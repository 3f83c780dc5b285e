# Supervision: figures on time and late, and the dossiers behind each number.

supervision-period-backwards = The last day must be on or after the first.
supervision-period-future = This period has not begun, so there is nothing to count.
supervision-policy-place = You do not answer for this unit, so its figures are not shown to you.
supervision-policy-province = The figures of the whole province are for its leaders, the Office and the provincial centre.
supervision-policy-person = Only the person and the director of the centre see this page.

supervision-period-day = Day
supervision-period-week = Week
supervision-period-month = Month
supervision-period-quarter = Quarter
supervision-period-year = Year
supervision-period-free = From day to day

supervision-measure-carried-in = Carried in
supervision-measure-received = Received
supervision-measure-received-direct = Received at the counter
supervision-measure-received-online = Received online
supervision-measure-received-post = Received by post
supervision-measure-done = Done
supervision-measure-done-early = Done early
supervision-measure-done-on-time = Done on time
supervision-measure-done-late = Done late
supervision-measure-refused = Refused at intake
supervision-measure-withdrawn = Withdrawn
supervision-measure-stopped = Closed unanswered
supervision-measure-open = Open
supervision-measure-open-waiting = Waiting to be accepted
supervision-measure-open-in-time = Open, in time
supervision-measure-open-late = Open, late
supervision-measure-open-paused = Waiting for the applicant

supervision-nav = Supervision
supervision-nav-units = Units
supervision-nav-fields = Fields
supervision-nav-claims = The portal's lists
supervision-wall-title = The province on one page
supervision-units-title = Figures by unit
supervision-fields-title = Figures by field · { $place }
supervision-province = Whole province
supervision-total = Total
supervision-no-data = no data
supervision-show = Show
supervision-period = Period
supervision-day = A day of the period
supervision-from = From
supervision-to = To
supervision-by = By
supervision-by-body = Body that decides
supervision-by-centre = Centre that received
supervision-figure = Figure
supervision-words-week = Week { $days }
supervision-words-month = { $month }/{ $year }
supervision-words-quarter = Quarter { $quarter }/{ $year }
supervision-words-year = { $year }
supervision-period-unknown = A period is a day, week, month, quarter, year, or from day to day.
supervision-date = Write the date as day/month/year, such as 23/11/2026.
supervision-unit-unknown = There is no unit with this code.
supervision-procedure-unknown = There is no procedure with this code.
supervision-field-unknown = There is no field of this name.

supervision-card-on-time = Done early and on time
supervision-card-open = Open
supervision-card-late = Late now
supervision-card-online = Received online
supervision-card-paused = Waiting for the applicant
supervision-against-before = { $change } percentage points against the period before
supervision-due-soon = { $count ->
    [one] { $count } dossier due soon
   *[other] { $count } dossiers due soon
}
supervision-late-units = { $count ->
    [one] at { $count } unit
   *[other] at { $count } units
}
supervision-waiting = { $count } online filings waiting to be accepted

supervision-colour = Coloured by
supervision-colour-on-time = Share done early and on time
supervision-colour-open-late = Dossiers late now
supervision-colour-online = Share received online
supervision-colour-received = Dossiers received
supervision-alarms = To act on today
supervision-alarms-none = Nothing is late or due soon.
supervision-ranking = Units to look at in this period
supervision-all-units = All units
supervision-unit-ended = { $unit } ended after { $day }; its figures up to that day stay its own.
supervision-ended = until { $day }

supervision-head-on-time = On time
supervision-head-carried-in = Carried in
supervision-head-received-direct = Counter
supervision-head-received-online = Online
supervision-head-received-post = Post
supervision-head-done-early = Done early
supervision-head-done-on-time = Done on time
supervision-head-done-late = Done late
supervision-head-refused = Refused
supervision-head-withdrawn = Withdrawn
supervision-head-stopped = Closed
supervision-head-open-in-time = In time
supervision-head-open-late = Late
supervision-head-open-paused = Paused
supervision-head-open-waiting = Waiting

supervision-col-code = Code
supervision-col-name = Name
supervision-col-unit = Unit
supervision-col-field = Field
supervision-col-procedure = Procedure
supervision-col-procedure-code = Procedure code
supervision-col-dossier = Dossier
supervision-col-filed = Filed
supervision-col-due = Due
supervision-col-ended = Ended
supervision-col-state = State
supervision-col-late = Late
supervision-col-soon = Due soon
supervision-col-change = Change
supervision-col-on-time = Early and on time (per mille)
supervision-col-person = Person
supervision-col-held = Holds
supervision-col-steps = Steps done
supervision-col-step = Step
supervision-col-clock = Next clock
supervision-col-untimed = Without a clock

supervision-late-now = Late now
supervision-late-none = Nothing is late.
supervision-all-late = Everything that is late
supervision-near = Due next
supervision-near-none = No clock is running.
supervision-of-period = Figures of the period by field
supervision-procedures = Procedures of the field
supervision-trend = Done in each period, late in red
supervision-bar = { $done } done, { $late } late
supervision-people = People
supervision-people-none = No step was recorded in this period.
supervision-person-own = Only you and the director of the centre see this page.
supervision-person-other = Only this person and the director of the centre see this page.
supervision-steps = Steps done in the period
supervision-steps-none = No step in this period.
supervision-steps-note = Each step is held against its own limit, in working hours.
supervision-held = Dossiers held
supervision-held-none = Holds no dossier.
supervision-list-empty = There are no such dossiers.
supervision-count = { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
}

supervision-late-by = { $count ->
    [one] { $count } day late
   *[other] { $count } days late
}
supervision-due-today = due today
supervision-in-time = in time
supervision-stage-waiting = waiting to be accepted
supervision-stage-running = under way
supervision-stage-paused = paused
supervision-ending-early = done early
supervision-ending-on-time = done on time
supervision-ending-late = done late
supervision-ending-refused = refused at intake
supervision-ending-stopped = withdrawn
supervision-ending-closed = closed unanswered
supervision-by-unknown = Figures stand by body, centre or procedure.
supervision-figure-unknown = There is no figure of this name.
supervision-centre-procedure = The figures of a centre cannot be told apart by procedure.

supervision-warn-form-04 = last day on which form 04 can be sent
supervision-warn-used = { $percent } % of the time is used, not signed yet

supervision-report = Report PDF
supervision-report-subject = Handling of administrative procedures by { $place }, { $period }
supervision-report-received = { $carried } dossiers were carried in; { $received } were received, { $online } of them online ({ $share }).
supervision-report-done = { $done } were done: { $early } early, { $ontime } on time, { $late } late; early and on time { $rate } ({ $before } in the period before).
supervision-report-open = { $open } are open at the end: { $intime } in time, { $late } late, { $paused } waiting for the applicant, { $waiting } waiting to be accepted.
supervision-report-units = 1. By unit
supervision-report-fields = 2. By field
supervision-report-late = 3. Late at the end of the period
supervision-report-nothing = There was no dossier in the period.

supervision-open-title = Open data on the handling of procedures
supervision-open-lead = Dossiers received and done by each body, for each procedure, in each month that has ended. There is no personal data in it.
supervision-open-none = No month has ended yet, so there is no data.
supervision-open-year = Year { $year } (CSV)
supervision-open-package = Description by the Frictionless standard (datapackage.json)
supervision-open-columns = Columns
supervision-open-column = Column
supervision-open-meaning = Meaning
supervision-open-month = Month

supervision-claims-title = Answer the portal's list of late dossiers
supervision-claims-lead = Bring in the list of dossiers that the portal counts as late; each is compared with the house's own history and sorted.
supervision-claims-file = List (XLSX or CSV)
supervision-claims-as-of = Day of the list
supervision-claims-import = Compare
supervision-claims-no-lists = There is no list yet.
supervision-claims-no-lists-help = A list needs a column of dossier codes; due date, finish and status are used where they are there.
supervision-claims-list = List
supervision-claims-made = Brought in by
supervision-claims-note = List of { $day } · { $made }
supervision-claims-verdicts = Sorted
supervision-claims-all = All
supervision-claims-no = Row
supervision-claims-verdict = Verdict
supervision-claims-due = Portal: due
supervision-claims-finished = Portal: finished
supervision-claims-status = Portal: status
supervision-claims-evidence = Evidence
supervision-claims-packs = All evidence with the letter (ZIP)
supervision-claims-unproven = no entry in the audit chain
supervision-claims-notes = Notes
supervision-claims-large = The file is larger than { $most } MB.
supervision-claims-rows = The list is longer than { $most } rows; please split it.
supervision-claims-damaged = This spreadsheet cannot be read.
supervision-claims-text = The file is neither XLSX nor CSV in UTF-8.
supervision-claims-columns = No column of dossier codes was found in the first rows.
supervision-claims-empty = The list has no rows.
supervision-claims-none = No file was chosen.
supervision-claims-future = The day of the list cannot lie in the future.
supervision-claims-unknown = There is no such list.
supervision-claim-code = not a dossier code
supervision-claim-duplicate = the same as a row before
supervision-claim-date = a date that cannot be read
supervision-claim-formula = a formula was left out

supervision-verdict-truly-late = Truly late
supervision-verdict-exchange = Late in the exchange
supervision-verdict-paused = Paused or moved
supervision-verdict-finished-before = Finished in time
supervision-verdict-unknown = Unknown
supervision-verdict-duplicate = Duplicate
supervision-verdict-why-truly-late = past its appointment by the house's own history
supervision-verdict-why-exchange = in time here; the portal learned of it late or not at all
supervision-verdict-why-paused = the clock stood or the appointment was moved as the rules permit, and the portal counts with the old one
supervision-verdict-why-finished-before = finished by the very date that the portal names, and the portal still has it open
supervision-verdict-why-unknown = no dossier of this code is known here
supervision-verdict-why-duplicate = the same dossier stands in the list before

supervision-letter = Covering letter (PDF)
supervision-letter-title = Letter
supervision-letter-subject = On the list of dossiers counted as late
supervision-letter-opening = The list "{ $name }" of { $day } has { $count } rows. Each dossier was compared with the house's own recorded history.
supervision-letter-late = { $count } are truly late; we answer for them.
supervision-letter-wrong = { $count } are not late and should be counted anew:
supervision-letter-left = { $count } rows could not be compared: the code is wrong, not ours, or stands there twice.
supervision-letter-evidence = Each dossier has a file of evidence: when it came, was due and was finished, the entries of the audit chain and the house's signatures; anybody can check it without the database.
supervision-letter-to = Operator of the National Public Service Portal

supervision-evidence-check-1 = Each of "proofs": SHA-256 of (the previous hash as bytes, the number as 8 bytes, the record as bytes) must be "hash".
supervision-evidence-check-2 = Each of "heads": the Ed25519 signature over the text "motcua audit head 1", unit, length, hash and moment, each on a line, must be that of "key".
supervision-evidence-check-3 = Compare "key" with the public key that the house has made known, and the entries with the log of heads kept elsewhere.
supervision-evidence-check-4 = "motcua supervision verify FILE --key KEY" does all this and needs no database.
supervision-evidence-kind = This is no file of evidence.
supervision-evidence-empty = No entry of the audit chain stands behind it.
supervision-evidence-entry = An entry of the chain was changed.
supervision-evidence-signature = An entry has no signature of the trusted key.
supervision-evidence-times = Times or events are not those of the entries.

supervision-nav-ahead = Late soon
supervision-nav-digest = The morning's digest
supervision-nav-forecasts = How good the forecasts are
supervision-ahead-title = What will be late
supervision-ahead-look = How far to look
supervision-ahead-days = { $count ->
    [one] Next working day
   *[other] Next { $count } working days
}
supervision-ahead-from = from a chance of { $percent } % on
supervision-ahead-none = Nothing is likely to become late in this time.
supervision-ahead-untaught = There is no forecast yet.
supervision-ahead-untaught-note = The first is made in the next night, from how long each step took before.
supervision-col-expected = Expected finish
supervision-col-chance = Chance to be late
supervision-col-why = Why
supervision-col-help = What helps
supervision-col-without = Chance without it
supervision-help-reassign = Give it to somebody else
supervision-help-ask = Ask the consulted unit for its answer
supervision-help-apologise = Send form 04 in time
supervision-help-remind = Remind who holds it
supervision-help-why-reassign = The person who holds it is away or has too much before it. Given to somebody who is free, it would likely be in time.
supervision-help-why-ask = The opinion that was asked for has not come. Once it is there, the rest can be done in time.
supervision-help-why-apologise = It will be late nearly for sure. Form 04 can still be sent now, with a new appointment.
supervision-help-why-remind = The work itself takes its time; it can still be done in time if it is taken up now.
supervision-help-act-reassign = Reassign
supervision-help-act-ask = See the request
supervision-help-act-apologise = Form 04
supervision-help-act-remind = Open
supervision-cause-absence = who holds it, or will, is away for { $time }
supervision-cause-queue = { $ahead ->
    [one] { $ahead } dossier lies before it, about { $time } each on a busy day
   *[other] { $ahead } dossiers lie before it, about { $time } each on a busy day
}
supervision-cause-opinion = { $unit } was asked { $elapsed } ago and usually takes { $usual }
supervision-cause-slow = the steps take { $here } here, { $elsewhere } elsewhere
supervision-cause-long = the present step has lasted { $elapsed }, longer than { $percent } % before
supervision-cause-remaining = { $steps ->
    [one] { $steps } step remains and takes about { $take }; { $left } is left
   *[other] { $steps } steps remain and take about { $take }; { $left } is left
}
supervision-warn-likely = { $percent } % likely late by the times of the steps that remain
supervision-warn-absence = { $percent } % likely late: who holds it is away for { $days } working days
supervision-warn-queue = { $percent } % likely late: { $ahead } dossiers lie before it
supervision-warn-opinion = { $percent } % likely late: the opinion has been asked for { $days } working days
supervision-foreseen-title = Forecast of { $code }
supervision-foreseen-lead = Made just now, from where the dossier stands and from how long each step took before.
supervision-foreseen-open = Open the dossier
supervision-foreseen-left = { $left } to the end of that day
supervision-foreseen-surely = nine of ten by { $day }
supervision-proof-title = How good the forecasts are
supervision-proof-lead = Every night says for each dossier that is due in the next five working days how likely it will be late. Once the appointment is over, that is held against what happened.
supervision-proof-none = No forecast has been held against what happened yet.
supervision-proof-none-note = The first is once the appointment of a dossier that was forecast is over.
supervision-proof-calibration = Said and come true
supervision-proof-calibration-note = Each point is a tenth of the scale: to the right how likely it was said, upwards how often it came. On the line, both are the same.
supervision-proof-said = Said
supervision-proof-came = Came true
supervision-proof-count = Forecasts
supervision-proof-late = Late
supervision-proof-months = By month
supervision-proof-month = Month
supervision-proof-model = Forecast
supervision-proof-used = { $percent } % of the time used
supervision-proof-base = Share of the unit
supervision-proof-note = The Brier score is the mean squared distance between what was said and what happened: 0 is a seer, 0.25 is always saying "perhaps". Beside it stand two simple rules: late when { $percent } % of the time is used, and the unit's share of late dossiers before. Dossiers whose appointment was moved, or that ended without a result, are left out.
supervision-proof-total = All
supervision-proof-dot = said { $said } %, came { $came } % of { $count }
supervision-digest-title = The morning of { $day }
supervision-digest-lead = As of { $at }
supervision-digest-none = There is nothing to tell for this day.
supervision-digest-part-new-late = Became late since the last working day
supervision-digest-part-in-1 = Will be late in the next working day
supervision-digest-part-in-3 = Will be late in the next 3 working days
supervision-digest-part-in-5 = Will be late in the next 5 working days
supervision-digest-part-letters = Form 04 waits to be confirmed
supervision-digest-part-unanswered = Online filings whose answer is overdue
supervision-digest-part-opinions = Opinions that are owed and overdue
supervision-digest-units = All units
supervision-digest-more = and { $count } more
supervision-digest-day = Day
supervision-letters-title = Form 04 laid ready
supervision-letters-note = Nothing is sent by itself. Whoever may apologise opens the form, changes what must be changed, and confirms.
supervision-letters-until = Until
supervision-letters-new-due = New appointment
supervision-letters-confirm = Read and confirm
supervision-letter-absence = the officer who handles the dossier is away, and the body is putting somebody else to it
supervision-letter-queue = more dossiers have come in at this time than usual
supervision-letter-opinion = the opinion of { $unit } has not come yet
supervision-letter-longer = the dossier needs more time than planned to be examined and decided
supervision-days = A whole number from 1 to { $most }.
supervision-letters-theirs = Whoever holds the dossier confirms it

supervision-mail-title = The digest by mail
supervision-mail-email = Mail address
supervision-mail-hint = Empty for no mail. The digest is on this page all the same.
supervision-mail-save = Save the address
supervision-mail-on = The digest of the morning will be sent to this address.
supervision-mail-off = The digest is not sent by mail any more.
supervision-mail-address = This is no mail address.
supervision-mail-link = All of it: { $link }
