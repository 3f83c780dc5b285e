# Hồ sơ: trạng thái, bước, việc, sự kiện, lý do từ chối.

dossier-state-filed = Mới đăng ký
dossier-state-accepted = Đã tiếp nhận
dossier-state-refused = Không được tiếp nhận
dossier-state-processing = Đang xử lý
dossier-state-awaiting-supplement = Chờ bổ sung giấy tờ
dossier-state-awaiting-payment = Chờ thực hiện nghĩa vụ tài chính
dossier-state-stopped = Dừng theo yêu cầu của công dân
dossier-state-closed = Dừng xử lý
dossier-state-ready = Đã xử lý xong
dossier-state-returned = Đã trả kết quả

dossier-step-answer = Trả lời hồ sơ trực tuyến
dossier-step-intake = Tiếp nhận
dossier-step-assign = Phân công
dossier-step-process = Thẩm định, xử lý
dossier-step-check = Lãnh đạo phòng kiểm tra
dossier-step-sign = Ký duyệt
dossier-step-issue = Lấy số, phát hành
dossier-step-whole = Giải quyết
dossier-step-act = Giải quyết ngay tại quầy
dossier-step-return = Trả kết quả
dossier-step-done = Kết thúc

dossier-action-receive = Nhận hồ sơ
dossier-action-accept = Tiếp nhận
dossier-action-refuse = Từ chối tiếp nhận
dossier-action-request-supplement = Yêu cầu bổ sung
dossier-action-supplement = Nhận giấy tờ bổ sung
dossier-action-request-opinion = Lấy ý kiến
dossier-action-give-opinion = Cho ý kiến
dossier-action-request-payment = Yêu cầu nộp tiền
dossier-action-record-payment = Ghi nhận đã nộp tiền
dossier-action-assign = Phân công
dossier-action-forward = Chuyển bước tiếp theo
dossier-action-return-step = Trả lại bước trước
dossier-action-approve = Ký duyệt
dossier-action-issue = Lấy số, phát hành
dossier-action-attach-result = Đính kèm kết quả
dossier-action-apologise = Xin lỗi và hẹn lại
dossier-action-stop = Dừng theo yêu cầu
dossier-action-close = Kết thúc do không bổ sung
dossier-action-hand-over = Trả kết quả
dossier-action-attach-file = Đính kèm tệp
dossier-action-complete-at-once = Giải quyết và trả ngay
dossier-action-recompute = Tính lại hạn
dossier-action-view = Xem hồ sơ
dossier-action-list = Xem danh sách
dossier-action-files = Xem tệp
dossier-action-forms = Xem biểu mẫu
dossier-action-history = Xem lịch sử
dossier-action-deadline = Xem cách tính hạn
dossier-action-export = Xuất sổ, báo cáo
dossier-action-set-term = Đặt thời hạn riêng của thủ tục

dossier-event-filed = Nộp hồ sơ
dossier-event-accepted = Tiếp nhận và hẹn trả
dossier-event-refused = Từ chối tiếp nhận
dossier-event-supplement-requested = Yêu cầu bổ sung
dossier-event-supplemented = Đã bổ sung
dossier-event-opinion-requested = Lấy ý kiến
dossier-event-opinion-given = Đã cho ý kiến
dossier-event-payment-requested = Yêu cầu nộp tiền
dossier-event-payment-recorded = Đã nộp tiền
dossier-event-assigned = Phân công
dossier-event-forwarded = Chuyển bước
dossier-event-step-returned = Trả lại bước trước
dossier-event-approved = Ký duyệt
dossier-event-issued = Phát hành kết quả
dossier-event-result-attached = Đính kèm kết quả
dossier-event-file-attached = Đính kèm tệp
dossier-event-apologised = Xin lỗi và hẹn lại
dossier-event-stopped = Dừng theo yêu cầu của công dân
dossier-event-closed = Kết thúc do không bổ sung
dossier-event-handed-over = Trả kết quả
dossier-event-recomputed = Tính lại hạn theo lịch mới

dossier-clock-answer = Trả lời hồ sơ trực tuyến
dossier-clock-transfer = Chuyển cơ quan giải quyết
dossier-clock-step = Hạn của bước
dossier-clock-appointment = Hẹn trả kết quả
dossier-clock-supplement = Hạn bổ sung của công dân
dossier-clock-payment = Hạn nộp tiền của công dân
dossier-clock-collection = Công dân đến nhận kết quả

