use std::fmt;
use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash as Phc;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Reason, Refusal};

/// Fewest letters of a password (ASVS 5.0, 6.2.1). No other rule of composition: length is what counts.
pub const SHORTEST: usize = 8;

/// Most letters of a password: longer ones are work for the server and nothing else.
pub const LONGEST: usize = 128;

/// Memory in KiB, passes and lanes: OWASP's first choice for Argon2id (19 MiB, 2, 1).
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// Passwords that are tried first everywhere. Compared without case.
const COMMON: &[&str] = &[
    "12345678",
    "123456789",
    "1234567890",
    "0123456789",
    "87654321",
    "11111111",
    "88888888",
    "66668888",
    "00000000",
    "password",
    "password1",
    "matkhau1",
    "matkhau123",
    "qwertyui",
    "qwerty123",
    "1q2w3e4r",
    "abcd1234",
    "abc12345",
    "iloveyou",
    "admin123",
    "administrator",
    "anhyeuem",
    "motcua123",
    "nghean123",
    "vietnam1",
];

/// A password as it is stored: an Argon2id string with its own salt. Making one costs some 20 ms and 19 MiB,
/// so it is made outside of the store's writer.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub(crate) String);

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

impl PasswordHash {
    /// Hashes a password that somebody chose.
    ///
    /// # Errors
    /// A field refusal on `password` when it is too short, too long, the login itself or known to all.
    pub fn of(password: &str, login: &str) -> Result<Self, Refusal> {
        check(password, login).map_err(|reason| Refusal::field("password", reason))?;
        Ok(Self::unchecked(password))
    }

    /// Hashes without looking at the strength: for generated passwords and the demo's.
    #[must_use]
    pub fn unchecked(password: &str) -> Self {
        let phc: Phc = hasher().hash_password(password.as_bytes()).expect("parameters and lengths are fixed");
        Self(phc.to_string())
    }

    /// Whether this is the password. The same work for a right and a wrong one.
    #[must_use]
    pub fn is(&self, password: &str) -> bool {
        let Ok(phc) = Phc::new(&self.0) else { return false };
        password.len() <= LONGEST * 4 && hasher().verify_password(password.as_bytes(), &phc).is_ok()
    }

    /// A hash that no password fits, so that an unknown login costs the same work as a known one.
    pub(crate) fn of_nobody() -> &'static Self {
        static NOBODY: LazyLock<PasswordHash> = LazyLock::new(|| PasswordHash::unchecked(&random_text(32)));
        &NOBODY
    }
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(COST.0, COST.1, COST.2, None).expect("the cost is within Argon2's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// What is wrong with a password somebody chose.
///
/// # Errors
/// The reason, without the password.
pub fn check(password: &str, login: &str) -> Result<(), Reason> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Reason::new("identity-password-short").with("least", SHORTEST));
    }
    if length > LONGEST {
        return Err(Reason::new("identity-password-long").with("most", LONGEST));
    }
    let folded = password.to_lowercase();
    let one_letter = folded.chars().all(|letter| folded.starts_with(letter));
    if folded == login.to_lowercase() || one_letter || COMMON.contains(&folded.as_str()) {
        return Err(Reason::new("identity-password-common"));
    }
    Ok(())
}

/// A password for the first sign-in that can be read out over the telephone: four groups of four letters and
/// digits without look-alikes (80 bits).
#[must_use]
pub fn generate() -> String {
    let letters = random_text(16);
    letters.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join("-")
}

/// `length` random letters of a 32-letter alphabet without look-alikes: five bits each.
pub(crate) fn random_text(length: usize) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = vec![0; length];
    fill(&mut bytes);
    bytes.into_iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}

/// Random bytes of the operating system.
pub(crate) fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system gives random bytes");
}
