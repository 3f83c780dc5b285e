# Limits and the working calendar (crate calendar)

calendar-limit-working-day = { $amount ->
    [one] 1 working day
   *[other] { $amount } working days
}
calendar-limit-hour = { $amount ->
    [one] 1 working hour
   *[other] { $amount } working hours
}
calendar-limit-day = { $amount ->
    [one] 1 day
   *[other] { $amount } days
}
calendar-limit-month = { $amount ->
    [one] 1 month
   *[other] { $amount } months
}
calendar-limit-same-day = the same day
calendar-limit-form = This is not a limit. Write 3wd (working days), 8h (working hours), 30d (days), 1mo (months) or same-day.
calendar-limit-zero = A limit is at least 1.
calendar-limit-large = The limit is too large: at most { $max }.

calendar-span-days = { $days ->
    [one] 1 working day
   *[other] { $days } working days
}
calendar-span-days-hours = { $days ->
    [one] 1 working day
   *[other] { $days } working days
} { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
calendar-span-hours = { $hours ->
    [one] 1 working hour
   *[other] { $hours } working hours
}
calendar-span-hours-minutes = { $hours ->
    [one] 1 working hour
   *[other] { $hours } working hours
} { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
calendar-span-minutes = { $minutes ->
    [one] 1 working minute
   *[other] { $minutes } working minutes
}

calendar-early = Early
calendar-on_time = On time
calendar-late = Late
calendar-in_time = In time
calendar-due_today = Due today
calendar-overdue = Overdue

calendar-pause-form = This is not a pause. Write FROM..TO, such as 2026-10-05T10:00..2026-10-06T09:00.
calendar-pause-backwards = The pause ends before it begins.

calendar-extension-times = { $times ->
    [0] This dossier may not be given a new appointment.
    [one] The one new appointment that is allowed has been given already.
   *[other] All { $times } new appointments that are allowed have been given already.
}
calendar-extension-late = { $days ->
    [0] It is too late for a new appointment: the old one has passed.
    [one] The letter of apology with the new appointment must go out at least 1 day before the old appointment.
   *[other] The letter of apology with the new appointment must go out at least { $days } days before the old appointment.
}
calendar-extension-earlier = The new appointment must be later than the old one.
calendar-extension-outside-hours = The new appointment must lie within the office's working hours.

calendar-hours-none = No office hours are given.
calendar-hours-form = These are not office hours. Write 07:00-11:30, 13:30-17:00.
calendar-hours-order = The windows must lie within one day, in order, without overlapping and with a break between them.
calendar-hours-sum = The hours of a day must come to exactly 8; these come to { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
} { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.

calendar-day-twice = { $date } stands on two rows.
calendar-makeup-weekday = { $date } is an ordinary working day, so it cannot be a make-up day.
calendar-file-columns = The first line of the file must be: { $columns }.
calendar-file-record = This row lacks a column or cannot be read.
calendar-file-date = This is no real date.
calendar-file-kind = The kind must be holiday, swap_off or makeup_work.
calendar-file-name = This may not be empty.

calendar-holiday = Public holiday
calendar-swap_off = Swapped day off
calendar-makeup_work = Make-up working day
calendar-decided = Decided
calendar-provisional = Provisional
calendar-undecided = Not there yet

# The sum of a due time, step by step
calendar-step-received = Received at { $received } (rule E3).
calendar-step-before-opening = Received before opening: counted from { $start } (rule E3).
calendar-step-break = Received during the break: counted from { $start } (rule E3).
calendar-step-after-closing = Received after closing: counted from { $start }, the next working day's opening (rule E3).
calendar-step-rest-day = Received on a day off: counted from { $start }, the next working day's opening (rule E8).
calendar-step-working-days = { $amount ->
    [one] Limit of 1 working day of 8 hours; the day of receipt is not counted, its hour is kept (rules E1, E3).
   *[other] Limit of { $amount } working days of 8 hours each; the day of receipt is not counted, its hour is kept (rules E1, E3).
}
calendar-step-hours = { $amount ->
    [one] Limit of 1 working hour, running on over breaks, nights and days off (rule E4).
   *[other] Limit of { $amount } working hours, running on over breaks, nights and days off (rule E4).
}
calendar-step-days = { $amount ->
    [one] Limit of 1 day, days off included, the day of receipt not counted, until closing time (rules E5, N6).
   *[other] Limit of { $amount } days, days off included, the day of receipt not counted, until closing time (rules E5, N6).
}
calendar-step-months = { $amount ->
    [one] Limit of 1 month, to the same day number (or the last day of that month), until closing time (rule N6).
   *[other] Limit of { $amount } months, to the same day number (or the last day of that month), until closing time (rule N6).
}
calendar-step-same-day = Same-day procedure: received by 15:00, so due at closing time of that day (rules E6, A60).
calendar-step-same-day-late = Same-day procedure, but received after 15:00: due at closing time of the next working day (rules E6, A60).
calendar-step-old-appointment = The old appointment was { $received }; the extension is counted from there (rule A30).
calendar-step-extension = An apology gave a new appointment: { $until } (rule A30).
calendar-step-pause = Paused from { $from } to { $to }: adds { $hours ->
    [0] { $minutes ->
        [one] 1 working minute
       *[other] { $minutes } working minutes
    }
    [one] { $minutes ->
        [0] 1 working hour
        [one] 1 working hour and 1 minute
       *[other] 1 working hour and { $minutes } minutes
    }
   *[other] { $minutes ->
        [0] { $hours } working hours
        [one] { $hours } working hours and 1 minute
       *[other] { $hours } working hours and { $minutes } minutes
    }
} (rule E7).
calendar-step-pause-idle = Paused from { $from } to { $to }: outside working time, so nothing is added (rule E7).
calendar-step-pause-days = Paused from { $from } to { $to }: adds { $days ->
    [one] 1 day at whose closing time the clock stood
   *[other] { $days } days at whose closing time the clock stood
} (rules E7, N6).
calendar-step-more-pauses = { $count ->
    [one] And 1 more pause, counted in the same way (rule E7).
   *[other] And { $count } more pauses, counted in the same way (rule E7).
}
calendar-step-weekend = { $count ->
    [one] 1 Saturday or Sunday is not worked (rule E8).
   *[other] { $count } Saturdays and Sundays are not worked (rule E8).
}
calendar-step-holiday = { $date } is off: { $name_en } (rule E9).
calendar-step-swap-off = { $date } is off: { $name_en } (rule E8).
calendar-step-makeup-work = { $date } is worked: { $name_en } (rule E8).
calendar-step-more-days = { $count ->
    [one] And 1 more day off or make-up day (rule E8).
   *[other] And { $count } more days off and make-up days (rule E8).
}
calendar-step-moved = The last day, { $from }, is a day off: moved to the end of the next working day, { $to } (rule E5).
calendar-step-year-provisional = The days off of { $year } are only provisional; when the official plan is out, the time is computed anew (rules E8, E11).
calendar-step-year-undecided = The days off of { $year } are not decided yet: only weekends are left out; when they are, the time is computed anew (rules E8, E11).
calendar-step-due = Due: { $due } (rule { $rule }).
