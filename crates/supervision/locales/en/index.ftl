# The quality index of Decision 766.

supervision-nav-index = Index 766
supervision-index-title = Quality index of Decision 766
supervision-index-everything = The whole province
supervision-index-score = Points of a hundred
supervision-index-earned = { $earned } of { $of } points that can be computed
supervision-index-note = What has no data yet, or did not occur in the period, is left out of the maximum and never counted as zero.
supervision-index-gains = What would raise it most
supervision-index-gains-none = No point was lost in this period.
supervision-index-part = Measure
supervision-index-counted = Good / all
supervision-index-points = Points
supervision-index-lost = Points lost
supervision-index-missing = Missing
supervision-index-basis = Rule, certainty
supervision-index-no-data = No data
supervision-index-nothing = Nothing in this period
supervision-index-who = Where the points were lost
supervision-index-count = How many
supervision-index-lacks = What is missing
supervision-index-nobody = No dossier and no procedure lost a point here, or there is no data.
supervision-index-more = Only the first 200 dossiers are shown.
supervision-index-petitions = Late petitions
supervision-index-lack-authority = who decides
supervision-index-lack-time = the time
supervision-index-lack-fee = the fee
supervision-index-lack-parts = the parts
supervision-index-lack-basis = the legal basis

supervision-index-group-publicity = Publicity
supervision-index-group-progress = Progress
supervision-index-group-online = Online service
supervision-index-group-digitisation = Digitisation
supervision-index-group-payment = Online payment
supervision-index-group-satisfaction = Satisfaction

supervision-index-part-announced = Procedures announced on time
supervision-index-part-complete = Procedures published with everything
supervision-index-part-synchronised = Dossiers synchronised to the portal
supervision-index-part-on-time = Dossiers done early and on time
supervision-index-part-offered = Procedures offered online
supervision-index-part-with-filings = Online procedures with online filings
supervision-index-part-filed-online = Dossiers filed online
supervision-index-part-parts-digitised = Accepted dossiers with digitised parts
supervision-index-part-results-digitised = Digitised results
supervision-index-part-parts-reused = Digitised parts used again
supervision-index-part-portal-reused = Data used again from the portal
supervision-index-part-fee-paid = Procedures with a fee that was paid
supervision-index-part-fee-online = Procedures with a fee that was paid online
supervision-index-part-paid-online = Dossiers with a fee paid online
supervision-index-part-petitions = Petitions handled on time
supervision-index-part-handling = Content with how petitions are handled
supervision-index-part-content = Content with how dossiers were handled

supervision-index-how-announced = The day of announcement is not kept against the day a text takes force, so it is not computed.
supervision-index-how-complete = Of procedures with dossiers in the period, those that say who decides, in what time, for what fee, with which parts and on what basis.
supervision-index-how-synchronised = The portal is not connected, so it is not computed.
supervision-index-how-on-time = Done early and on time, of all done and of those open late; judged by dates.
supervision-index-how-offered = Procedures with dossiers in the period that may be filed online, of all procedures with dossiers.
supervision-index-how-with-filings = Procedures that may be filed online and were, at least once in the period.
supervision-index-how-filed-online = Dossiers filed online, of all dossiers of procedures that may be filed online.
supervision-index-how-parts-digitised = Dossiers received in the period, accepted, with a file for one part at least.
supervision-index-how-results-digitised = Dossiers finished in the period with a result file; a procedure without a result counts as done.
supervision-index-how-parts-reused = That parts are used again is not noted yet, so it is not computed.
supervision-index-how-portal-reused = The portal is not connected, so it is not computed.
supervision-index-how-fee-paid = Procedures with dossiers that owe a fee, and for which something was paid; all points from 80 %.
supervision-index-how-fee-online = Procedures with dossiers that owe a fee, and for which something was paid online; all points from 80 %.
supervision-index-how-paid-online = Dossiers that owe a fee and paid it online; all points from 30 %.
supervision-index-how-petitions = Petitions ended in time, of all that ended in the period and those open late.
supervision-index-how-handling = Nobody is asked about the handling of petitions yet, so it is not computed.
supervision-index-how-content = Very satisfied and satisfied, of all answers in the period; below are the answers of the others.

supervision-said = What people said of dossiers with this person's part
supervision-said-note = Several people serve in one dossier. No dossier is named, so that people may speak freely.

supervision-weights-title = Weights of the index
supervision-weights-lead = Each version holds from a day on and is never changed, so that the index of a past period stays what it was.
supervision-weights-from = From { $day } on
supervision-weights-full-at = All points from
supervision-weights-new = Enter a new version
supervision-weights-valid-from = Holds from
supervision-weights-valid-from-hint = From today on, and after the newest version.
supervision-weights-source = Basis
supervision-weights-source-hint = Number and date of the decision.
supervision-weights-choose = Choose how sure it is
supervision-weights-save = Save the version
supervision-weights-done = The new version of the weights is saved.
supervision-weights-after = It must begin after the newest version, which holds from { $day }.
supervision-weights-past = This day is over; the index of a past period does not change.
supervision-weights-source-missing = A basis is needed, of { $most } letters at most.
supervision-weights-points = Points are a number from 0 to those of the group, with two decimals at most.
supervision-weights-full = The share is from 0.1 to 100 %, with one decimal at most.
supervision-weights-sum = The parts of the group add up to { $rest ->
    [0] { $whole }
   *[other] { $whole }.{ $rest }
 } points and must be { $points }.
supervision-weights-certainty = How sure it is was not chosen.
supervision-policy-weights = Only the Office of the province may enter new weights of the index.
