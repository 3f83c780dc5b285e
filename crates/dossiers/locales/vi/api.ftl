dossier-idempotency-key = Khóa chống gửi trùng phải có từ 1 đến 200 ký tự in được.
dossier-idempotency-other = Khóa chống gửi trùng này đã dùng cho một yêu cầu khác. Hãy dùng khóa mới.
dossier-if-match = If-Match phải là số thứ tự (seq) của hồ sơ như đã xem.
dossier-person-unknown = Không có tài khoản này.
dossier-state-unknown = Không có trạng thái này.
dossier-moment = Hãy ghi ngày theo dạng 2026-11-23, hoặc thời điểm theo dạng 2026-11-23T08:00:00+07:00.
dossier-no-appointment = Hồ sơ chưa được tiếp nhận nên chưa có thời hạn trả kết quả.
dossier-form-unknown = Chỉ có các mẫu từ 01.pdf đến 06.pdf.
