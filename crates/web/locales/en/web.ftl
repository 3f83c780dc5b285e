web-brand = Motcua
web-skip = Skip to the main content
web-menu = Menu
web-navigation = Navigation
web-other-language = Vietnamese
web-search-label = Find a dossier, a person or a procedure
web-search-placeholder = Find a dossier, person, procedure ( / )
web-sign-out = Sign out
web-demo = Demonstration data: none of these people or dossiers is real.
web-nav-track = Find my dossier
web-nav-board = Procedures
web-nav-petitions = Petitions
web-foot = One door: where administrative procedures are handled.
web-sign-in-staff = Staff sign-in

web-home-title = Public Administration Service Centre
web-home-lead = See where your dossier is and when the result will be ready, or look up which papers a procedure needs.
web-home-track = Find my dossier
web-home-code = Dossier code
web-home-code-hint = Printed on your receipt, for example H41.042-261123-0014
web-home-track-go = Find it
web-home-board = Procedures
web-home-board-lead = Which papers you need, how long it takes, what it costs and where to go.
web-home-board-search = What do you need to do?
web-home-board-hint = Type the Vietnamese name with or without marks, for example: khai sinh, chung thuc
web-home-board-go = Find the procedure

web-sign-in-title = Sign in
web-sign-in-lead = For staff. Citizens need no account to follow a dossier.
web-sign-in-login = User name
web-sign-in-password = Password
web-sign-in-go = Sign in
web-sign-in-help = Your user name was kept. Check Caps Lock and the Vietnamese keyboard, then type the password again, or ask your unit's administrator.

web-password-title = Change password
web-password-lead = Afterwards the account is signed out everywhere and you sign in again with the new password.
web-password-old = Present password
web-password-new = New password
web-password-hint = A phrase of a few words is better than one short, odd word.
web-password-again = New password again
web-password-go = Change password
web-password-differs = The two new passwords are not the same.

web-summary-title = Something needs correcting.
web-summary-kept = Everything you typed is still here.
web-paging = Pages
web-next-page = Next page
web-first-page = First page

web-monday = Monday
web-tuesday = Tuesday
web-wednesday = Wednesday
web-thursday = Thursday
web-friday = Friday
web-saturday = Saturday
web-sunday = Sunday
web-working-minutes = { $count ->
    [one] { $shown } working minute
   *[other] { $shown } working minutes
}
web-working-hours = { $count ->
    [one] { $shown } working hour
   *[other] { $shown } working hours
}
web-working-days = { $count ->
    [one] { $shown } working day
   *[other] { $shown } working days
}
web-done-password = The password is changed. Sign in with the new one.
web-password-first = This is a first password. Choose one of your own to begin work.
web-typed-number = Digits only, please.
web-typed-amount = This is no possible amount.
web-typed-date = That is not a date. Write it like 14/03/1992.
web-typed-moment = That is not a date and time. Write it like 25/11/2026 08:14.
