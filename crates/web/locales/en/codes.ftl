# Codes and numbers (kernel::codes, kernel::card)

code-empty = Nothing was entered.
code-too-long = Too long: at most { $max } characters.

code-personal-letters = A personal number has digits only.
code-personal-length = A personal number has { $expected } digits; this one has { $length }.
code-personal-birth-year = The personal number says the year of birth { $inside }, but { $given } was given. Check the number and the date of birth.
code-personal-sex = The sex in the personal number differs from the one given. Check the number and the sex.
code-personal-place = The place of birth registration { $place } is not on the list of provinces. Compare it with the card; you may go on.
code-personal-century = The personal number says the year of birth { $year }. Compare it with the card; you may go on.

code-tax-letters = A tax code has digits only.
code-tax-length = A tax code has 10 digits, 13 with a branch, or 12 if it is a personal number; this one has { $length }.
code-tax-zeros = A tax code cannot have seven zeros in a row in its middle.
code-tax-check = The check digit of the tax code is wrong. Look at each digit again.
code-tax-branch = The branch number in a tax code runs from 001 to 999.

code-phone-letters = A phone number has digits only; it may begin with a plus sign.
code-phone-length = This phone number should have { $expected } digits, counted from the leading 0; it has { $length }.
code-phone-prefix = A phone number begins with 03, 05, 07, 08 or 09 (mobile) or 02 (fixed line), or with +84 in place of the 0.

code-old-id-letters = An old identity card number has digits only.
code-old-id-length = An old identity card number has { $expected } digits; this one has { $length }.
code-passport-form = A passport number is one letter and 7 or 8 digits.

code-agency-characters = An agency code has only digits, plain letters and dots.
code-agency-level = An agency code has a first level of one letter from A to Y and two digits, such as H41.
code-agency-group = The agency code has an empty group between two dots.

code-procedure-form = A procedure code is one digit, a dot and six digits, such as 1.001193.
code-procedure-province = The end of a procedure code must be a province's code, as in 1.012790.H41.

code-dossier-form = A dossier code is an agency code, the day of receipt and a number, such as H41.042-261124-0001.
code-dossier-agency = The agency part of the dossier code is wrong; a right one is H41.042.
code-dossier-date = The day in the dossier code is no real day written as year, month, day, such as 261124.
code-dossier-sequence = The number at the end of a dossier code has 4 to 12 digits.
code-dossier-central = The code of the body that owns a central system has only two digits.

code-card-form = This is not the text of an identity card's QR code: { $expected } fields are needed, { $fields ->
    [one] there is 1
   *[other] there are { $fields }
}.
code-card-name = The name in the QR code is empty or holds strange characters. Type it by hand.
code-card-birth-date = The date of birth in the QR code is no real date. Type it by hand.
code-card-sex = The sex in the QR code is neither male nor female. Choose it by hand.