dossier-timeliness-early = Trước hạn
dossier-timeliness-on-time = Đúng hạn
dossier-timeliness-late = Quá hạn

dossier-relation-above = mình ở cấp trên của cơ quan giải quyết
dossier-relation-own = việc của chính mình
dossier-relation-own-unit = đơn vị mình đang giữ
dossier-relation-competent-body = cơ quan mình có thẩm quyền giải quyết
dossier-relation-receiving-centre = trung tâm mình đã tiếp nhận
dossier-relation-consulted = đơn vị mình được lấy ý kiến
dossier-relation-sister-commune = hồ sơ của xã khác
dossier-relation-unrelated = không liên quan

dossier-payment-state-requested = Đã yêu cầu
dossier-payment-state-paid = Đã nộp
dossier-payment-state-exempt = Được miễn
dossier-payment-state-refunded = Đã hoàn
dossier-payment-state-expired = Quá hạn nộp

dossier-method-online = Trực tuyến
dossier-method-cash = Tiền mặt
dossier-method-transfer = Chuyển khoản

dossier-return-counter = Nhận tại quầy
dossier-return-post = Qua bưu chính
dossier-return-electronic = Bản điện tử

dossier-channel-direct = Trực tiếp
dossier-channel-online = Trực tuyến
dossier-channel-post = Bưu chính

dossier-result-granted = Đồng ý giải quyết
dossier-result-not-granted = Không đồng ý giải quyết

dossier-file-role-part = Thành phần hồ sơ
dossier-file-role-result = Kết quả
dossier-file-role-payment = Chứng từ nộp tiền
dossier-file-role-supplement = Bổ sung
dossier-file-role-opinion = Ý kiến
dossier-file-role-other = Khác

dossier-ask-missing = Thiếu
dossier-ask-to-fix = Cần sửa

dossier-applicant-person = Cá nhân
dossier-applicant-business = Tổ chức, doanh nghiệp

dossier-stage-intake = Khi tiếp nhận
dossier-stage-processing = Khi xử lý

dossier-term-answer-hours = Số giờ làm việc để trả lời hồ sơ trực tuyến
dossier-term-supplement-most = Số lần yêu cầu bổ sung tối đa
dossier-term-supplement-within-days = Chỉ yêu cầu bổ sung trong số ngày làm việc đầu
dossier-term-supplement-answer-days = Số ngày chờ công dân bổ sung
dossier-term-payment-days = Số ngày chờ công dân nộp tiền
dossier-term-extensions-most = Số lần hẹn lại tối đa
dossier-term-apology-days-before = Gửi thư xin lỗi trước hạn ít nhất (ngày)
dossier-term-opinion-days = Số ngày làm việc để cho ý kiến

dossier-not-found = Không tìm thấy hồ sơ này.
dossier-track-not-found = Không tìm thấy hồ sơ với mã và 4 số cuối này. Hãy xem lại mã trên giấy hẹn.
dossier-not-open = Không làm được việc “{ $action ->
        [receive] nhận hồ sơ
        [accept] tiếp nhận
        [refuse] từ chối tiếp nhận
        [request-supplement] yêu cầu bổ sung
        [supplement] nhận giấy tờ bổ sung
        [request-opinion] lấy ý kiến
        [give-opinion] cho ý kiến
        [request-payment] yêu cầu nộp tiền
        [record-payment] ghi nhận đã nộp tiền
        [assign] phân công
        [forward] chuyển bước tiếp theo
        [return-step] trả lại bước trước
        [approve] ký duyệt
        [issue] lấy số, phát hành
        [attach-result] đính kèm kết quả
        [apologise] xin lỗi và hẹn lại
        [stop] dừng theo yêu cầu
        [close] kết thúc do không bổ sung
        [hand-over] trả kết quả
        [attach-file] đính kèm tệp
        [complete-at-once] giải quyết và trả ngay
        [recompute] tính lại hạn
        [view] xem hồ sơ
        [list] xem danh sách
        [files] xem tệp
        [forms] xem biểu mẫu
        [history] xem lịch sử
        [deadline] xem cách tính hạn
        [export] xuất sổ, báo cáo
        [set-term] đặt thời hạn riêng của thủ tục
       *[other] việc này
    }” vì hồ sơ đang ở trạng thái “{ $state ->
        [filed] mới đăng ký
        [accepted] đã tiếp nhận
        [refused] không được tiếp nhận
        [processing] đang xử lý
        [awaiting_supplement] chờ bổ sung giấy tờ
        [awaiting_payment] chờ thực hiện nghĩa vụ tài chính
        [stopped] dừng theo yêu cầu của công dân
        [closed] dừng xử lý
        [ready] đã xử lý xong
        [returned] đã trả kết quả
       *[other] khác
    }”. Thao tác gần nhất: { $who }, { $at }.
