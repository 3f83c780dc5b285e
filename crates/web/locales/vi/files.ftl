# Tệp đính kèm: lý do một tệp không được nhận.
file-empty = Tệp không có nội dung. Hãy chọn lại tệp.
file-too-large = Tệp lớn hơn { $most } MB. Hãy quét với độ phân giải thấp hơn hoặc chia thành nhiều tệp.
file-unknown-kind = Chỉ nhận tệp PDF, JPEG hoặc PNG. Tệp này thuộc loại khác, dù tên tệp ghi thế nào.
file-polyglot = Tệp chứa thêm nội dung khác trước hoặc sau tài liệu. Hãy in lại ra PDF hoặc chụp lại rồi gửi.
file-damaged = Tệp bị hỏng hoặc không đầy đủ. Hãy xuất lại tệp rồi gửi lại.
file-encrypted = Tệp PDF có đặt mật khẩu. Hãy gỡ mật khẩu rồi gửi lại.
file-active = Tệp PDF chứa mã lệnh, biểu mẫu tự gửi hoặc tệp đính kèm bên trong. Hãy in lại ra PDF rồi gửi lại.
file-dimensions = Ảnh có kích thước { $width } x { $height } điểm ảnh, quá lớn. Hãy giảm kích thước ảnh rồi gửi lại.
file-too-many-pages = Tệp PDF có hơn { $most } trang. Hãy chia thành nhiều tệp.
file-bomb = Tệp giải nén ra quá lớn nên không được nhận. Hãy xuất lại tệp rồi gửi lại.
file-not-found = Không tìm thấy tệp.
