# States (H10)
docket-state-draft = Bản nháp
docket-state-sent = Đã gửi, chờ tiếp nhận
docket-state-received = Đã tiếp nhận
docket-state-returned = Trả lại để bổ sung
docket-state-in-work = Đang xử lý
docket-state-collecting = Đang lấy ý kiến
docket-state-answered = Đã trả lời
docket-state-partly-answered = Đã trả lời một phần
docket-state-escalated = Đã trình lên tỉnh
docket-state-concluded = Lãnh đạo tỉnh đã quyết định
docket-state-closed = Đã kết thúc

# Fields
docket-field-target-programmes = Chương trình mục tiêu quốc gia
docket-field-land = Đất đai, cấp giấy chứng nhận
docket-field-land-system = Hệ thống thông tin đất đai
docket-field-cadastre = Bản đồ địa chính
docket-field-environment = Môi trường
docket-field-agriculture = Nông nghiệp
docket-field-veterinary = Thú y
docket-field-forest = Kiểm lâm
docket-field-construction = Xây dựng
docket-field-finance = Tài chính
docket-field-digital = Công nghệ thông tin, chuyển đổi số
docket-field-health = Y tế
docket-field-education = Giáo dục
docket-field-culture = Văn hóa
docket-field-staff = Biên chế, cán bộ
docket-field-regimes = Chế độ, chính sách
docket-field-justice = Tư pháp, hộ tịch
docket-field-one-stop = Một cửa, thủ tục hành chính
docket-field-security = An ninh, quốc phòng
docket-field-other = Lĩnh vực khác

# Whose power it takes
docket-power-department = Thẩm quyền của sở
docket-power-province = Thẩm quyền của UBND tỉnh
docket-power-central = Thẩm quyền của Trung ương
docket-power-unsure = Chưa xác định

# Complexity (H11)
docket-complexity-simple = Đơn giản
docket-complexity-ordinary = Thông thường
docket-complexity-complex = Phức tạp
docket-complexity-several = Phải lấy ý kiến nhiều cơ quan

# Classes of answers (H12)
docket-class-resolved = Đã giải quyết
docket-class-guidance = Hướng dẫn thực hiện
docket-class-partly = Giải quyết một phần
docket-class-beyond-authority = Vượt thẩm quyền

# Clocks
docket-clock-receive = Hạn tiếp nhận hoặc trả lại
docket-clock-complete = Hạn bổ sung
docket-clock-answer = Hạn trả lời bằng văn bản
docket-clock-opinion = Hạn cho ý kiến
docket-clock-content = Hạn phản hồi của xã
docket-clock-office-check = Hạn Văn phòng thẩm tra
docket-clock-office-submit = Hạn Văn phòng trình
docket-clock-leader-opinion = Hạn lãnh đạo cho ý kiến
docket-clock-hold = Buổi làm việc
docket-clock-conclusion = Hạn ban hành thông báo kết luận
docket-clock-task = Hạn nhiệm vụ
docket-clock-review = Hạn xem lại nhiệm vụ
docket-clock-confirm = Hạn xác nhận kết quả
docket-clock-chase = Hạn đôn đốc

# Levels
docket-level-department = Sở, ngành
docket-level-office = Văn phòng UBND tỉnh
docket-level-leader = Lãnh đạo UBND tỉnh

# Timeliness (N1)
docket-timeliness-early = Trước hạn
docket-timeliness-on-time = Đúng hạn
docket-timeliness-late = Quá hạn

# Sessions
docket-session-state-planned = Dự kiến
docket-session-state-held = Đã làm việc, chờ kết luận
docket-session-state-concluded = Đã có kết luận
docket-session-state-cancelled = Đã hủy
docket-record-report = Xã báo cáo
docket-record-opinion = Ý kiến phát biểu
docket-record-finding = Nội dung phát hiện
docket-record-direction = Ý kiến chỉ đạo
docket-verdict-good = Đạt
docket-verdict-partly = Đạt một phần
docket-verdict-bad = Chưa đạt
docket-verdict-not-applicable = Không áp dụng
docket-inspection-done = Đã kiểm tra
docket-inspection-open = Đang kiểm tra

