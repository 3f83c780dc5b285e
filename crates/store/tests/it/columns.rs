//! Every value type and every kind of query that wings use, through the one connection on both databases.

use diesel::prelude::*;
use kernel::{Date, Id, Timestamp, Vnd};
use store::Conn;

kernel::named_enum! {
    #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    enum Colour { Red = "red", Blue = "blue" }
}
store::text_column!(Colour);

mod schema {
    diesel::table! {
        shelf (id) { id -> Binary, name -> Text, }
    }
    diesel::table! {
        book (id) {
            id -> Binary,
            shelf -> Binary,
            title -> Text,
            note -> Nullable<Text>,
            colour -> Text,
            other_colour -> Nullable<Text>,
            bought -> Integer,
            read_on -> Nullable<Integer>,
            at -> BigInt,
            seen_at -> Nullable<BigInt>,
            price -> BigInt,
            discount -> Nullable<BigInt>,
            lent -> Bool,
            lost -> Nullable<Bool>,
            owner -> Nullable<Binary>,
        }
    }
    diesel::joinable!(book -> shelf (shelf));
    diesel::allow_tables_to_appear_in_same_query!(book, shelf);
}
use schema::{book, shelf};

#[derive(Queryable, Selectable, Insertable, Clone, PartialEq, Debug)]
#[diesel(table_name = shelf, treat_none_as_default_value = false)]
struct Shelf {
    id: Id,
    name: String,
}

#[derive(Queryable, Selectable, Insertable, Clone, PartialEq, Debug)]
#[diesel(table_name = book, treat_none_as_default_value = false)]
struct Book {
    id: Id,
    shelf: Id,
    title: String,
    note: Option<String>,
    colour: Colour,
    other_colour: Option<Colour>,
    bought: Date,
    read_on: Option<Date>,
    at: Timestamp,
    seen_at: Option<Timestamp>,
    price: Vnd,
    discount: Option<Vnd>,
    lent: bool,
    lost: Option<bool>,
    owner: Option<Id>,
}

