procedure-nav = Procedures

# Words
procedure-level-commune = commune
procedure-level-province = province
procedure-level-ministry = ministry
procedure-level-other = other bodies
procedure-scope = Level
procedure-scope-board = Done at commune centres
procedure-scope-commune = Commune level
procedure-scope-province = Province level
procedure-scope-ministry = Ministry level
procedure-scope-other = Other bodies
procedure-scope-all = All levels
procedure-channel-direct = At the centre
procedure-channel-online = Online
procedure-channel-post = By post
procedure-every-channel = Every way of applying
procedure-every-field = All fields
procedure-all-units = All units
procedure-part-submit = to hand in
procedure-part-present = to show
procedure-part-item = paper
procedure-free = Free
procedure-time-working-day = { $amount ->
    [one] { $amount } working day
   *[other] { $amount } working days
}
procedure-time-day = { $amount ->
    [one] { $amount } day
   *[other] { $amount } days
}
procedure-time-hour = { $amount ->
    [one] { $amount } working hour
   *[other] { $amount } working hours
}
procedure-time-month = { $amount ->
    [one] { $amount } month
   *[other] { $amount } months
}
procedure-time-same-day = On the same day
procedure-time-unspecified = { $amount }, without a unit
procedure-time-none = Not given
procedure-time-unit-working-day = working days
procedure-time-unit-day = calendar days
procedure-time-unit-hour = working hours
procedure-time-unit-month = months
procedure-time-unit-same-day = on the same day
procedure-time-unit-unspecified = a number without a unit (gap)
procedure-time-unit-none = no time given (gap)
procedure-certainty-v = read in the source
procedure-certainty-r = reported by a second hand
procedure-certainty-m = from memory, to be checked
procedure-certainty-d = decided here, or a demo setting
procedure-measure-case = case
procedure-measure-copy = copy
procedure-measure-page = page
procedure-measure-council = set by the provincial People’s Council, amount not at hand
procedure-fee-kind-free = free
procedure-fee-kind-fixed = a fixed amount
procedure-fee-kind-provincial-council = set by the provincial People’s Council
procedure-fee-kind-unspecified = not given
procedure-fee-kind-ambiguous = unreadable in the source
procedure-fee-kind-suspect = doubtful in the source
procedure-step-intake = Take in
procedure-step-assign = Assign
procedure-step-process = Work on it
procedure-step-check = Check
procedure-step-sign = Sign
procedure-step-issue = Issue and return
procedure-step-whole = Whole work in one step, with sign-off
procedure-step-act = One act at the counter
procedure-step-none = (no step)
procedure-role-receiver = Receiver
procedure-role-returner = Returner
procedure-role-cashier = Cashier
procedure-role-digitiser = Digitiser
procedure-role-head = Head of division
procedure-role-specialist = Specialist
procedure-role-consulted = Consulted unit
procedure-role-signer = Signer
procedure-role-issuer = Issuing clerk
procedure-role-director = Director of the centre
procedure-role-department-admin = Department administrator
procedure-role-commune-admin = Commune administrator
procedure-role-leader = Leader
procedure-role-provincial-centre = Provincial centre
procedure-role-provincial-office = Provincial office
procedure-role-police-admin = Police administrator
procedure-role-operator = Operator
procedure-place-centre = the centre that took it in
procedure-place-division = the division of the field
procedure-place-body = the competent body
procedure-place-unit = a named unit

# Gaps
procedure-limit-missing = Not known yet
procedure-gap-no-unit = The national catalogue gives no unit for this limit.
procedure-gap-no-time = The national catalogue gives no time for this procedure.
procedure-gap-zero = The national catalogue gives the time 0.
procedure-fee-gap-council = Set by the provincial People’s Council
procedure-fee-gap-several = Several amounts; the centre tells which
procedure-fee-gap-unspecified = Not given; ask at the centre
procedure-fee-gap-unreadable = Unreadable in the national catalogue; ask at the centre
procedure-fee-gap-foreign = In a foreign currency; ask at the centre
procedure-limit-from-unit = Limit set by the unit: { $basis }
procedure-limit-from-setting = Limit set for all units: { $basis }
procedure-limit-from-channel = National catalogue, decision { $basis }, for this way of applying
procedure-limit-from-procedure = National catalogue, decision { $basis }
procedure-limit-from-clerk = Named at intake: { $basis }

