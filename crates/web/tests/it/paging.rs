use crate::house::House;

#[tokio::test]
async fn cursors_walk_the_whole_list_once() {
    let house = House::new();
    let mut visitor = house.visitor();
    let (mut seen, mut path) = (Vec::new(), "/api/v1/list".to_owned());
    loop {
        let page = visitor.get(&path).await.json();
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| item.as_i64().unwrap()));
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/list?cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, (1..=45).collect::<Vec<_>>());
}