# Tasks (H15)
docket-task-state-done-on-time = Hoàn thành đúng hạn
docket-task-state-done-late = Hoàn thành quá hạn
docket-task-state-within-term = Đang thực hiện, trong hạn
docket-task-state-overdue = Đang thực hiện, quá hạn
docket-task-state-no-term = Đang thực hiện, không thời hạn
docket-task-state-returned = Trả lại để làm lại
docket-task-state-adjusted = Đã điều chỉnh thời hạn

# Things, notices, files, relations
docket-thing-recommendation = Kiến nghị
docket-thing-matter = Vấn đề
docket-thing-opinion = Lấy ý kiến
docket-thing-session = Buổi làm việc
docket-thing-inspection = Phiếu kiểm tra
docket-thing-conclusion = Thông báo kết luận
docket-thing-task = Nhiệm vụ
docket-thing-template = Mẫu phiếu kiểm tra
docket-thing-group = Tổ công tác
docket-notice-near = Sắp đến hạn
docket-notice-rung = Đến hạn
docket-notice-climbed = Chuyển lên cấp trên do quá hạn
docket-notice-moved = Thời hạn đổi theo lịch làm việc mới
docket-file-role-attachment = Tài liệu kèm theo
docket-file-role-answer = Văn bản trả lời
docket-file-role-photo = Ảnh hiện trường
docket-file-role-evidence = Tài liệu chứng minh
docket-file-role-signed = Văn bản đã ký
docket-relation-commune = Xã của kiến nghị
docket-relation-lead = Cơ quan chủ trì
docket-relation-asked = Cơ quan phối hợp
docket-relation-member = Thành viên Tổ công tác
docket-relation-province = Tỉnh
docket-relation-unrelated = Không liên quan

# Acts
docket-action-draft = Soạn kiến nghị
docket-action-send = Gửi
docket-action-complete = Gửi lại sau khi bổ sung
docket-action-withdraw = Rút lại
docket-action-appeal = Chưa đồng ý, đề nghị tỉnh xem xét
docket-action-close = Đồng ý, kết thúc
docket-action-attach = Đính kèm tệp
docket-action-receive = Tiếp nhận
docket-action-return-for-lack = Trả lại để bổ sung
docket-action-assign = Giao người xử lý
docket-action-join = Gộp vào vấn đề khác
docket-action-request-opinion = Lấy ý kiến
docket-action-give-opinion = Cho ý kiến
docket-action-draft-answer = Soạn văn bản trả lời
docket-action-answer = Trả lời bằng văn bản
docket-action-redirect = Chuyển cơ quan chủ trì
docket-action-check = Thẩm tra xong
docket-action-send-back = Chuyển lại cho sở
docket-action-submit = Trình lãnh đạo
docket-action-decide = Quyết định
docket-action-set-up-group = Lập Tổ công tác
docket-action-plan = Lập kế hoạch làm việc
docket-action-replan = Đổi lịch
docket-action-cancel = Hủy
docket-action-hold = Ghi nhận đã làm việc
docket-action-record = Ghi biên bản
docket-action-inspect = Kiểm tra tại chỗ
docket-action-edit-template = Sửa mẫu phiếu kiểm tra
docket-action-edit-fields = Đặt sở phụ trách lĩnh vực
docket-action-draft-conclusion = Dự thảo thông báo kết luận
docket-action-issue-conclusion = Ban hành thông báo kết luận
docket-action-assign-task = Giao người thực hiện
docket-action-report = Báo cáo tiến độ
docket-action-ask-extension = Xin gia hạn
docket-action-decide-extension = Quyết định gia hạn
docket-action-take = Xác nhận hoàn thành
docket-action-return-task = Trả lại để làm lại
docket-action-view = Xem kiến nghị
docket-action-view-session = Xem buổi làm việc
docket-action-view-task = Xem nhiệm vụ
docket-action-briefing = Xem phiếu thông tin
docket-action-figures = Xem số liệu chung
docket-action-export = Xuất báo cáo