# Public board
procedure-board-title = Administrative procedures
procedure-board-lead = Find what you need to do: which papers, how long it takes, what it costs and where to go.
procedure-board-search = What do you need to do?
procedure-board-hint = Type the Vietnamese name, with or without marks, or the code. For example: khai sinh, chung thuc
procedure-board-go = Find
procedure-board-fields = Choose a field
procedure-board-found = { $count ->
    [0] No procedure found.
    [one] { $count } procedure found.
   *[other] { $count } procedures found.
}
procedure-board-by-abbreviation = Nothing has exactly these words; these have them as an abbreviation.
procedure-board-nothing = No procedure has all these words.
procedure-board-nothing-help = Try fewer words, choose another level, or ask at any centre.
procedure-board-back = All fields
procedure-board-gaps = { $count ->
    [one] { $count } more entry of the board without details
   *[other] { $count } more entries of the board without details
}
procedure-board-gaps-why = These codes stand on a commune’s board, but the national catalogue at hand gives no details of them. Ask at the centre.
procedure-board-gap-name = (name not known)
procedure-board-source = Source: the national catalogue of procedures. The list of communes’ procedures is that of one sample commune until the province’s own list is imported.

# One procedure
procedure-one-code = Code { $code }
procedure-one-time-fee = Time and fee
procedure-one-channel = How to apply
procedure-one-limit = Time limit
procedure-one-fee = Fee
procedure-one-hard = In mountainous, island and other hard areas: { $limit }
procedure-one-where = Where to go
procedure-one-where-commune = The Public Administration Service Centre of the commune or ward.
procedure-one-where-other = The body named below, or ask at any Public Administration Service Centre.
procedure-one-where-any = Any centre in the province takes it in, wherever you live.
procedure-one-where-central = It is handled on the central system of { $system }.
procedure-one-agency = Carried out by
procedure-one-authority = Decided by
procedure-one-result = What you get
procedure-one-subjects = Who may apply
procedure-one-parts = Papers needed
procedure-one-no-parts = The national catalogue lists no papers for this procedure. Ask at the centre.
procedure-one-always = In every case
procedure-one-count = { $originals ->
    [one] { $originals } original
   *[other] { $originals } originals
}, { $copies ->
    [one] { $copies } copy
   *[other] { $copies } copies
}
procedure-one-truncated = the title is longer in the source
procedure-one-form = form: { $file }
procedure-one-forms = Forms to fill in
procedure-one-basis = Legal basis
procedure-one-version = Decision { $decision }, version { $number }, in force from { $from }, collected { $as_of }.
procedure-one-portal = See it on the National Portal
procedure-price-copy = { $amount } a copy
procedure-price-page = { $amount } a page
procedure-price-first = { $amount } for each of the first { $pages } pages
procedure-price-further = { $amount } for each page from page { $page }
procedure-price-cap = at most { $amount } a copy
procedure-fee-line-case = Fee
procedure-fee-line-copies = Copies
procedure-fee-line-pages = First pages
procedure-fee-line-further = Further pages
procedure-fee-line-cap = Reduction to the most a copy costs
procedure-fee-line-exemption = Exemption

