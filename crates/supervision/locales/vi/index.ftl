# Bộ chỉ số phục vụ theo Quyết định 766.

supervision-nav-index = Bộ chỉ số 766
supervision-index-title = Bộ chỉ số phục vụ người dân, doanh nghiệp
supervision-index-everything = Toàn tỉnh
supervision-index-score = Điểm quy về 100
supervision-index-earned = { $earned } trên { $of } điểm tính được
supervision-index-note = Nội dung chưa có nguồn dữ liệu, hoặc trong kỳ không phát sinh, không tính vào điểm tối đa và không bị coi là 0 điểm.
supervision-index-gains = Việc nâng điểm nhiều nhất
supervision-index-gains-none = Không có điểm nào bị mất trong kỳ này.
supervision-index-part = Nội dung
supervision-index-counted = Đạt / tổng
supervision-index-points = Điểm
supervision-index-lost = Điểm mất
supervision-index-missing = Còn thiếu
supervision-index-basis = Căn cứ, độ chắc chắn
supervision-index-no-data = Chưa có dữ liệu
supervision-index-nothing = Kỳ này không phát sinh
supervision-index-who = Điểm mất ở đâu
supervision-index-count = Số lượng
supervision-index-lacks = Còn thiếu thông tin
supervision-index-nobody = Không có hồ sơ hay thủ tục nào làm mất điểm, hoặc chưa có dữ liệu.
supervision-index-more = Chỉ hiện 200 hồ sơ đầu.
supervision-index-petitions = Phản ánh, kiến nghị quá hạn
supervision-index-lack-authority = cơ quan giải quyết
supervision-index-lack-time = thời hạn
supervision-index-lack-fee = phí, lệ phí
supervision-index-lack-parts = thành phần hồ sơ
supervision-index-lack-basis = căn cứ pháp lý

supervision-index-group-publicity = Công khai, minh bạch
supervision-index-group-progress = Tiến độ giải quyết
supervision-index-group-online = Dịch vụ công trực tuyến
supervision-index-group-digitisation = Số hóa hồ sơ
supervision-index-group-payment = Thanh toán trực tuyến
supervision-index-group-satisfaction = Mức độ hài lòng

supervision-index-part-announced = Thủ tục công bố đúng hạn
supervision-index-part-complete = Thủ tục công khai đầy đủ nội dung
supervision-index-part-synchronised = Hồ sơ đồng bộ lên Cổng
supervision-index-part-on-time = Hồ sơ giải quyết trước hạn, đúng hạn
supervision-index-part-offered = Thủ tục cung cấp trực tuyến
supervision-index-part-with-filings = Thủ tục trực tuyến có phát sinh hồ sơ trực tuyến
supervision-index-part-filed-online = Hồ sơ nộp trực tuyến
supervision-index-part-parts-digitised = Hồ sơ tiếp nhận có thành phần số hóa
supervision-index-part-results-digitised = Kết quả số hóa
supervision-index-part-parts-reused = Khai thác lại thành phần đã số hóa
supervision-index-part-portal-reused = Khai thác lại dữ liệu từ Cổng
supervision-index-part-fee-paid = Thủ tục có phí có giao dịch nộp phí
supervision-index-part-fee-online = Thủ tục có phí có giao dịch trực tuyến
supervision-index-part-paid-online = Hồ sơ có phí nộp trực tuyến
supervision-index-part-petitions = Phản ánh, kiến nghị xử lý đúng hạn
supervision-index-part-handling = Hài lòng về xử lý phản ánh
supervision-index-part-content = Hài lòng về giải quyết hồ sơ

