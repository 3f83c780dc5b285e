# Thời hạn và lịch làm việc (crate calendar)

calendar-limit-working-day = { $amount } ngày làm việc
calendar-limit-hour = { $amount } giờ làm việc
calendar-limit-day = { $amount } ngày
calendar-limit-month = { $amount } tháng
calendar-limit-same-day = trong ngày
calendar-limit-form = Thời hạn chưa đúng. Cách viết: 3wd (ngày làm việc), 8h (giờ làm việc), 30d (ngày), 1mo (tháng) hoặc same-day (trong ngày).
calendar-limit-zero = Thời hạn phải từ 1 trở lên.
calendar-limit-large = Thời hạn quá lớn: nhiều nhất { $max }.

calendar-span-days = { $days } ngày làm việc
calendar-span-days-hours = { $days } ngày { $hours } giờ làm việc
calendar-span-hours = { $hours } giờ làm việc
calendar-span-hours-minutes = { $hours } giờ { $minutes } phút làm việc
calendar-span-minutes = { $minutes } phút làm việc

calendar-early = Trước hạn
calendar-on_time = Đúng hạn
calendar-late = Quá hạn
calendar-in_time = Còn hạn
calendar-due_today = Đến hạn hôm nay
calendar-overdue = Quá hạn

calendar-pause-form = Khoảng dừng chưa đúng. Cách viết: TỪ..ĐẾN, ví dụ 2026-10-05T10:00..2026-10-06T09:00.
calendar-pause-backwards = Khoảng dừng kết thúc trước khi bắt đầu.

calendar-extension-times =
    { $times ->
        [0] Hồ sơ này không được hẹn lại.
       *[other] Đã hẹn lại đủ số lần cho phép ({ $times } lần).
    }
calendar-extension-late =
    { $days ->
        [0] Không hẹn lại được nữa: thời hạn đã hết.
       *[other] Văn bản xin lỗi và hẹn lại phải gửi chậm nhất { $days } ngày trước ngày hẹn trả.
    }
calendar-extension-earlier = Ngày hẹn mới phải sau ngày hẹn cũ.
calendar-extension-outside-hours = Ngày hẹn mới phải nằm trong giờ làm việc của cơ quan.

calendar-hours-none = Chưa có khung giờ làm việc nào.
calendar-hours-form = Giờ làm việc chưa đúng. Cách viết: 07:00-11:30, 13:30-17:00.
calendar-hours-order = Các khung giờ phải nằm trong một ngày, theo thứ tự, không chồng lên nhau và có khoảng nghỉ ở giữa.
calendar-hours-sum = Giờ làm việc trong ngày phải đủ đúng 8 giờ; ở đây là { $hours } giờ { $minutes } phút.

calendar-day-twice = Ngày { $date } có hai dòng.
calendar-makeup-weekday = Ngày { $date } là ngày làm việc trong tuần, không thể là ngày làm bù.
calendar-file-columns = Dòng đầu của tệp phải là: { $columns }.
calendar-file-record = Dòng này không đủ cột hoặc không đọc được.
calendar-file-date = Không phải là ngày có thật.
calendar-file-kind = Loại ngày phải là holiday, swap_off hoặc makeup_work.
calendar-file-name = Không được để trống.

calendar-holiday = Ngày nghỉ lễ, tết
calendar-swap_off = Ngày nghỉ hoán đổi
calendar-makeup_work = Ngày làm bù
calendar-decided = Đã có quyết định
calendar-provisional = Tạm tính
calendar-undecided = Chưa có

# Cách tính hạn trả, từng bước
calendar-step-received = Tiếp nhận lúc { $received } (quy tắc E3).
calendar-step-before-opening = Tiếp nhận trước giờ làm việc: tính từ { $start } (quy tắc E3).
calendar-step-break = Tiếp nhận trong giờ nghỉ: tính từ { $start } (quy tắc E3).
calendar-step-after-closing = Tiếp nhận sau giờ làm việc: tính từ { $start }, đầu ngày làm việc tiếp theo (quy tắc E3).
calendar-step-rest-day = Tiếp nhận vào ngày nghỉ: tính từ { $start }, đầu ngày làm việc tiếp theo (quy tắc E8).
calendar-step-working-days = Thời hạn { $amount } ngày làm việc, mỗi ngày 8 giờ, không tính ngày tiếp nhận, giữ giờ tiếp nhận làm giờ hẹn trả (quy tắc E1, E3).
calendar-step-hours = Thời hạn { $amount } giờ làm việc, cộng dồn qua giờ nghỉ, cuối ngày và ngày nghỉ (quy tắc E4).
calendar-step-days = Thời hạn { $amount } ngày, tính cả ngày nghỉ, không tính ngày tiếp nhận, đến hết giờ làm việc (quy tắc E5, N6).
calendar-step-months = Thời hạn { $amount } tháng, đến ngày cùng số của tháng cuối (nếu không có thì ngày cuối tháng), hết giờ làm việc (quy tắc N6).
calendar-step-same-day = Trả trong ngày: tiếp nhận đến 15:00 thì trả trước khi hết giờ làm việc cùng ngày (quy tắc E6, A60).
calendar-step-same-day-late = Trả trong ngày, nhưng tiếp nhận sau 15:00: trả trong ngày làm việc tiếp theo (quy tắc E6, A60).
calendar-step-old-appointment = Hẹn trả cũ: { $received }; gia hạn tính từ đây (quy tắc A30).
calendar-step-extension = Đã xin lỗi và hẹn lại: { $until } (quy tắc A30).
calendar-step-pause = Tạm dừng từ { $from } đến { $to }: cộng thêm { $hours ->
    [0] { $minutes } phút
   *[other] { $minutes ->
        [0] { $hours } giờ
       *[other] { $hours } giờ { $minutes } phút
    }
} làm việc (quy tắc E7).
calendar-step-pause-idle = Tạm dừng từ { $from } đến { $to }: ngoài giờ làm việc, không cộng thêm (quy tắc E7).
calendar-step-pause-days = Tạm dừng từ { $from } đến { $to }: cộng thêm { $days } ngày, là những ngày mà đến hết giờ làm việc hồ sơ vẫn đang tạm dừng (quy tắc E7, N6).
calendar-step-more-pauses = Và { $count } lần tạm dừng khác, tính như trên (quy tắc E7).
calendar-step-weekend = { $count } ngày thứ Bảy, Chủ nhật không làm việc (quy tắc E8).
calendar-step-holiday = { $date } nghỉ: { $name_vi } (quy tắc E9).
calendar-step-swap-off = { $date } nghỉ: { $name_vi } (quy tắc E8).
calendar-step-makeup-work = { $date } làm việc: { $name_vi } (quy tắc E8).
calendar-step-more-days = Và { $count } ngày nghỉ, làm bù khác (quy tắc E8).
calendar-step-moved = Ngày cuối { $from } là ngày nghỉ: chuyển sang hết ngày làm việc tiếp theo, { $to } (quy tắc E5).
calendar-step-year-provisional = Lịch nghỉ năm { $year } mới tạm tính, chưa có văn bản chính thức; khi có sẽ tính lại (quy tắc E8, E11).
calendar-step-year-undecided = Chưa có lịch nghỉ năm { $year }: chỉ trừ thứ Bảy, Chủ nhật; khi có sẽ tính lại (quy tắc E8, E11).
calendar-step-due = Hẹn trả: { $due } (quy tắc { $rule }).
