# What `motcua --help` and the commands say.

motcua-help = The one-stop service centre: takes dossiers in, keeps their deadlines, gives the results back
motcua-help-demo = Makes a demo store for Nghe An if there is none, shows the accounts and serves it
motcua-help-serve = Serves a store
motcua-help-accounts = Lists the accounts with their unit and roles; in a demo store with their password too
motcua-help-token = API tokens
motcua-help-token-create = Makes an API token for an account and prints it once
motcua-help-import = Reads units, a calendar or the catalogue from a file: all of it or nothing
motcua-help-deadline = Says when something is due, and why
motcua-help-check = Checks a code and shows the form it is stored in
motcua-help-form = Writes a form of a dossier (01 to 06) or a unit's register of a year (07)
motcua-help-audit = The audit chains
motcua-help-audit-verify = Recomputes every chain and names the first broken place
motcua-help-audit-heads = Shows the signed heads of the chains
motcua-help-backup = Writes a backup of the store, also while it is served
motcua-help-restore = Makes a store from a backup; a damaged backup is refused before anything is touched
motcua-help-generate = Adds synthetic dossiers to a store, over the years and in realistic states
motcua-help-bench = Measures the work of a centre beside the raw limits of the database

motcua-help-any-data = Folder of the store [default: motcua-data; MOTCUA_DATA]
motcua-help-any-database = sqlite:PATH or postgres://… [default: motcua.db in the folder of the store; MOTCUA_DATABASE]
motcua-help-any-log = What is logged on stderr: info, motcua=debug,warn … [default: info; MOTCUA_LOG]
motcua-help-any-lang = Language of the answers [default: vi; MOTCUA_LANG]
motcua-help-any-config = A TOML file with settings [MOTCUA_CONFIG]
motcua-help-any-json = One JSON document on stdout
motcua-help-any-listen = Address and port [default: 127.0.0.1:8080; MOTCUA_LISTEN]
motcua-help-any-files = Folder or s3://… for uploaded files [default: files in the folder of the store; MOTCUA_FILES]
motcua-help-any-out = The file to write
motcua-help-demo-now = Where the clock starts; it ticks on from there
motcua-help-token-create-account = The account, as `motcua accounts` names it
motcua-help-token-create-days = Days the token is valid
motcua-help-import-kind = What the file holds
motcua-help-import-file = CSV or JSONL with the columns of the shipped data
motcua-help-import-dry_run = Checks the file and changes nothing
motcua-help-deadline-received = When it was received, in Vietnam's time
motcua-help-deadline-limit = Working days 1wd, working hours 8h, calendar days 30d, months 1mo, or same-day
motcua-help-deadline-pause = A time in which the clock stood; may be given several times
motcua-help-check-kind = The kind of code
motcua-help-check-value = The code; spaces, dots and hyphens are as people write them
motcua-help-form-form = Number of the form
motcua-help-form-dossier = Code of the dossier
motcua-help-form-unit = The unit whose register it is (form 07)
motcua-help-form-year = The year of the register (form 07)
motcua-help-form-out = The file to write: .pdf, for form 07 also .xlsx
motcua-help-audit-verify-heads = Signed heads that were kept elsewhere
motcua-help-backup-file = The file to write
motcua-help-restore-file = The backup
motcua-help-generate-dossiers = How many dossiers
motcua-help-generate-seed = The same seed makes the same dossiers
motcua-help-bench-dossiers = How many dossiers the measured store holds

motcua-usage = Wrong usage: { $detail }
motcua-file-fault = The file cannot be used: { $detail }
motcua-store-fault = The store cannot be used: { $detail }
motcua-store-missing = There is no store at { $detail }
motcua-listen-fault = Cannot listen there: { $detail }

motcua-deadline-due = Due { $at }

motcua-starting-title = Motcua is starting
motcua-starting-detail = The store is being made ready. This page comes back by itself in a moment.

motcua-store-claimed = Another server is using { $detail }
motcua-backup-fault = The backup cannot be used: { $detail }
motcua-listening = Motcua listens on { $address }
motcua-import-done = { $rows } rows read, { $changed } changed
motcua-import-checked = { $rows } rows read, { $changed } would change; nothing was changed
motcua-generated = { $count } dossiers added
motcua-accounts-login = Account
motcua-accounts-password = Password
motcua-accounts-unit = Unit
motcua-accounts-roles = Roles
motcua-accounts-person = Person
motcua-form-written = Written: { $file }
motcua-audit-whole = { $chains } chains with { $entries } entries are whole
motcua-audit-broken = The chain of unit { $unit } is broken at entry { $entry }: { $why }
motcua-audit-changed = the entry was changed, moved or slipped in
motcua-audit-missing = the entry is missing
motcua-audit-surplus = the entry stands behind the end of its chain
motcua-audit-cut-off = the chain was cut off here
motcua-audit-rolled-back = an older state was put back: a signed head is further
motcua-audit-rewritten = the chain was written anew: a signed head says something else
motcua-audit-key = The store has no key of its own; the heads are checked against the key they name: { $key }
motcua-form-fault = The form cannot be made: { $detail }
motcua-backup-written = Backup written to { $file }: { $rows } rows, { $files } files
motcua-restored = Store restored in { $folder }: { $rows } rows
