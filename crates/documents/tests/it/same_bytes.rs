//! The same values give the same bytes, whenever they are printed.

use documents::*;

use crate::samples;

#[test]
fn every_paper_is_the_same_the_second_time() {
    let all = || {
        [
            form01(&samples::form01()),
            form02(&samples::form02()),
            form03(&samples::form03()),
            form04(&samples::form04()),
            form05(&samples::form05()),
            form06(&samples::form06(5)),
            form07(&samples::form07(5)),
            form07_xlsx(&samples::form07(5)),
            notice(&samples::notice()),
            poster(&samples::poster()),
            conclusion(&samples::conclusion()),
            briefing(&samples::briefing()),
            inspection(&samples::inspection()),
            group_report(&samples::group_report(5)),
            group_report_xlsx(&samples::group_report(5)),
        ]
        .map(|paper| paper.expect("printed"))
    };
    let first = all();
    // Another paper in between, so that the second time is not the cache's answer to the first.
    form01(&Form01 { code: "H41.098.01-261124-0099".into(), ..samples::form01() }).expect("printed");
    for (number, (first, second)) in first.iter().zip(&all()).enumerate() {
        assert!(first == second, "paper {number} differs");
    }
}

#[test]
fn another_value_is_another_paper() {
    let other = Form01 { code: "H41.098.01-261124-0018".into(), ..samples::form01() };
    assert_ne!(form01(&samples::form01()).expect("printed"), form01(&other).expect("printed"));
}