# Events
docket-event-drafted = Soạn bản nháp
docket-event-edited = Sửa nội dung
docket-event-sent = Gửi kiến nghị
docket-event-joined-by = Thêm một xã cùng kiến nghị
docket-event-completed = Bổ sung và gửi lại
docket-event-withdrawn = Rút lại kiến nghị
docket-event-appealed = Xã chưa đồng ý, đề nghị tỉnh xem xét
docket-event-closed = Kết thúc
docket-event-attached = Đính kèm tệp
docket-event-received = Tiếp nhận
docket-event-returned = Trả lại để bổ sung
docket-event-assigned = Giao người xử lý
docket-event-joined-into = Gộp vào vấn đề khác
docket-event-took-in = Nhận gộp một vấn đề khác
docket-event-opinion-requested = Lấy ý kiến
docket-event-opinion-given = Cho ý kiến
docket-event-opinion-silent = Không cho ý kiến, coi như đồng ý
docket-event-answer-drafted = Soạn văn bản trả lời
docket-event-answered = Trả lời bằng văn bản
docket-event-redirected = Chuyển cơ quan chủ trì
docket-event-checked = Văn phòng thẩm tra xong
docket-event-sent-back = Chuyển lại cho sở
docket-event-submitted = Trình lãnh đạo
docket-event-decided = Lãnh đạo quyết định
docket-event-climbed = Quá hạn, tự động chuyển lên cấp trên
docket-event-lapsed = Quá hạn
docket-event-recomputed = Tính lại hạn theo lịch mới
docket-event-group-set-up = Lập Tổ công tác
docket-event-planned = Lập kế hoạch
docket-event-replanned = Đổi lịch
docket-event-cancelled = Hủy
docket-event-held = Đã làm việc
docket-event-recorded = Ghi biên bản
docket-event-inspected = Kiểm tra tại chỗ
docket-event-template-saved = Lưu mẫu phiếu kiểm tra
docket-event-conclusion-drafted = Dự thảo kết luận
docket-event-concluded = Ban hành kết luận
docket-event-task-given = Giao nhiệm vụ
docket-event-reported = Báo cáo tiến độ
docket-event-extension-asked = Xin gia hạn
docket-event-extension-decided = Quyết định gia hạn
docket-event-taken = Xác nhận hoàn thành
docket-event-task-returned = Trả lại để làm lại

# Refusals
docket-not-open = Không làm được việc này vì hiện trạng là: { $state ->
        [draft] bản nháp
        [sent] đã gửi, chờ tiếp nhận
        [received] đã tiếp nhận
        [returned] trả lại để bổ sung
        [in_work] đang xử lý
        [collecting] đang lấy ý kiến
        [answered] đã trả lời
        [partly_answered] đã trả lời một phần
        [escalated] đã trình lên tỉnh
        [concluded] đã có quyết định, kết luận
        [closed] đã kết thúc
        [planned] dự kiến
        [held] đã làm việc
        [cancelled] đã hủy
        [done_on_time] đã hoàn thành
        [done_late] đã hoàn thành (quá hạn)
        [within_term] đang thực hiện
        [overdue] đang thực hiện, quá hạn
        [no_term] đang thực hiện
        [adjusted] đang thực hiện
       *[other] { $state }
    }. Xử lý gần nhất: { $who } { $at }.
docket-overtaken = { $who } vừa xử lý trước bạn ({ $at }). Hãy xem lại rồi làm tiếp.
docket-policy-role = Vai trò của bạn không được làm việc này.
docket-policy-place = Vai trò của bạn làm được việc này, nhưng không phải với nội dung của cơ quan khác.
docket-not-found = Không tìm thấy mã này.
docket-no-office = Chưa khai báo Văn phòng UBND tỉnh.
docket-field-required = Hãy điền mục này.
docket-text-too-long = Dài quá { $max } ký tự.
docket-too-many = Cần có từ 1 đến { $max } mục.
docket-unit-unknown = Không có cơ quan, đơn vị nào với mã này ở đây.
docket-unit-not-in-force = { $unit } không còn (hoặc chưa) hoạt động vào ngày { $day }.
docket-field-lead-none = Lĩnh vực này chưa có sở phụ trách. Hãy chọn một sở; quản trị viên đặt tại mục Phân công lĩnh vực.
docket-field-lead-gone = { $unit } phụ trách lĩnh vực này nhưng không còn hoạt động. Hãy chọn sở khác; quản trị viên đặt lại tại mục Phân công lĩnh vực.
docket-person-unknown = Không có người nào với tên đăng nhập này.
docket-person-elsewhere = Người này không làm việc tại cơ quan đó.
docket-session-unknown = Không có buổi làm việc nào với mã này.
docket-matter-unknown = Không có vấn đề hoặc kiến nghị nào với mã này.
docket-date-past = Ngày đã qua.
docket-signed-on = Ngày ký không được trước khi việc bắt đầu và không được sau hôm nay.
docket-end-before-start = Thời điểm kết thúc phải sau thời điểm bắt đầu.
docket-due-before-start = Hạn phải sau ngày bắt đầu.
docket-held-later = Buổi làm việc chưa diễn ra vào lúc đó.
docket-held-before-plan = Ngày họp sớm hơn ngày trong kế hoạch; hãy đổi kế hoạch trước.
docket-joined-already = Vấn đề này đã được gộp vào vấn đề khác; không gộp lần nữa.
docket-join-late = Không gộp được: vấn đề đó { $state ->
        [draft] bản nháp
        [sent] đã gửi, chờ tiếp nhận
        [received] đã tiếp nhận
        [returned] trả lại để bổ sung
        [in_work] đang xử lý
        [collecting] đang lấy ý kiến
        [answered] đã trả lời
        [partly_answered] đã trả lời một phần
        [escalated] đã trình lên tỉnh
        [concluded] đã có quyết định, kết luận
        [closed] đã kết thúc
        [planned] dự kiến
        [held] đã làm việc
        [cancelled] đã hủy
        [done_on_time] đã hoàn thành
        [done_late] đã hoàn thành (quá hạn)
        [within_term] đang thực hiện
        [overdue] đang thực hiện, quá hạn
        [no_term] đang thực hiện
        [adjusted] đang thực hiện
       *[other] { $state }
    }.
