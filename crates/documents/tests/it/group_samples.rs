//! One filled value of each paper of a working group.

use documents::*;

use super::{at, letterhead, officer, on, signer, some};

fn office() -> Letterhead {
    Letterhead {
        body: "Ủy ban nhân dân tỉnh Nghệ An".into(),
        centre: None,
        number: some("612/TB-UBND"),
        place: "Nghệ An".into(),
        date: on("2026-11-30"),
    }
}

pub fn conclusion() -> Conclusion {
    let paragraph =
        |number: &str, text: &str, task| ConclusionParagraph { number: number.into(), text: text.into(), task };
    let task = ConclusionTask {
        lead: "Sở Nông nghiệp và Môi trường".into(),
        with: some("Sở Tài chính; Ủy ban nhân dân xã Quỳnh Lưu"),
        product: "Kế hoạch cấp giấy chứng nhận sau dồn điền đổi thửa".into(),
        due: Some(on("2026-12-15")),
    };
    Conclusion {
        letterhead: office(),
        subject: "Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh tại buổi làm việc với xã Quỳnh Lưu".into(),
        opening: vec!["Ngày 24 tháng 11 năm 2026, Tổ công tác số 3 đã làm việc với xã Quỳnh Lưu.".into()],
        paragraphs: vec![
            paragraph("1", "Biểu dương Trung tâm Phục vụ hành chính công của xã về kết quả trả đúng hạn.", None),
            paragraph("2", "Khẩn trương cấp giấy chứng nhận theo Nghị định số 151/2025/NĐ-CP.", Some(task)),
        ],
        closing: vec!["Văn phòng Ủy ban nhân dân tỉnh thông báo để các đơn vị thực hiện.".into()],
        recipients: vec!["Chủ tịch, các Phó Chủ tịch".into(), "Các sở, ngành có tên trên".into(), "Lưu: VT".into()],
        signature: Signature { on_behalf: some("TL. Chủ tịch"), post: some("Chánh Văn phòng"), ..signer() },
    }
}

pub fn figure(name: &str, value: &str, note: &str) -> Figure {
    Figure { name: name.into(), value: some(value), note: some(note) }
}

pub fn briefing() -> Briefing {
    Briefing {
        letterhead: Letterhead { number: None, ..office() },
        commune: "Xã Quỳnh Lưu".into(),
        visit: "Tổ công tác số 3 làm việc lúc 08:00 ngày 24/11/2026 tại trụ sở Ủy ban nhân dân xã".into(),
        from: on("2026-08-24"),
        until: on("2026-11-23"),
        figures: vec![figure("Hồ sơ đã tiếp nhận", "1.284", "tăng 6 % so với 90 ngày trước")],
        open: vec![OpenLine { why: "Chuyên viên đang xử lý".into(), count: 41, late: Some(3) }],
        posts: vec![PostLine { post: "Công chức địa chính".into(), quota: 3, present: 1 }],
        recommendations: vec![OpenRecommendation {
            code: "KN-2026-0012".into(),
            content: "Chưa có cán bộ thú y".into(),
            turn: "Sở Nội vụ".into(),
            since: on("2026-11-16"),
        }],
    }
}

pub fn inspection() -> Inspection {
    let verdicts = Verdict::ALL.iter().zip(1_u32..);
    let item = |(verdict, number): (&Verdict, u32)| InspectionItem {
        number,
        question: format!("Bảng niêm yết thủ tục được công khai và còn hiệu lực, mục {number}"),
        verdict: *verdict,
        weight: 10,
        note: some("Thiếu hai thủ tục lĩnh vực đất đai"),
        photos: 2,
    };
    Inspection {
        letterhead: letterhead(),
        centre: "Trung tâm Phục vụ hành chính công xã Quỳnh Lưu".into(),
        checklist: "Kiểm tra tại chỗ, phiên bản 2".into(),
        at: at("2026-11-24T09:10"),
        inspectors: vec![officer()],
        items: verdicts.map(item).collect(),
        score: Some(78),
        remarks: some("Khu vực chờ thoáng, có ghế cho người cao tuổi."),
        group: Signature { post: some("Tổ trưởng Tổ công tác"), ..signer() },
        host: Signature { post: some("Giám đốc Trung tâm"), name: "Võ Thị Lan".into(), ..Signature::default() },
    }
}

pub fn group_report(matters: usize) -> GroupReport {
    let matter = |i: usize| MatterLine {
        code: format!("KN-2026-{:04}", i + 1),
        commune: "Xã Quỳnh Văn".into(),
        field: "Đất đai".into(),
        content: "Hệ thống thông tin đất đai hay lỗi, hồ sơ bị quá hạn".into(),
        lead: some("Sở Nông nghiệp và Môi trường"),
        standing: "Đã trả lời đúng hạn".into(),
        due: Some(on("2026-12-01")),
        answer: some("1204/SNNMT-QLĐĐ ngày 30/11/2026"),
        task: some("Nâng cấp đường truyền: hoàn thành đúng hạn"),
    };
    GroupReport {
        letterhead: office(),
        subject: "Kết quả làm việc của Tổ công tác số 3 với 10 xã, phường".into(),
        opening: vec!["Thực hiện phân công của Ủy ban nhân dân tỉnh, Tổ công tác số 3 báo cáo như sau.".into()],
        sessions: vec![SessionLine {
            commune: "Xã Quỳnh Văn".into(),
            at: at("2026-11-25T08:00"),
            place: "Trụ sở Ủy ban nhân dân xã".into(),
            score: some("78 / 100"),
            findings: 4,
            recommendations: 3,
        }],
        figures: vec![figure("Kiến nghị đã nhận", "24", "của 10 xã, phường")],
        matters: (0..matters).map(matter).collect(),
        recipients: vec!["Chủ tịch Ủy ban nhân dân tỉnh".into(), "Lưu: VT".into()],
        signature: Signature { post: some("Tổ trưởng"), ..signer() },
    }
}
