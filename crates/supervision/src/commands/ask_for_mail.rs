use diesel::prelude::*;
use identity::Ctx;
use kernel::{Reason, Refusal};
use store::Conn;

use crate::morning::{self, Reader};
use crate::policy::Sight;
use crate::schema::supervision_reader;

/// Letters of an address at most.
const LONGEST: usize = 254;

/// Asking for the morning's digest of the own bodies by mail, or for no mail any more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AskForMail {
    /// Empty for no mail.
    pub email: String,
}

/// Notes where the digest is to go. The same again changes nothing.
///
/// # Errors
/// Forbidden to who answers for no body; a fault of `email` that is no address.
pub fn ask_for_mail(conn: &mut Conn, ctx: &Ctx<'_>, cmd: &AskForMail) -> store::Result<()> {
    let directory = organization::directory(conn)?;
    let sight = Sight::of(ctx.actor, &directory);
    let Some(body) = sight.bodies.first().copied() else {
        return Err(Refusal::Forbidden(Reason::new("supervision-policy-place")).into());
    };
    let email = cmd.email.trim();
    if !email.is_empty() && !is_address(email) {
        return Err(Refusal::field("email", Reason::new("supervision-mail-address")).into());
    }
    let known = morning::reader(conn, ctx.actor.account)?.map(|own| own.email).unwrap_or_default();
    if known == email {
        return Ok(());
    }
    // Whoever clicks twice at once asks for the same: the later one looks again.
    let old = supervision_reader::table.find(ctx.actor.account).filter(supervision_reader::email.eq(&known));
    if diesel::delete(old).execute(conn)? == 0 && !known.is_empty() {
        return Err(store::Error::Again);
    }
    if !email.is_empty() {
        let row = Reader { account: ctx.actor.account, body, email: email.to_owned(), since: ctx.now };
        diesel::insert_into(supervision_reader::table).values(&row).execute(conn).map_err(super::again)?;
    }
    // The address itself is the person's own affair and stays out of the chain.
    let detail = serde_json::json!({ "by_mail": !email.is_empty() });
    store::audit::append(
        conn,
        &store::audit::Entry {
            unit: ctx.actor.home_unit().unwrap_or(body),
            at: ctx.now,
            actor: ctx.actor.audit_id(),
            act: "supervision.ask-for-mail",
            object: &format!("account:{}", ctx.actor.account),
            detail: &detail,
            origin: &ctx.actor.origin,
        },
    )?;
    Ok(())
}

/// Something before and after one `@`, a dot in the host, no blanks or line breaks that could reach a mail's head.
fn is_address(text: &str) -> bool {
    let plain =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic() && !"@<>(),;:\\\"[]".contains(c));
    text.chars().count() <= LONGEST
        && text.split_once('@').is_some_and(|(user, host)| {
            plain(user) && plain(host) && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
        })
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn addresses_cannot_reach_a_mails_head() {
        assert!(is_address("giam.doc@nghean.gov.vn"));
        for wrong in ["", "a", "a@b", "a@b.", "a b@c.vn", "a@c.vn\r\nBcc: x@y.vn", "a@@c.vn", "<a@c.vn>"] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
