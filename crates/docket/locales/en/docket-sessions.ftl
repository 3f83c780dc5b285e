## Sessions
docket-page-sessions-title = Visits of the working groups
docket-page-sessions-none = No sessions.
docket-page-sessions-none-help = The Office of the province plans them on the group's page.
docket-page-groups = Working groups
docket-page-groups-none = No working groups.
docket-page-group-no = Working group { $number }: { $title }
docket-page-group-new = Set up a working group
docket-page-group-go = Set up
docket-page-members = Members
docket-page-communes-in-charge = Communes in charge
docket-page-plan = Plan visits
docket-page-plan-of = Plan of visits
docket-page-plan-title = Plan the visits of working group { $number }
docket-page-plan-go = Plan
docket-page-visit-title = Session with { $commune }
docket-page-places = Places
docket-page-briefing = Briefing sheet
docket-page-briefing-of = Briefing on { $commune }
docket-page-briefing-span = Figures from { $from } to { $until }
docket-page-inspect = Inspect
docket-page-inspection = Inspection sheet
docket-page-inspect-of = Inspection: { $commune }
docket-page-inspected = Inspected
docket-page-inspecting = Being inspected
docket-page-submit-inspection = Hand in the inspection
docket-page-photo = Photos
docket-page-photo-needed = a photo is needed if bad
docket-page-photo-waiting = Photos waiting on this device
docket-page-note = Note
docket-page-note-of = Note on question { $no }
docket-page-records = Records
docket-page-records-none = Nothing is written down yet.
docket-page-raised-here = Raised at this session
docket-page-raised-none = Nothing was raised yet.
docket-page-papers = Papers
docket-page-agenda = Agenda
docket-page-attendees = Who was there
docket-page-attendees-none = Nobody is noted yet.
docket-page-report = Report of the working group
docket-page-follow-up = Follow-up
docket-page-follow-up-of = Follow-up of { $code }
docket-page-follow-up-none = Nothing to follow up yet.
docket-page-done-of = { $done } of { $all } done

## Conclusions
docket-page-conclusion = Conclusion notice
docket-page-conclusion-later = The notice is drafted once the session was held.
docket-page-conclusion-lead = The draft is made of the directions in the records; it can be changed until it goes out.
docket-page-draft-it = Draft it from the records
docket-page-paragraphs = { $count ->
    [one] { $count } paragraph
   *[other] { $count } paragraphs
}
docket-page-paragraphs-title = Paragraphs
docket-page-paragraphs-lead = A paragraph with a lead becomes a task when the notice goes out.
docket-page-issue = Issue
docket-page-issue-title = Issue the notice
docket-page-issue-lead = Save the draft first. Once issued it cannot be changed.
docket-page-issued = Issued
docket-page-signed-copy = Signed copy

## Briefing sheet
docket-page-figure-received = Dossiers received
docket-page-figure-in-time = Settled in time
docket-page-figure-late = { $count ->
    [one] one dossier late
   *[other] { $count } dossiers late
}
docket-page-figure-open = Dossiers open
docket-page-figure-open-late = { $count ->
    [one] one past its date
   *[other] { $count } past their date
}
docket-page-figure-supplements = Supplement rate
docket-page-figure-satisfaction = Satisfaction
docket-page-figure-tasks = Tasks in progress
docket-page-open-why = Open dossiers and why
docket-page-open-none = No open dossiers.
docket-page-posts = Staff against posts
docket-page-posts-all = All posts
docket-page-open-recommendations = Open recommendations
docket-page-open-recommendations-none = No open recommendations.

## Report of the working group
docket-page-report-subject = Results of { $title } by working group { $number }
docket-page-report-opening = By { $decision }, the working group reports as follows.
docket-page-report-archive = File
docket-page-report-raised = Recommendations raised
docket-page-report-answered = Answered in writing
docket-page-report-open = Still open
docket-page-report-tasks = Tasks given
docket-page-report-tasks-done = Tasks done
docket-page-report-lines = Lines followed up

## Checklists
docket-page-checklists-title = Inspection checklists
docket-page-checklists-lead = A change is a new version; what was inspected keeps its questions.
docket-page-checklists-none = No checklists.
docket-page-checklist-title = A new version
docket-page-checklist-lead = Empty a question to drop it; weights are 1 to 100.
docket-page-questions = Questions
docket-page-new-version = New version
docket-page-save-version = Save the version
docket-page-current = In force

## Fields
docket-page-fields-title = Who leads in which field
docket-page-fields-lead = A recommendation goes to the department of its field unless the commune names another. What was sent keeps its department.
docket-page-fields-nobody = Whoever raises it chooses
docket-page-fields-set = Set
docket-page-fields-gone = not in force any more
docket-page-fields-coming = to come
docket-page-fields-past = until then
docket-page-certainty-v = read in a document
docket-page-certainty-r = reported by another source
docket-page-certainty-m = from memory, to be checked
docket-page-certainty-d = own decision