docket-join-itself = Không thể gộp một vấn đề vào chính nó.
docket-join-lead = Chỉ gộp được các vấn đề do cùng một cơ quan chủ trì.
docket-opinion-own = Cơ quan chủ trì không lấy ý kiến chính mình.
docket-opinion-twice = Cơ quan này đã được hỏi và chưa trả lời.
docket-opinion-due = Hạn cho ý kiến phải ở phía trước và không quá hạn trả lời ({ $until }).
docket-opinion-none = Không còn câu hỏi nào chờ cơ quan của bạn.
docket-beyond-opinion = Vượt thẩm quyền thì phải nêu ý kiến của chính cơ quan mình, không chỉ chuyển tiếp.
docket-beyond-options = Vượt thẩm quyền thì phải nêu các phương án.
docket-answer-file = Phải đính kèm văn bản trả lời đã ký (PDF).
docket-redirect-same = Cơ quan này đang chủ trì.
docket-file-kind = { $role ->
        [photo] Cần tệp ảnh (JPEG hoặc PNG).
       *[other] Cần tệp PDF.
    }
docket-file-missing = Tệp chưa được lưu.
docket-files-many = Không quá { $max } tệp.
docket-group-number = Năm nay đã có Tổ công tác mang số này.
docket-group-unknown = Không có Tổ công tác này.
docket-template-unknown = Không có mẫu phiếu kiểm tra này.
docket-item-unknown = Mẫu phiếu không có câu hỏi này.
docket-weight = Trọng số từ 1 đến 100.
docket-inspection-id = Mã phiếu kiểm tra không hợp lệ.
docket-inspection-other = Phiếu này do { $who } đang lập.
docket-inspection-submitted = Phiếu đã nộp, không sửa được nữa.
docket-inspection-version = Phiếu kiểm tra này đã bắt đầu theo một phiên bản câu hỏi khác; hãy tải lại trang. Nội dung đã nhập vẫn giữ trên máy này.
docket-commune-elsewhere = Buổi làm việc này không có xã, phường đó.
docket-photo-missing = Mục chưa đạt này cần có ảnh.
docket-task-own = Cơ quan chủ trì không được tự giao, tự xác nhận nhiệm vụ của mình.
docket-progress = Tiến độ từ 0 đến 100.
docket-report-lead = Chỉ cơ quan chủ trì mới báo cáo hoàn thành.
docket-extension-no-term = Nhiệm vụ không có thời hạn nên không gia hạn.
docket-extension-late = Chỉ được xin gia hạn trước khi hết hạn ({ $due }).
docket-extension-backwards = Hạn mới phải sau hạn cũ ({ $due }).
docket-idempotency-key = Khóa Idempotency-Key gồm 1 đến 200 ký tự in được.
docket-idempotency-other = Khóa này đã dùng cho một yêu cầu khác.
docket-if-match = If-Match phải là số phiên bản đã xem.
