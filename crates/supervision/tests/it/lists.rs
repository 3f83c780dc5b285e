//! A list goes on where it ended, in the order of the day that counts.

use supervision::model::Measure;
use supervision::queries::{Filter, ListAsk, list};

use crate::house::{LAND, LISTED, PAID};
use crate::place::{both, codes, month};

#[test]
fn pages_follow_one_another_without_gap_or_repeat() {
    both(|house| {
        let mut made = Vec::new();
        for _ in 0..7 {
            made.push(house.accepted(PAID).code);
        }
        house.at("2026-11-25T08:00:00");
        made.push(house.accepted(LAND).code);
        assert_eq!(codes(house, Measure::Received, &Filter::default(), month(house)).len(), made.len());
        let ask = ListAsk {
            measure: Measure::Received,
            filter: Filter::default(),
            period: month(house),
            today: house.now().date(),
        };
        let page = house.read(|conn| list(conn, &ask, None, 8));
        assert_eq!((page.rows.len(), page.next), (8, None), "a full last page is the last");
        assert_eq!(page.rows.last().unwrap().code, made[7], "the newest day comes last");
    });
}

#[test]
fn a_centre_and_procedures_narrow_it() {
    both(|house| {
        house.accepted(LAND);
        let here = house.accepted(LISTED).code;
        let centre = house.unit(&house.centre("quynhluu"));
        let filter = Filter { centre: Some(centre), procedures: Some(vec![LISTED.to_owned()]), ..Filter::default() };
        assert_eq!(codes(house, Measure::Open, &filter, month(house)), [here]);
        let other = Filter::centre(house.unit(&house.centre("hoangmai")));
        assert_eq!(codes(house, Measure::Open, &other, month(house)), Vec::<String>::new());
    });
}
