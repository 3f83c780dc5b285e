//! Every Vietnamese letter is in the typeface and comes back out of the PDF in NFC.

use documents::*;
use unicode_normalization::UnicodeNormalization;

use crate::samples;
use crate::tools::text;

const LETTERS: &str = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz";

fn back(letters: &str) -> String {
    let paper = Notice { paragraphs: vec![letters.to_owned()], ..samples::notice() };
    text(&notice(&paper).expect("printed")).chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn small_and_capital_letters_come_back() {
    let capitals: String = LETTERS.chars().flat_map(char::to_uppercase).collect();
    // In pieces that fit a line each, so that no line end falls between.
    for letters in [LETTERS, &capitals] {
        let spaced: Vec<String> = letters.chars().map(String::from).collect();
        let found = back(&spaced.join(" "));
        assert!(found.contains(letters), "{letters} in {found}");
    }
}

#[test]
fn decomposed_letters_come_back_composed() {
    let name = "Nguyễn Thị Hường ở Nghệ An, đường Đặng Thái Thân";
    let decomposed: String = name.nfd().collect();
    assert_ne!(name, decomposed);
    let found = back(&decomposed);
    let expected: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(found.contains(&expected), "{found}");
}