# Administrators' pages
procedure-list-title = Catalogue of procedures
procedure-list-search = Name, abbreviation or code
procedure-list-go = Show
procedure-list-nothing-help = Change the words or the filters.
procedure-gaps = Gaps
procedure-gaps-any = With or without gaps
procedure-gaps-limit = Time limit missing
procedure-gaps-fee = Fee missing
procedure-gaps-parts = No papers listed
procedure-code = Code
procedure-name = Name
procedure-field = Field
procedure-levels = Levels
procedure-version = Version
procedure-versions = Versions over time
procedure-decision = Decision
procedure-reason = Why
procedure-reason-hint = One sentence for the history.
procedure-author = By
procedure-author-import = import
procedure-in-force = in force
procedure-never = replaced from its first day
procedure-as-of = Collected
procedure-time-source = Time in the source
procedure-from-where = Where it is from
procedure-other-times = The source also gives: { $times }
procedure-has-gaps = The national catalogue leaves something out here.
procedure-who-department = It can be set by the administrator of { $department }, by the provincial centre, and for one commune’s time limit by the commune’s administrator.
procedure-who-centre = It can be set by the provincial centre, and for one commune’s time limit by the commune’s administrator.
procedure-limits = Time limits set
procedure-fees = Fees set
procedure-nothing-set = Nothing set.
procedure-fee-reduced = { $percent } % off: { $exemption }
procedure-unit = Unit
procedure-valid-from = From
procedure-valid-to = Last day
procedure-source = Source
procedure-source-hint = Number of the decision or document where it is written.
procedure-certainty = How sure
procedure-process = Internal e-process
procedure-step = Step
procedure-step-number = No.
procedure-step-place = Where
procedure-step-unit = Code of the named unit
procedure-role = Role
procedure-budget = Budget
procedure-minutes = Working minutes
procedure-steps-set = Set by an administrator.
procedure-steps-default = The default process: nobody has set another.
procedure-steps-calendar = The default process. The limit is in calendar days, so budgets follow from the working hours until the appointment of each dossier.
procedure-steps-no-limit = There are no budgets without a time limit.
procedure-place = Where it is taken in and decided
procedure-non-boundary-yes = Any centre of the province takes it in.
procedure-non-boundary-no = Only the competent body’s own centre takes it in.
procedure-correct = Correct from a day on
procedure-set-limit = Set a time limit
procedure-set-fee = Set a fee
procedure-set-process = Set the e-process
procedure-set-titles = Short titles of papers
procedure-set-terms = Terms of supplements and extensions
procedure-set-place = Place and competence
procedure-public-page = Public page
procedure-save = Save
procedure-limit-lead = The setting of the nearest unit comes before the national catalogue. It counts from its day on; dossiers taken in before keep their appointment.
procedure-amount = Amount
procedure-amount-hint = For example 3 or 1,5. Leave it empty for the same day.
procedure-time-unit = Counted in
procedure-hard-add = Added in hard areas
procedure-hard-add-hint = In the same unit; leave it empty for none.
procedure-from-hint = Today or later: the past is never edited.
procedure-case = Case
procedure-case-hint = Only for this case; leave it empty for all.
procedure-measure = Counted by
procedure-price = Amount in dong
procedure-money-hint = For example 20.000
procedure-first-pages = Pages at this price
procedure-first-pages-hint = For fees by pages; 0 or empty means all pages.
procedure-then-amount = Price of each further page
procedure-cap = At most, a copy
procedure-exemption = Exemption
procedure-exemption-hint = Leave it empty for the plain fee. With a name, this row takes a part off the fee.
procedure-percent = Takes off, in %
procedure-reduction-cap = Takes off at most
procedure-process-total = The budgets must add up to the limit: { $minutes } working minutes.
procedure-process-shares = The limit is not in working time here, so budgets are taken as shares.
procedure-what = What is set
procedure-what-non-boundary = Intake at any centre
procedure-what-competence = Who decides
procedure-listed = Any centre of the province takes it in
procedure-competence-place = For dossiers of
procedure-competence-body = Code of the deciding unit
procedure-competence-body-hint = A commune, a department or a division, for example H41.042.03
procedure-titles-lead = The short title is shown first; the whole title stays one key away. Leave it empty to show the beginning of the title.
procedure-titles-short = Short title { $number }
procedure-correct-lead = This adds a version that holds from the day below. Versions before it, and dossiers bound to them, stay as they are. Time limits and fees that are set for units come before those of the version.
procedure-correct-time-hint = A new time holds for every way of applying.
procedure-fee-kind = Fee in the catalogue
procedure-basis-hint = Numbers, separated by semicolons.
procedure-system = Handled on
procedure-system-hint = “provincial”, or the body whose central system handles it.
procedure-on-board = On the commune’s board
procedure-parts-hint = One paper a line: title | originals | copies | case | submit, present or item | form file