dossier-overtaken = { $who } vừa xử lý hồ sơ này trước bạn ({ $at }). Hãy xem lại hồ sơ rồi làm tiếp.
dossier-move = Hồ sơ không thể chuyển từ “{ $from ->
        [filed] mới đăng ký
        [accepted] đã tiếp nhận
        [refused] không được tiếp nhận
        [processing] đang xử lý
        [awaiting_supplement] chờ bổ sung giấy tờ
        [awaiting_payment] chờ thực hiện nghĩa vụ tài chính
        [stopped] dừng theo yêu cầu của công dân
        [closed] dừng xử lý
        [ready] đã xử lý xong
        [returned] đã trả kết quả
       *[other] khác
    }” sang “{ $to ->
        [filed] mới đăng ký
        [accepted] đã tiếp nhận
        [refused] không được tiếp nhận
        [processing] đang xử lý
        [awaiting_supplement] chờ bổ sung giấy tờ
        [awaiting_payment] chờ thực hiện nghĩa vụ tài chính
        [stopped] dừng theo yêu cầu của công dân
        [closed] dừng xử lý
        [ready] đã xử lý xong
        [returned] đã trả kết quả
       *[other] khác
    }”.
dossier-supplement-once = Sau khi tiếp nhận chỉ được yêu cầu bổ sung { $most } lần và đã yêu cầu đủ.
dossier-supplement-late = Chỉ được yêu cầu bổ sung trong { $days } ngày làm việc đầu kể từ khi tiếp nhận.
dossier-close-early = Công dân còn thời gian đến { $until }; chưa được kết thúc hồ sơ.
dossier-stop-result = Đã có quyết định hoặc kết quả nên không dừng được hồ sơ.
dossier-no-result-file = Trả kết quả điện tử cần có tệp kết quả. Hãy đính kèm kết quả trước.
dossier-last-step = Hồ sơ đã ở bước cuối, không chuyển tiếp được.
dossier-first-step = Không có bước trước để trả lại.
dossier-policy-role = Vai trò của bạn không được làm việc “{ $action ->
        [receive] nhận hồ sơ
        [accept] tiếp nhận
        [refuse] từ chối tiếp nhận
        [request-supplement] yêu cầu bổ sung
        [supplement] nhận giấy tờ bổ sung
        [request-opinion] lấy ý kiến
        [give-opinion] cho ý kiến
        [request-payment] yêu cầu nộp tiền
        [record-payment] ghi nhận đã nộp tiền
        [assign] phân công
        [forward] chuyển bước tiếp theo
        [return-step] trả lại bước trước
        [approve] ký duyệt
        [issue] lấy số, phát hành
        [attach-result] đính kèm kết quả
        [apologise] xin lỗi và hẹn lại
        [stop] dừng theo yêu cầu
        [close] kết thúc do không bổ sung
        [hand-over] trả kết quả
        [attach-file] đính kèm tệp
        [complete-at-once] giải quyết và trả ngay
        [recompute] tính lại hạn
        [view] xem hồ sơ
        [list] xem danh sách
        [files] xem tệp
        [forms] xem biểu mẫu
        [history] xem lịch sử
        [deadline] xem cách tính hạn
        [export] xuất sổ, báo cáo
        [set-term] đặt thời hạn riêng của thủ tục
       *[other] việc này
    }”.
dossier-policy-place = Bạn không được làm việc “{ $action ->
        [receive] nhận hồ sơ
        [accept] tiếp nhận
        [refuse] từ chối tiếp nhận
        [request-supplement] yêu cầu bổ sung
        [supplement] nhận giấy tờ bổ sung
        [request-opinion] lấy ý kiến
        [give-opinion] cho ý kiến
        [request-payment] yêu cầu nộp tiền
        [record-payment] ghi nhận đã nộp tiền
        [assign] phân công
        [forward] chuyển bước tiếp theo
        [return-step] trả lại bước trước
        [approve] ký duyệt
        [issue] lấy số, phát hành
        [attach-result] đính kèm kết quả
        [apologise] xin lỗi và hẹn lại
        [stop] dừng theo yêu cầu
        [close] kết thúc do không bổ sung
        [hand-over] trả kết quả
        [attach-file] đính kèm tệp
        [complete-at-once] giải quyết và trả ngay
        [recompute] tính lại hạn
        [view] xem hồ sơ
        [list] xem danh sách
        [files] xem tệp
        [forms] xem biểu mẫu
        [history] xem lịch sử
        [deadline] xem cách tính hạn
        [export] xuất sổ, báo cáo
        [set-term] đặt thời hạn riêng của thủ tục
       *[other] việc này
    }” với hồ sơ này: hồ sơ do đơn vị hoặc người khác giữ.