supervision-index-how-announced = Hệ thống không ghi ngày công bố so với ngày văn bản có hiệu lực nên không tính.
supervision-index-how-complete = Trong các thủ tục có hồ sơ trong kỳ, thủ tục nêu đủ cơ quan giải quyết, thời hạn, phí, thành phần hồ sơ và căn cứ.
supervision-index-how-synchronised = Chưa kết nối Cổng nên không tính.
supervision-index-how-on-time = Hồ sơ xong trước hạn và đúng hạn trên tổng hồ sơ đã xong và hồ sơ đang quá hạn; so theo ngày.
supervision-index-how-offered = Thủ tục có hồ sơ trong kỳ cho phép nộp trực tuyến, trên tổng thủ tục có hồ sơ trong kỳ.
supervision-index-how-with-filings = Thủ tục cho phép nộp trực tuyến có ít nhất một hồ sơ trực tuyến trong kỳ.
supervision-index-how-filed-online = Hồ sơ nộp trực tuyến trên tổng hồ sơ của các thủ tục cho phép nộp trực tuyến.
supervision-index-how-parts-digitised = Hồ sơ nhận trong kỳ đã tiếp nhận và có ít nhất một thành phần đính tệp.
supervision-index-how-results-digitised = Hồ sơ xong trong kỳ có tệp kết quả; thủ tục không có kết quả được coi là đạt.
supervision-index-how-parts-reused = Hệ thống chưa ghi việc khai thác lại nên không tính.
supervision-index-how-portal-reused = Chưa kết nối Cổng nên không tính.
supervision-index-how-fee-paid = Thủ tục có hồ sơ phải nộp phí trong kỳ và có giao dịch đã nộp; đủ điểm từ 80 %.
supervision-index-how-fee-online = Thủ tục có hồ sơ phải nộp phí trong kỳ và có giao dịch trực tuyến; đủ điểm từ 80 %.
supervision-index-how-paid-online = Hồ sơ phải nộp phí đã nộp trực tuyến; đủ điểm từ 30 %.
supervision-index-how-petitions = Phản ánh kết thúc đúng hạn trên tổng phản ánh kết thúc trong kỳ và phản ánh đang quá hạn.
supervision-index-how-handling = Chưa hỏi người dân về việc xử lý phản ánh nên không tính.
supervision-index-how-content = Ý kiến rất hài lòng và hài lòng trên tổng ý kiến trong kỳ; bên dưới là số ý kiến chưa hài lòng.

supervision-said = Ý kiến của người dân về hồ sơ đã tham gia
supervision-said-note = Một hồ sơ có thể do nhiều người cùng giải quyết. Không nêu hồ sơ nào, để người dân yên tâm cho ý kiến.

supervision-weights-title = Trọng số của bộ chỉ số
supervision-weights-lead = Mỗi phiên bản có hiệu lực từ một ngày và không bao giờ bị sửa, nên chỉ số của kỳ đã qua giữ nguyên.
supervision-weights-from = Hiệu lực từ { $day }
supervision-weights-full-at = Đạt đủ điểm từ
supervision-weights-new = Thêm phiên bản mới
supervision-weights-valid-from = Hiệu lực từ ngày
supervision-weights-valid-from-hint = Từ hôm nay trở đi và sau phiên bản gần nhất.
supervision-weights-source = Căn cứ
supervision-weights-source-hint = Số, ngày của quyết định.
supervision-weights-choose = Chọn độ chắc chắn
supervision-weights-save = Lưu phiên bản
supervision-weights-done = Đã lưu phiên bản trọng số mới.
supervision-weights-after = Phải sau phiên bản gần nhất, có hiệu lực từ { $day }.
supervision-weights-past = Ngày này đã qua; chỉ số của kỳ đã qua không được đổi.
supervision-weights-source-missing = Cần ghi căn cứ, nhiều nhất { $most } ký tự.
supervision-weights-points = Điểm phải là số từ 0 đến số điểm của nhóm, nhiều nhất hai chữ số thập phân.
supervision-weights-full = Tỷ lệ phải từ 0,1 đến 100 %, nhiều nhất một chữ số thập phân.
supervision-weights-sum = Các thành phần của nhóm cộng lại được { $rest ->
    [0] { $whole }
   *[other] { $whole },{ $rest }
 } điểm, phải là { $points }.
supervision-weights-certainty = Chưa chọn độ chắc chắn.
supervision-policy-weights = Chỉ Văn phòng của tỉnh được nhập trọng số mới của bộ chỉ số.
