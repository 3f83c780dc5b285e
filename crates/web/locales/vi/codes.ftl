# Mã và số (kernel::codes, kernel::card)

code-empty = Chưa nhập.
code-too-long = Quá dài: nhiều nhất { $max } ký tự.

code-personal-letters = Số định danh cá nhân chỉ gồm chữ số.
code-personal-length = Số định danh cá nhân phải có { $expected } chữ số, ở đây có { $length }.
code-personal-birth-year = Số định danh cá nhân ghi năm sinh { $inside }, nhưng năm sinh đã khai là { $given }. Hãy kiểm tra lại số và ngày sinh.
code-personal-sex = Giới tính trong số định danh cá nhân khác với giới tính đã khai. Hãy kiểm tra lại số và giới tính.
code-personal-place = Mã nơi đăng ký khai sinh { $place } không có trong danh sách tỉnh, thành phố. Hãy đối chiếu với thẻ; vẫn được tiếp tục.
code-personal-century = Số định danh cá nhân ghi năm sinh { $year }. Hãy đối chiếu với thẻ; vẫn được tiếp tục.

code-tax-letters = Mã số thuế chỉ gồm chữ số.
code-tax-length = Mã số thuế phải có 10 chữ số, hoặc 13 chữ số với chi nhánh, hoặc 12 chữ số nếu là số định danh cá nhân; ở đây có { $length }.
code-tax-zeros = Mã số thuế không thể có bảy chữ số 0 liền nhau ở giữa.
code-tax-check = Mã số thuế sai chữ số kiểm tra. Hãy xem lại từng chữ số.
code-tax-branch = Số thứ tự chi nhánh trong mã số thuế phải từ 001 đến 999.

code-phone-letters = Số điện thoại chỉ gồm chữ số, có thể bắt đầu bằng dấu +.
code-phone-length = Số điện thoại này phải có { $expected } chữ số (tính từ số 0 đầu), ở đây có { $length }.
code-phone-prefix = Số điện thoại phải bắt đầu bằng 03, 05, 07, 08, 09 (di động) hoặc 02 (cố định), hoặc +84 thay cho số 0.

code-old-id-letters = Số chứng minh nhân dân chỉ gồm chữ số.
code-old-id-length = Số chứng minh nhân dân phải có { $expected } chữ số, ở đây có { $length }.
code-passport-form = Số hộ chiếu gồm một chữ cái và 7 hoặc 8 chữ số.

code-agency-characters = Mã cơ quan chỉ gồm chữ số, chữ cái không dấu và dấu chấm.
code-agency-level = Mã cơ quan phải có cấp 1 gồm một chữ cái từ A đến Y và hai chữ số, ví dụ H41.
code-agency-group = Mã cơ quan có một nhóm để trống giữa hai dấu chấm.

code-procedure-form = Mã thủ tục gồm một chữ số, dấu chấm và sáu chữ số, ví dụ 1.001193.
code-procedure-province = Phần cuối của mã thủ tục phải là mã tỉnh, ví dụ 1.012790.H41.

code-dossier-form = Mã hồ sơ gồm mã cơ quan, ngày tiếp nhận và số thứ tự, ví dụ H41.042-261124-0001.
code-dossier-agency = Phần mã cơ quan trong mã hồ sơ không đúng, ví dụ đúng: H41.042.
code-dossier-date = Phần ngày trong mã hồ sơ không phải là ngày có thật viết theo năm, tháng, ngày, ví dụ 261124.
code-dossier-sequence = Số thứ tự trong mã hồ sơ phải có từ 4 đến 12 chữ số.
code-dossier-central = Mã của cơ quan chủ quản hệ thống tập trung chỉ có hai chữ số.

code-card-form = Không phải nội dung mã QR của thẻ căn cước: cần { $expected } mục, ở đây có { $fields }.
code-card-name = Họ tên trong mã QR để trống hoặc có ký tự lạ. Hãy nhập bằng tay.
code-card-birth-date = Ngày sinh trong mã QR không phải là ngày có thật. Hãy nhập bằng tay.
code-card-sex = Giới tính trong mã QR không phải là Nam hoặc Nữ. Hãy nhập bằng tay.