dossier-field-required = Chưa nhập mục này.
dossier-text-too-long = Dài quá { $max } ký tự.
dossier-name-letters = Họ tên phải có chữ.
dossier-birth-date = Ngày sinh không đúng.
dossier-date-future = Ngày ở tương lai.
dossier-email = Địa chỉ thư điện tử không đúng.
dossier-applicant-unidentified = Cần ít nhất số định danh, mã số thuế hoặc số điện thoại để tra cứu hồ sơ.
dossier-quantity = Số phải từ { $min } đến { $max }.
dossier-amount = Số tiền không đúng.
dossier-parts-too-many = Quá { $max } thành phần hồ sơ.
dossier-part-unknown = Không có thành phần số { $part }.
dossier-files-many = Hồ sơ đã có { $max } tệp, không nhận thêm.
dossier-file-unknown = Không có tệp số { $file }.
dossier-items-none = Hãy ghi ít nhất một nội dung cần bổ sung.
dossier-items-many = Quá { $max } nội dung.
dossier-unit-unknown = Không có cơ quan, đơn vị nào mang mã này.
dossier-not-a-centre = Đơn vị tiếp nhận phải là Trung tâm Phục vụ hành chính công.
dossier-competent-choose = Chưa xác định được cơ quan có thẩm quyền giải quyết. Hãy chọn.
dossier-not-non-boundary = Thủ tục này chưa được tiếp nhận phi địa giới. Mời công dân nộp tại { $centre }, cơ quan giải quyết là { $body }.
dossier-limit-missing = Chưa có thời hạn giải quyết: { $gap ->
        [no_unit] danh mục quốc gia ghi số nhưng không ghi đơn vị
        [no_time] danh mục quốc gia không ghi thời hạn
        [zero] danh mục quốc gia ghi thời hạn bằng 0
       *[other] thiếu dữ liệu
    }. Hãy ghi thời hạn và căn cứ, hoặc đề nghị quản trị thiết lập.
dossier-assign-person = Người này không có vai trò phù hợp tại đơn vị giữ bước này.
dossier-signer = Hãy chọn người ký của cơ quan có thẩm quyền.
dossier-opinion-due = Hạn cho ý kiến phải ở tương lai và không sau { $until }.
dossier-opinion-none = Không có nội dung nào đang chờ đơn vị bạn cho ý kiến.
dossier-payment-none = Không có khoản nào đang chờ nộp.
dossier-payment-amount = Số tiền phải đúng bằng số đã yêu cầu: { $amount }.
dossier-payment-state = Chỉ ghi nhận đã nộp hoặc được miễn.
dossier-draft-gone = Bản nháp không còn hoặc đồng nghiệp đã nhận.
dossier-form-none = Hồ sơ chưa có mẫu số { $form }.
dossier-generate-units = Chưa có xã, phường nào: hãy nhập danh sách đơn vị trước.
dossier-generate-procedures = Chưa có thủ tục nào có thời hạn: hãy nhập danh mục trước.

dossier-form-basis-supplement = Nghị định số 118/2025/NĐ-CP và Thông tư số 03/2025/TT-VPCP
dossier-form-basis-refuse = Nghị định số 118/2025/NĐ-CP và Thông tư số 03/2025/TT-VPCP
dossier-form-guidance = Đề nghị Ông/Bà liên hệ Trung tâm Phục vụ hành chính công để được hướng dẫn.
dossier-form-owed-fee = Phí, lệ phí: { $amount }
dossier-form-place-kinds = Xã|Phường|Đặc khu|Tỉnh|Thành phố
dossier-form-stop-request = Đề nghị dừng giải quyết hồ sơ
dossier-notice-paper-title = Thông báo
dossier-notice-unknown = Không có thông báo này.
dossier-notice-not-here = Thông báo này không chờ giao tại Trung tâm.
