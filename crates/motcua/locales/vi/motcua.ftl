# Lời của `motcua --help` và của các lệnh.

motcua-help = Một cửa: tiếp nhận hồ sơ, giữ đúng hẹn, trả kết quả
motcua-help-demo = Tạo kho dữ liệu thử của Nghệ An nếu chưa có, cho biết các tài khoản và chạy máy chủ
motcua-help-serve = Chạy máy chủ trên một kho dữ liệu
motcua-help-accounts = Liệt kê tài khoản với đơn vị và vai trò; kho thử thì có cả mật khẩu
motcua-help-token = Mã truy cập API
motcua-help-token-create = Tạo mã truy cập API cho một tài khoản và in ra một lần duy nhất
motcua-help-import = Nạp đơn vị, lịch làm việc hoặc danh mục thủ tục từ tệp: nạp hết hoặc không nạp gì
motcua-help-deadline = Cho biết hạn trả và cách tính
motcua-help-check = Kiểm tra một mã số và cho biết dạng được lưu
motcua-help-form = Ghi một mẫu của hồ sơ (01 đến 06) hoặc sổ theo dõi trong năm của đơn vị (07)
motcua-help-audit = Chuỗi nhật ký
motcua-help-audit-verify = Tính lại mọi chuỗi nhật ký và chỉ ra chỗ hỏng đầu tiên
motcua-help-audit-heads = Cho xem đầu chuỗi đã ký
motcua-help-backup = Sao lưu kho dữ liệu, kể cả khi máy chủ đang chạy
motcua-help-restore = Dựng lại kho dữ liệu từ bản sao lưu; bản hỏng bị từ chối trước khi đụng tới bất cứ thứ gì
motcua-help-generate = Thêm hồ sơ giả lập vào kho, trải qua các năm, ở đủ trạng thái
motcua-help-bench = Đo công việc của một trung tâm bên cạnh giới hạn thô của cơ sở dữ liệu

motcua-help-any-data = Thư mục của kho dữ liệu [mặc định: motcua-data; MOTCUA_DATA]
motcua-help-any-database = sqlite:ĐƯỜNG_DẪN hoặc postgres://… [mặc định: motcua.db trong thư mục của kho; MOTCUA_DATABASE]
motcua-help-any-log = Ghi gì ra stderr: info, motcua=debug,warn … [mặc định: info; MOTCUA_LOG]
motcua-help-any-lang = Ngôn ngữ trả lời [mặc định: vi; MOTCUA_LANG]
motcua-help-any-config = Tệp cấu hình TOML [MOTCUA_CONFIG]
motcua-help-any-json = Một văn bản JSON trên stdout
motcua-help-any-listen = Địa chỉ và cổng [mặc định: 127.0.0.1:8080; MOTCUA_LISTEN]
motcua-help-any-files = Thư mục hoặc s3://… chứa tệp tải lên [mặc định: files trong thư mục của kho; MOTCUA_FILES]
motcua-help-any-out = Tệp cần ghi
motcua-help-demo-now = Đồng hồ bắt đầu từ lúc này rồi chạy tiếp
motcua-help-token-create-account = Tài khoản, theo tên trong `motcua accounts`
motcua-help-token-create-days = Số ngày mã còn hiệu lực
motcua-help-import-kind = Tệp chứa gì
motcua-help-import-file = Tệp CSV hoặc JSONL với các cột như dữ liệu kèm theo
motcua-help-import-dry_run = Chỉ kiểm tra, không thay đổi gì
motcua-help-deadline-received = Lúc tiếp nhận, theo giờ Việt Nam
motcua-help-deadline-limit = Ngày làm việc 1wd, giờ làm việc 8h, ngày lịch 30d, tháng 1mo, hoặc trong ngày same-day
motcua-help-deadline-pause = Khoảng thời gian tạm dừng tính hạn; có thể ghi nhiều lần
motcua-help-check-kind = Loại mã
motcua-help-check-value = Mã số; khoảng trắng, dấu chấm, dấu gạch viết như thường lệ
motcua-help-form-form = Số của mẫu
motcua-help-form-dossier = Mã hồ sơ
motcua-help-form-unit = Đơn vị có sổ (mẫu 07)
motcua-help-form-year = Năm của sổ (mẫu 07)
motcua-help-form-out = Tệp cần ghi: .pdf, mẫu 07 còn có .xlsx
motcua-help-audit-verify-heads = Đầu chuỗi đã ký được giữ ở nơi khác
motcua-help-backup-file = Tệp cần ghi
motcua-help-restore-file = Bản sao lưu
motcua-help-generate-dossiers = Số hồ sơ
motcua-help-generate-seed = Cùng một số thì ra cùng những hồ sơ
motcua-help-bench-dossiers = Số hồ sơ trong kho được đo

motcua-usage = Dùng sai lệnh: { $detail }
motcua-file-fault = Không dùng được tệp: { $detail }
motcua-store-fault = Không dùng được kho dữ liệu: { $detail }
motcua-store-missing = Không có kho dữ liệu ở { $detail }
motcua-listen-fault = Không mở được địa chỉ: { $detail }

motcua-deadline-due = Hạn trả { $at }

motcua-starting-title = Motcua đang khởi động
motcua-starting-detail = Kho dữ liệu đang được chuẩn bị. Trang này sẽ tự tải lại trong giây lát.

motcua-store-claimed = Một máy chủ khác đang dùng { $detail }
motcua-backup-fault = Không dùng được bản sao lưu: { $detail }
motcua-listening = Motcua đang chạy ở { $address }
motcua-import-done = Đã đọc { $rows } dòng, thay đổi { $changed }
motcua-import-checked = Đã đọc { $rows } dòng, sẽ thay đổi { $changed }; chưa thay đổi gì
motcua-generated = Đã thêm { $count } hồ sơ
motcua-accounts-login = Tài khoản
motcua-accounts-password = Mật khẩu
motcua-accounts-unit = Đơn vị
motcua-accounts-roles = Vai trò
motcua-accounts-person = Họ tên
motcua-form-written = Đã ghi: { $file }
motcua-audit-whole = { $chains } chuỗi với { $entries } mục còn nguyên vẹn
motcua-audit-broken = Chuỗi của đơn vị { $unit } hỏng ở mục { $entry }: { $why }
motcua-audit-changed = mục này đã bị sửa, bị dời chỗ hoặc bị chèn vào
motcua-audit-missing = thiếu mục này
motcua-audit-surplus = mục này nằm sau điểm cuối của chuỗi
motcua-audit-cut-off = chuỗi bị cắt cụt ở đây
motcua-audit-rolled-back = một trạng thái cũ đã được đặt lại: đầu chuỗi đã ký dài hơn
motcua-audit-rewritten = chuỗi đã bị ghi lại: đầu chuỗi đã ký ghi khác
motcua-audit-key = Kho không có khóa riêng; các đầu chuỗi được kiểm theo khóa ghi trong tệp: { $key }
motcua-form-fault = Không lập được mẫu: { $detail }
motcua-backup-written = Đã ghi bản sao lưu vào { $file }: { $rows } dòng, { $files } tệp
motcua-restored = Đã dựng lại kho dữ liệu ở { $folder }: { $rows } dòng
