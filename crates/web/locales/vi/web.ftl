web-brand = một cửa
web-skip = Đến nội dung chính
web-menu = Danh mục
web-navigation = Điều hướng
web-other-language = English
web-search-label = Tìm hồ sơ, người, thủ tục
web-search-placeholder = Tìm hồ sơ, người, thủ tục ( / )
web-sign-out = Đăng xuất
web-demo = Dữ liệu thử: mọi người và hồ sơ ở đây đều không có thật.
web-nav-track = Tra cứu hồ sơ
web-nav-board = Thủ tục hành chính
web-foot = Một cửa: hệ thống giải quyết thủ tục hành chính.
web-sign-in-staff = Cán bộ đăng nhập

web-home-title = Trung tâm Phục vụ hành chính công
web-home-lead = Xem hồ sơ của mình đang ở đâu và khi nào có kết quả, hoặc xem một việc cần những giấy tờ gì.
web-home-track = Tra cứu hồ sơ
web-home-code = Mã hồ sơ
web-home-code-hint = In trên giấy tiếp nhận, ví dụ H41.042-261123-0014
web-home-track-go = Tra cứu
web-home-board = Thủ tục hành chính
web-home-board-lead = Cần giấy tờ gì, mất bao lâu, lệ phí bao nhiêu, nộp ở đâu.
web-home-board-search = Bạn cần làm việc gì?
web-home-board-hint = Gõ có dấu hoặc không dấu, ví dụ: khai sinh, chung thuc
web-home-board-go = Tìm thủ tục

web-sign-in-title = Đăng nhập
web-sign-in-lead = Dành cho cán bộ, công chức. Người dân tra cứu hồ sơ không cần tài khoản.
web-sign-in-login = Tên đăng nhập
web-sign-in-password = Mật khẩu
web-sign-in-go = Đăng nhập
web-sign-in-help = Tên đăng nhập vẫn được giữ lại. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại mật khẩu, hoặc hỏi người quản trị của đơn vị.

web-password-title = Đổi mật khẩu
web-password-lead = Sau khi đổi, tài khoản được đăng xuất trên mọi máy và bạn đăng nhập lại bằng mật khẩu mới.
web-password-old = Mật khẩu hiện nay
web-password-new = Mật khẩu mới
web-password-hint = Một câu vài từ dễ nhớ tốt hơn một từ ngắn khó đoán.
web-password-again = Nhập lại mật khẩu mới
web-password-go = Đổi mật khẩu
web-password-differs = Hai lần nhập mật khẩu mới không giống nhau.

web-summary-title = Có chỗ cần sửa.
web-summary-kept = Mọi nội dung đã nhập vẫn còn.
web-paging = Chuyển trang
web-next-page = Trang tiếp
web-first-page = Về trang đầu

web-monday = thứ Hai
web-tuesday = thứ Ba
web-wednesday = thứ Tư
web-thursday = thứ Năm
web-friday = thứ Sáu
web-saturday = thứ Bảy
web-sunday = Chủ nhật
web-working-minutes = { $shown } phút làm việc
web-working-hours = { $shown } giờ làm việc
web-working-days = { $shown } ngày làm việc