const TABLES: &str = "
    CREATE TABLE shelf (id BLOB NOT NULL PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE book (
        id BLOB NOT NULL PRIMARY KEY, shelf BLOB NOT NULL REFERENCES shelf (id), title TEXT NOT NULL, note TEXT,
        colour TEXT NOT NULL, other_colour TEXT, bought INTEGER NOT NULL, read_on INTEGER, at BIGINT NOT NULL,
        seen_at BIGINT, price BIGINT NOT NULL, discount BIGINT, lent BOOLEAN NOT NULL, lost BOOLEAN, owner BLOB
    );";

fn volume(shelf: &Shelf, number: i64, full: bool) -> Book {
    Book {
        id: Id::new(),
        shelf: shelf.id,
        title: format!("Tập {number}"),
        note: full.then(|| "đã đóng dấu".to_owned()),
        colour: if full { Colour::Red } else { Colour::Blue },
        other_colour: full.then_some(Colour::Blue),
        bought: Date::new(2026, 11, 24).unwrap(),
        read_on: full.then(|| Date::new(2026, 2, 28).unwrap()),
        at: Timestamp::from_micros(number),
        seen_at: full.then_some(Timestamp::from_micros(-1)),
        price: Vnd(1_000 * number),
        discount: full.then_some(Vnd(7)),
        lent: full,
        lost: full.then_some(false),
        owner: full.then(Id::new),
    }
}

fn fill(conn: &mut Conn) -> store::Result<(Shelf, Vec<Book>)> {
    let one = Shelf { id: Id::new(), name: "Kệ một".to_owned() };
    let two = Shelf { id: Id::new(), name: "Kệ hai".to_owned() };
    diesel::insert_into(shelf::table).values(&one).execute(conn)?;
    diesel::insert_into(shelf::table).values(two.clone()).execute(conn)?;
    let mut books: Vec<Book> = (1..=6).map(|number| volume(&one, number, number % 2 == 0)).collect();
    books.push(volume(&two, 7, true));
    assert_eq!(store::insert_all!(conn, book::table, books)?, 7);
    Ok((one, books))
}

fn with_library(test: impl Fn(&mut Conn, &Shelf, &[Book]) -> store::Result<()>) {
    testkit::both(&[], |store| {
        let blob = if store.kind() == store::Kind::Postgres { "BYTEA" } else { "BLOB" };
        store::raw::execute(&store.url, &TABLES.replace("BLOB", blob)).unwrap();
        let (one, books) = store.write_blocking(fill).unwrap();
        store.write_blocking(|conn| test(conn, &one, &books)).unwrap();
    });
}

#[test]
fn every_type_reads_back_as_written() {
    with_library(|conn, _, books| {
        let all: Vec<Book> = book::table.order(book::at).select(Book::as_select()).load(conn)?;
        assert_eq!(all, books);
        Ok(())
    });
}

#[test]
fn filters_order_and_pages() {
    with_library(|conn, one, books| {
        let page: Vec<String> = book::table
            .filter(book::shelf.eq(one.id).and(book::lent.eq(true)))
            .filter(book::colour.eq(Colour::Red).or(book::other_colour.is_null()))
            .filter(book::title.like("Tập%"))
            .order((book::price.desc(), book::id))
            .limit(2)
            .offset(1)
            .select(book::title)
            .load(conn)?;
        assert_eq!(page, ["Tập 4", "Tập 2"]);
        let some: Vec<Id> = book::table
            .filter(book::id.eq_any([books[0].id, books[6].id]))
            .order(book::at)
            .select(book::id)
            .load(conn)?;
        assert_eq!(some, [books[0].id, books[6].id]);
        let mut boxed = book::table.select(Book::as_select()).order(book::at).into_boxed();
        boxed = boxed.filter(book::read_on.ge(Date::new(2026, 1, 1).unwrap()));
        boxed = boxed.filter(book::seen_at.lt(Timestamp::from_micros(0)));
        assert_eq!(boxed.load(conn)?.len(), 4);
        Ok(())
    });
}

#[test]
fn joins_groups_and_counts() {
    use diesel::dsl::{count, count_star, max, sum};
    with_library(|conn, _, _| {
        let rows: Vec<(Book, Shelf)> = book::table
            .inner_join(shelf::table)
            .filter(shelf::name.eq("Kệ hai"))
            .select((Book::as_select(), Shelf::as_select()))
            .load(conn)?;
        assert_eq!(rows.len(), 1);
        let left: Vec<(String, Option<Id>)> = shelf::table
            .left_join(book::table.on(book::shelf.eq(shelf::id).and(book::lent.eq(false))))
            .filter(shelf::name.eq("Kệ hai"))
            .select((shelf::name, book::id.nullable()))
            .load(conn)?;
        assert_eq!(left, [("Kệ hai".to_owned(), None)]);
        let groups: Vec<(Colour, i64, Option<Timestamp>)> = book::table
            .group_by(book::colour)
            .select((book::colour, count(book::id), max(book::at)))
            .order(book::colour)
            .load(conn)?;
        assert_eq!(groups[0], (Colour::Blue, 3, Some(Timestamp::from_micros(5))));
        let lent: i64 = book::table.filter(book::lent).select(count_star()).first(conn)?;
        assert_eq!(lent, 4);
        let ages: Option<i64> = book::table.select(sum(book::bought)).first(conn)?;
        assert_eq!(ages, Some(7 * 20_261_124));
        assert!(diesel::select(diesel::dsl::exists(book::table.filter(book::lost))).get_result::<bool>(conn).is_ok());
        Ok(())
    });
}

#[test]
fn updates_return_what_they_changed_and_deletes_count() {
    with_library(|conn, one, _| {
        let changed: Vec<Vnd> = diesel::update(book::table.filter(book::shelf.eq(one.id).and(book::lent.eq(false))))
            .set((book::price.eq(Vnd(5)), book::note.eq(None::<String>), book::colour.eq(Colour::Red)))
            .returning(book::price)
            .get_results(conn)?;
        assert_eq!(changed, [Vnd(5); 3]);
        let counted: Option<i64> = diesel::update(book::table.filter(book::at.eq(Timestamp::from_micros(7))))
            .set(book::price.eq(book::price + 1))
            .returning(book::price)
            .get_result(conn)
            .optional()?;
        assert_eq!(counted, Some(7_001));
        assert_eq!(diesel::delete(book::table.filter(book::lent)).execute(conn)?, 4);
        let none: Option<Book> = book::table.filter(book::lent).select(Book::as_select()).first(conn).optional()?;
        assert_eq!(none, None);
        Ok(())
    });
}
