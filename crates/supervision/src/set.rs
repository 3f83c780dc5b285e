use kernel::Date;
use organization::Snapshot;
use organization::settings::SettingKey;
use store::Conn;

/// A number that holds for the whole province on a day.
pub(crate) fn of(picture: &Snapshot, key: SettingKey, day: Date) -> i64 {
    let province = picture.directory.province().map(|unit| unit.id);
    i64::from(picture.setting(key, province, day).count())
}

/// The same, read from the store.
///
/// # Errors
/// Those of the database.
pub(crate) fn read(conn: &mut Conn, key: SettingKey, day: Date) -> store::Result<i64> {
    Ok(of(&*organization::snapshot(conn)?, key, day))
}
