## Buổi làm việc
docket-page-sessions-title = Lịch làm việc của các tổ công tác
docket-page-sessions-none = Chưa có buổi làm việc nào.
docket-page-sessions-none-help = Văn phòng Ủy ban nhân dân tỉnh lập lịch từ trang của tổ công tác.
docket-page-groups = Tổ công tác
docket-page-groups-none = Chưa có tổ công tác.
docket-page-group-no = Tổ công tác số { $number }: { $title }
docket-page-group-new = Thành lập tổ công tác
docket-page-group-go = Thành lập
docket-page-members = Thành viên
docket-page-communes-in-charge = Xã, phường phụ trách
docket-page-plan = Lập lịch làm việc
docket-page-plan-of = Lịch làm việc
docket-page-plan-title = Lập lịch của tổ công tác số { $number }
docket-page-plan-go = Lập lịch
docket-page-visit-title = Làm việc với { $commune }
docket-page-places = Nơi làm việc
docket-page-briefing = Tóm tắt tình hình
docket-page-briefing-of = Tóm tắt tình hình { $commune }
docket-page-briefing-span = Số liệu từ { $from } đến { $until }
docket-page-inspect = Kiểm tra tại chỗ
docket-page-inspection = Phiếu kiểm tra
docket-page-inspect-of = Kiểm tra tại chỗ: { $commune }
docket-page-inspected = Đã kiểm tra
docket-page-inspecting = Đang kiểm tra
docket-page-submit-inspection = Nộp phiếu kiểm tra
docket-page-photo = Ảnh
docket-page-photo-needed = cần ảnh nếu không đạt
docket-page-photo-waiting = Ảnh chờ gửi: giữ trên máy này
docket-page-note = Ghi nhận
docket-page-note-of = Ghi nhận câu { $no }
docket-page-records = Biên bản
docket-page-records-none = Chưa có ghi chép.
docket-page-raised-here = Kiến nghị tại buổi làm việc
docket-page-raised-none = Chưa có kiến nghị.
docket-page-papers = Giấy tờ
docket-page-agenda = Chương trình
docket-page-attendees = Thành phần dự
docket-page-attendees-none = Chưa ghi thành phần dự.
docket-page-report = Báo cáo của tổ công tác
docket-page-follow-up = Theo dõi sau buổi làm việc
docket-page-follow-up-of = Theo dõi sau buổi làm việc { $code }
docket-page-follow-up-none = Chưa có nội dung nào để theo dõi.
docket-page-done-of = Đã xong { $done } / { $all }

## Kết luận
docket-page-conclusion = Thông báo kết luận
docket-page-conclusion-later = Thông báo kết luận được dự thảo sau khi buổi làm việc diễn ra.
docket-page-conclusion-lead = Dự thảo được lập từ các dòng chỉ đạo trong biên bản; sửa được trước khi ban hành.
docket-page-draft-it = Lập dự thảo từ biên bản
docket-page-paragraphs = { $count } mục
docket-page-paragraphs-title = Các mục kết luận
docket-page-paragraphs-lead = Mục có đơn vị chủ trì sẽ thành một nhiệm vụ khi ban hành.
docket-page-issue = Ban hành
docket-page-issue-title = Ban hành thông báo
docket-page-issue-lead = Lưu dự thảo trước. Sau khi ban hành, nội dung không sửa được nữa.
docket-page-issued = Đã ban hành
docket-page-signed-copy = Bản ký

## Tóm tắt tình hình
docket-page-figure-received = Hồ sơ đã tiếp nhận
docket-page-figure-in-time = Giải quyết đúng hạn
docket-page-figure-late = { $count } hồ sơ quá hạn
docket-page-figure-open = Hồ sơ đang giải quyết
docket-page-figure-open-late = { $count } đã quá hẹn
docket-page-figure-supplements = Tỷ lệ phải bổ sung
docket-page-figure-satisfaction = Mức độ hài lòng
docket-page-figure-tasks = Nhiệm vụ đang thực hiện
docket-page-open-why = Hồ sơ đang giải quyết và lý do
docket-page-open-none = Không có hồ sơ đang giải quyết.
docket-page-posts = Nhân sự so với biên chế
docket-page-posts-all = Tất cả vị trí
docket-page-open-recommendations = Kiến nghị chưa được trả lời
docket-page-open-recommendations-none = Không có kiến nghị chưa được trả lời.

## Báo cáo của tổ công tác (giấy tờ, tiếng Việt)
docket-page-report-subject = Kết quả { $title } của Tổ công tác số { $number }
docket-page-report-opening = Thực hiện { $decision }, Tổ công tác báo cáo kết quả như sau.
docket-page-report-archive = Lưu: VT
docket-page-report-raised = Kiến nghị đã nhận
docket-page-report-answered = Kiến nghị đã trả lời bằng văn bản
docket-page-report-open = Kiến nghị còn mở
docket-page-report-tasks = Nhiệm vụ đã giao
docket-page-report-tasks-done = Nhiệm vụ đã hoàn thành
docket-page-report-lines = Nội dung đang theo dõi

## Bảng kiểm tra
docket-page-checklists-title = Bảng kiểm tra tại chỗ
docket-page-checklists-lead = Sửa là lập phiên bản mới; phiếu đã kiểm tra giữ nguyên câu hỏi của mình.
docket-page-checklists-none = Chưa có bảng kiểm tra.
docket-page-checklist-title = Lập phiên bản mới
docket-page-checklist-lead = Xóa câu hỏi bằng cách để trống; trọng số từ 1 đến 100.
docket-page-questions = Các câu hỏi
docket-page-new-version = Lập phiên bản mới
docket-page-save-version = Lưu phiên bản
docket-page-current = Đang áp dụng

## Fields
docket-page-fields-title = Sở phụ trách từng lĩnh vực
docket-page-fields-lead = Kiến nghị được gửi đến sở phụ trách lĩnh vực, trừ khi xã chọn sở khác. Kiến nghị đã gửi giữ nguyên sở của mình.
docket-page-fields-nobody = Nơi kiến nghị tự chọn
docket-page-fields-set = Đặt
docket-page-fields-gone = không còn hoạt động
docket-page-fields-coming = sắp áp dụng
docket-page-fields-past = đã thay
docket-page-certainty-v = đã đọc trong văn bản
docket-page-certainty-r = theo nguồn khác thuật lại
docket-page-certainty-m = theo trí nhớ, cần kiểm tra
docket-page-certainty-d = tự quyết định
