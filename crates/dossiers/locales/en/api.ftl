dossier-idempotency-key = The idempotency key must have 1 to 200 printable characters.
dossier-idempotency-other = This idempotency key was used for another request. Use a new one.
dossier-if-match = If-Match must be the sequence number (seq) of the dossier as you saw it.
dossier-person-unknown = There is no such account.
dossier-state-unknown = There is no such state.
dossier-moment = Write a day as 2026-11-23, or a moment as 2026-11-23T08:00:00+07:00.
dossier-no-appointment = The dossier has not been accepted yet, so it has no appointment.
dossier-form-unknown = There are only the forms 01.pdf to 06.pdf.
