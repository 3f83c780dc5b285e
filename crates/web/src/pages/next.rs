//! Addresses that a visitor is sent back to.

/// The address if it leads to a page of this house, else `otherwise`. Guards against open redirects: only a
/// path that begins with one slash and holds nothing a browser might read as a host.
pub(super) fn inside<'a>(address: &'a str, otherwise: &'a str) -> &'a str {
    let path = address.strip_prefix('/').is_some_and(|rest| !rest.starts_with(['/', '\\']));
    let plain = address.chars().all(|c| !c.is_control() && c != '\\' && !c.is_whitespace());
    if path && plain && address.len() <= 2_000 { address } else { otherwise }
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn only_pages_of_this_house() {
        for good in ["/", "/staff", "/staff/dossiers?q=a&x=%2F%2Fb", "/track?code=H41"] {
            assert_eq!(inside(good, "no"), good);
        }
        let bad = [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "staff",
            "/a\r\nSet-Cookie: x=1",
            "/\t/evil.example",
            " /staff",
        ];
        for bad in bad {
            assert_eq!(inside(bad, "no"), "no", "{bad:?}");
        }
    }
}