# Refusals
procedure-not-found = There is no procedure { $code }.
procedure-not-in-force = No version of procedure { $code } is in force on { $date }.
procedure-not-competent = This unit cannot decide this procedure. Choose a commune, a department or one of its divisions that fits the procedure’s level.
procedure-forbidden-import = Only the provincial centre or the command line may import the catalogue.
procedure-forbidden-pages = Your roles do not open the catalogue’s pages.
procedure-forbidden-correct = Only the administrator of the department in charge of this field, or the provincial centre, may change this.
procedure-forbidden-set = Only the department in charge, the provincial centre, or the administrator of this commune for the commune itself may set this.
procedure-from-past = It must begin today ({ $today }) or later; the past is never edited.
procedure-text-missing = Please fill this in.
procedure-text-long = At most { $most } characters, please.
procedure-levels-missing = Choose at least one level.
procedure-level-unknown = The level is commune, province, ministry or other.
procedure-time-missing = Give an amount above 0 for this unit.
procedure-time-without-unit = Choose a unit for this amount.
procedure-fee-missing = Give the amount of the fixed fee.
procedure-part-count = The number of originals and copies is from 0 to 1000.
procedure-part-line = Line { $line } is not written as the hint shows.
procedure-unit-unknown = There is no unit of this code.
procedure-limit-unit = Choose a unit of time.
procedure-limit-amount = The limit is from 0,1 to 9,999.
procedure-limit-add = The addition is from 0 to 999, and none for the same day.
procedure-fee-amount = Amounts are from 0 to 100.000.000.000 đ.
procedure-fee-pages = The number of pages is from 0 to 10,000.
procedure-fee-percent = An exemption takes off 1 to 100 %; without an exemption leave it empty.
procedure-to-before-from = The last day is before the first.
procedure-date = Please write the day as dd/mm/yyyy or YYYY-MM-DD.
procedure-number = Please write a number.
procedure-money = Please write an amount in whole dong.
procedure-choice = Please choose from the list.
procedure-process-empty = An e-process has at least one step.
procedure-process-single = Whole work in one step, or one act at the counter, is the only step of its process.
procedure-process-unsigned = Somebody must sign: add a step “Sign”.
procedure-process-unit = Step { $step }: give the code of the unit if, and only if, the place is a named unit.
procedure-process-budget = Step { $step }: the budget must be above 0 minutes.
procedure-process-sum = The budgets add up to { $sum } minutes, but the limit is { $limit } minutes.
procedure-import-time = “{ $found }” is not a time: a number with at most one decimal.
procedure-import-unit = “{ $found }” is not a unit of time.
procedure-import-time-unit = An amount must be there exactly when the unit asks for one.
procedure-import-as-of = “{ $found }” is not a month (2026-07) or a day.
procedure-import-count = The number is from 0 to { $most }.
procedure-import-twice = The code { $code } stands in the file twice.
procedure-import-unknown = There is no procedure { $code }; import the procedures first.
procedure-import-seq = The number of a part is from 1 on.
procedure-import-seq-twice = Part { $seq } of { $code } stands in the file twice.
procedure-import-fee-order = The least fee is above the most.
procedure-import-currency = A currency has three capital letters.
procedure-done = Saved. It holds from the day that was given.
procedure-poster = Poster to print (PDF)
procedure-poster-copy = Each copy
procedure-poster-page = Each page
procedure-poster-first = The first { $pages } pages, each
procedure-poster-further = From page { $page } on, each
procedure-poster-cap = At most, each copy
procedure-poster-hours = Hours: { $hours }
procedure-poster-phone = Phone: { $phone }
