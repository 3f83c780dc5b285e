//! One filled value of each paper, with invented people.

use documents::*;
use kernel::{Date, Timestamp, Vnd};

#[path = "group_samples.rs"]
mod group;
pub use group::{briefing, conclusion, group_report, inspection};

pub fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("a time")
}

pub fn on(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub fn letterhead() -> Letterhead {
    Letterhead {
        body: "Ủy ban nhân dân xã Quỳnh Lưu".into(),
        centre: some("Trung tâm Phục vụ hành chính công xã Quỳnh Lưu"),
        number: some("125/TNHS"),
        place: "Quỳnh Lưu".into(),
        date: on("2026-11-24"),
    }
}

pub fn applicant() -> Applicant {
    Applicant {
        name: "Nguyễn Thị Hường Giang".into(),
        personal_number: some("040199012345"),
        tax_code: some("0100109106"),
        address: some("Xóm 5, xã Quỳnh Lưu, tỉnh Nghệ An"),
        phone: some("0912345678"),
        email: some("huong.giang@example.vn"),
    }
}

pub fn procedure() -> Procedure {
    Procedure { code: "1.001193".into(), name: "Đăng ký khai sinh".into() }
}

pub fn officer() -> Officer {
    Officer {
        name: "Trần Văn Đức".into(), post: some("Chuyên viên"), unit: some("Phòng Văn hóa - Xã hội")
    }
}

pub fn signer() -> Signature {
    Signature {
        on_behalf: some("KT. Giám đốc"),
        post: some("Phó Giám đốc"),
        name: "Lê Thị Bích Ngọc".into(),
        signed_at: Some(at("2026-11-24T09:41")),
    }
}

pub fn form01() -> Form01 {
    Form01 {
        letterhead: letterhead(),
        code: "H41.098.01-261124-0017".into(),
        look_up: "https://motcua.example.vn/track?code=H41.098.01-261124-0017".into(),
        receiver: officer(),
        applicant: applicant(),
        representative: Some(Representative {
            name: "Phạm Quốc Khánh".into(),
            personal_number: some("040085067890"),
            phone: some("0987654321"),
        }),
        procedure: procedure(),
        parts: parts(4),
        sets: 1,
        limit: Limit { amount: 3, unit: LimitUnit::WorkingDay },
        received_at: at("2026-11-24T08:05"),
        due_at: at("2026-11-27T08:05"),
        register_book: "02/2026".into(),
        register_number: "1417".into(),
        return_place: "Quầy số 3, Trung tâm Phục vụ hành chính công xã Quỳnh Lưu".into(),
        return_mode: ReturnMode::Counter,
        owed: some("Xuất trình bản chính Giấy chứng nhận kết hôn khi nhận kết quả"),
        contact_phone: some("02383864123"),
        giver_signature: Signature { name: "Phạm Quốc Khánh".into(), ..Signature::default() },
        receiver_signature: Signature {
            name: "Trần Văn Đức".into(),
            signed_at: Some(at("2026-11-24T08:06")),
            ..Signature::default()
        },
    }
}

pub fn parts(count: usize) -> Vec<PartLine> {
    let names = [
        "Tờ khai đăng ký khai sinh theo mẫu",
        "Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản của người làm chứng xác nhận về việc sinh",
        "Giấy chứng nhận kết hôn của cha, mẹ trẻ em",
        "Văn bản ủy quyền thực hiện việc đăng ký khai sinh",
    ];
    (0..count)
        .map(|i| PartLine {
            name: format!("{}{}", names[i % 4], if i < 4 { String::new() } else { format!(" ({})", i + 1) }),
            kind: PartKind::ALL[i % 4],
            quantity: 1 + u32::try_from(i % 3).unwrap_or(0),
        })
        .collect()
}

pub fn form02() -> Form02 {
    let item = |part: &str, ask, reason: &str| SupplementItem { part: part.into(), ask, reason: reason.into() };
    Form02 {
        letterhead: Letterhead { number: some("31/HDHS"), ..letterhead() },
        code: some("H41.098.01-261124-0017"),
        look_up: some("https://motcua.example.vn/track?code=H41.098.01-261124-0017"),
        applicant: applicant(),
        procedure: procedure(),
        items: vec![
            item("Giấy chứng sinh", Ask::Missing, "Chưa có trong hồ sơ; nộp bản chính do cơ sở y tế cấp."),
            item(
                "Tờ khai đăng ký khai sinh",
                Ask::ToFix,
                "Mục quê quán ghi theo đơn vị hành chính trước ngày 01/7/2025.",
            ),
        ],
        legal_basis: "Khoản 1 Điều 16 Luật Hộ tịch; Điều 17 Nghị định số 118/2025/NĐ-CP".into(),
        stage: Stage::Intake,
        requester: officer(),
        deadline: Some(on("2026-12-24")),
        contact_phone: "02383864123".into(),
        signature: signer(),
    }
}

pub fn form03() -> Form03 {
    Form03 {
        letterhead: Letterhead { number: some("07/TCHS"), ..letterhead() },
        code: some("H41.098.01-261124-0018"),
        look_up: some("https://motcua.example.vn/track?code=H41.098.01-261124-0018"),
        stage: Stage::Intake,
        applicant: applicant(),
        procedure: procedure(),
        reason: "Thủ tục không thuộc danh mục tiếp nhận phi địa giới hành chính của tỉnh; cha, mẹ trẻ em cư trú tại phường Hoàng Mai.".into(),
        legal_basis: "Điều 13 Luật Hộ tịch; Quyết định số 3769/QĐ-UBND ngày 25/11/2025".into(),
        guidance: "Đề nghị nộp hồ sơ tại Trung tâm Phục vụ hành chính công phường Hoàng Mai hoặc trực tuyến trên Cổng Dịch vụ công quốc gia.".into(),
        officer: officer(),
        approver: signer(),
    }
}

pub fn form04() -> Form04 {
    Form04 {
        letterhead: Letterhead { number: some("12/XL-UBND"), centre: None, ..letterhead() },
        code: "H41.098.01-261102-0009".into(),
        look_up: some("https://motcua.example.vn/track?code=H41.098.01-261102-0009"),
        applicant: applicant(),
        procedure: Procedure {
            code: "1.013978".into(),
            name: "Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận quyền sử dụng đất lần đầu".into(),
        },
        received_at: at("2026-11-02T09:15"),
        original_due: at("2026-11-25T09:15"),
        reason: "Kết quả xác minh ranh giới thửa đất của các hộ liền kề về chậm do mưa lũ từ ngày 10/11/2026.".into(),
        responsible_unit: "Phòng Kinh tế xã Quỳnh Lưu".into(),
        new_due: at("2026-12-04T16:30"),
        ordinal: 1,
        signature: Signature {
            on_behalf: some("TM. Ủy ban nhân dân\nKT. Chủ tịch"),
            post: some("Phó Chủ tịch"),
            name: "Hồ Sỹ Tuấn Kiệt".into(),
            signed_at: None,
        },
    }
}

pub fn form05() -> Form05 {
    Form05 {
        letterhead: Letterhead { number: some("03/TB-TTPVHCC"), ..letterhead() },
        code: "H41.098.01-261120-0004".into(),
        look_up: some("https://motcua.example.vn/track?code=H41.098.01-261120-0004"),
        applicant: applicant(),
        procedure: procedure(),
        request: StopRequest {
            reference: "Đơn đề nghị dừng giải quyết hồ sơ số 02".into(),
            date: on("2026-11-23"),
            reason: some("Chuyển nơi cư trú"),
        },
        state: PortalStatus::Processing,
        stopped_at: at("2026-11-24T10:20"),
        fee_returned: Some(Vnd(1_150_000)),
        originals_returned: vec!["Giấy chứng sinh số 0457".into(), "Giấy chứng nhận kết hôn số 112/2024".into()],
        signature: signer(),
    }
}

pub fn form06(count: usize) -> Form06 {
    Form06 {
        letterhead: Letterhead { number: None, ..letterhead() },
        code: "H41.098.01-261102-0009".into(),
        look_up: some("https://motcua.example.vn/track?code=H41.098.01-261102-0009"),
        applicant: "Nguyễn Thị Hường Giang".into(),
        procedure: form04().procedure,
        limit: Some(Limit { amount: 17, unit: LimitUnit::WorkingDay }),
        received_at: at("2026-11-02T09:15"),
        due_at: Some(at("2026-11-25T09:15")),
        hand_overs: (0..count).map(hand_over).collect(),
    }
}

fn hand_over(i: usize) -> HandOver {
    let people = ["Trần Văn Đức", "Đặng Thị Mỹ Lệ", "Võ Trọng Nghĩa", "Hoàng Xuân Bách", "Lê Thị Bích Ngọc"];
    let posts = ["Cán bộ tiếp nhận", "Trưởng phòng", "Chuyên viên", "Phó Chủ tịch", "Văn thư"];
    let someone =
        |i: usize| Officer { name: people[i % 5].into(), post: some(posts[i % 5]), unit: some("Phòng Kinh tế") };
    let day = 2 + i % 20;
    HandOver {
        giver: someone(i),
        receiver: Some(someone(i + 1)),
        at: at(&format!("2026-11-{day:02}T{:02}:{:02}", 7 + i % 9, 3 * i % 60)),
        result: (i > 0).then(|| [Pace::Early, Pace::OnTime, Pace::Late][i % 3]),
        note: (i % 2 == 1).then(|| "Kèm trích lục bản đồ địa chính".to_owned()),
        giver_signed_at: Some(at(&format!("2026-11-{day:02}T16:{:02}", i % 60))),
        received_at: (i % 4 != 3).then(|| at(&format!("2026-11-{day:02}T16:{:02}", (i + 7) % 60))),
    }
}

pub fn form07(count: usize) -> Form07 {
    Form07 {
        letterhead: Letterhead { number: None, ..letterhead() },
        year: 2026,
        entries: (0..count).map(entry).collect(),
    }
}

fn entry(i: usize) -> RegisterEntry {
    let number = u32::try_from(i + 1).unwrap_or(0);
    RegisterEntry {
        number,
        code: format!("H41.098.01-261124-{number:04}"),
        procedure: ["Đăng ký khai sinh", "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh"][i % 2].into(),
        applicant: ["Nguyễn Thị Hường Giang", "Phạm Quốc Khánh", "Hợp tác xã Nông nghiệp Quỳnh Lưu"][i % 3].into(),
        sets: 1,
        address: some("Xóm 5, xã Quỳnh Lưu, tỉnh Nghệ An"),
        phone: some("0912345678"),
        resolving_body: "Ủy ban nhân dân xã Quỳnh Lưu".into(),
        received_at: at("2026-11-24T08:05"),
        due_at: Some(at("2026-11-27T08:05")),
        result_at: Some(at("2026-11-26T15:10")),
        returned_at: (!i.is_multiple_of(3)).then(|| at("2026-11-28T10:00")),
        mode: Some(ReturnMode::ALL[i % 3]),
        signature: (!i.is_multiple_of(3)).then(|| "Phạm Quốc Khánh".to_owned()),
        note: i.is_multiple_of(4).then(|| "Nhận thay theo ủy quyền".to_owned()),
    }
}

pub fn notice() -> Notice {
    Notice {
        letterhead: Letterhead { number: some("45/TB-TTPVHCC"), ..letterhead() },
        title: "Thông báo".into(),
        subject: some("Về việc tạm ngừng Hệ thống thông tin giải quyết thủ tục hành chính để nâng cấp"),
        paragraphs: vec![
            "Trung tâm Phục vụ hành chính công xã Quỳnh Lưu thông báo tạm ngừng Hệ thống thông tin giải quyết thủ tục hành chính từ 18:00 05/12/2026 đến 06:00 07/12/2026 để nâng cấp.".into(),
            "Trong thời gian này, hồ sơ nộp trực tiếp vẫn được tiếp nhận tại quầy; hồ sơ trực tuyến được tiếp nhận trở lại ngay sau khi hệ thống hoạt động.".into(),
        ],
        recipients: vec!["Các đơn vị trực thuộc".into(), "Niêm yết công khai".into(), "Lưu: VT".into()],
        signature: signer(),
        look_up: None,
    }
}

pub fn poster() -> Poster {
    let part = |name: &str, case: Option<&str>, originals, copies| PosterPart {
        name: name.into(),
        case: case.map(str::to_owned),
        originals,
        copies,
    };
    Poster {
        body: "Ủy ban nhân dân xã Quỳnh Lưu".into(),
        centre: some("Trung tâm Phục vụ hành chính công xã Quỳnh Lưu"),
        procedure: Procedure {
            code: "2.000815".into(),
            name: "Chứng thực bản sao từ bản chính giấy tờ, văn bản".into(),
        },
        field: "Chứng thực".into(),
        decision: some("Quyết định số 1024/QĐ-BTP"),
        parts: vec![
            part("Bản chính giấy tờ, văn bản làm cơ sở để chứng thực bản sao", None, 1, 0),
            part("Bản sao cần chứng thực", Some("Người yêu cầu tự chụp bản sao"), 0, 2),
        ],
        limits: vec![
            PosterLimit { channel: Some(Channel::Direct), limit: Some(Limit { amount: 0, unit: LimitUnit::SameDay }) },
            PosterLimit { channel: Some(Channel::Post), limit: None },
        ],
        fees: vec![
            PosterFee { label: "Trang thứ nhất và trang thứ hai, mỗi trang".into(), amount: Vnd(2_000) },
            PosterFee { label: "Từ trang thứ ba, mỗi trang".into(), amount: Vnd(1_000) },
        ],
        fee_note: some("Tối đa 200.000 đồng một bản sao."),
        places: vec![
            "Quầy số 1, Trung tâm Phục vụ hành chính công xã Quỳnh Lưu".into(),
            "Thứ Hai đến thứ Sáu: 07:00 - 11:30, 13:30 - 17:00".into(),
            "Điện thoại 02383864123".into(),
        ],
        look_up: "https://motcua.example.vn/board/2.000815".into(),
        date: on("2026-11-24"),
    }
}
