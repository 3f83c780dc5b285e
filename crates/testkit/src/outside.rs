//! Systems outside of the house, as good or as bad as a test wants them: a mail server and a gateway for text messages
//! on free ports of this machine.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// How an outside system is today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mood {
    /// Takes everything.
    Well,
    /// Says that it cannot now: 451, 500.
    Fails,
    /// Says that there is no such recipient: 550, 422.
    Refuses,
    /// Answers what nobody can read.
    Garbage,
    /// Lets everybody in and never says a word.
    Silent,
}

/// Serves one caller; what it takes is kept before the caller hears of it.
type Serve = fn(TcpStream, &Inner, Mood) -> std::io::Result<()>;

/// What the server knows of itself.
struct Inner {
    mood: Mutex<Mood>,
    seen: Mutex<Vec<String>>,
}

/// A system outside of the house. It runs until the test's process ends.
pub struct Outside {
    pub address: SocketAddr,
    inner: Arc<Inner>,
}

impl Outside {
    /// A mail server.
    ///
    /// # Panics
    /// When there is no free port.
    #[must_use]
    pub fn mail(mood: Mood) -> Self {
        Self::open(mood, mail)
    }

    /// A gateway for text messages.
    ///
    /// # Panics
    /// When there is no free port.
    #[must_use]
    pub fn gateway(mood: Mood) -> Self {
        Self::open(mood, gateway)
    }

    /// Changes how it is from the next caller on.
    pub fn becomes(&self, mood: Mood) {
        *self.inner.mood.lock().unwrap_or_else(PoisonError::into_inner) = mood;
    }

    /// What it has taken, oldest first: whole mails, bodies of requests.
    #[must_use]
    pub fn seen(&self) -> Vec<String> {
        self.inner.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn open(mood: Mood, serve: Serve) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let inner = Arc::new(Inner { mood: Mutex::new(mood), seen: Mutex::new(Vec::new()) });
        let own = Arc::clone(&inner);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let mood = *own.mood.lock().unwrap_or_else(PoisonError::into_inner);
                // A caller who hangs up in the middle is no fault of the server.
                let _ = serve(stream, &own, mood);
            }
        });
        Self { address, inner }
    }
}

impl Inner {
    fn take(&self, what: String) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).push(what);
    }
}

/// Waits until the other side has had enough.
fn say_nothing(mut stream: TcpStream) -> std::io::Result<()> {
    std::io::copy(&mut stream, &mut std::io::sink()).map(|_| ())
}

fn mail(mut stream: TcpStream, own: &Inner, mood: Mood) -> std::io::Result<()> {
    match mood {
        Mood::Silent => return say_nothing(stream),
        Mood::Garbage => {
            stream.write_all(b"<html>\x00\xff nothing of SMTP\r\n")?;
            return say_nothing(stream);
        }
        Mood::Well | Mood::Fails | Mood::Refuses => stream.write_all(b"220 mail.example ESMTP\r\n")?,
    }
    let mut lines = BufReader::new(stream.try_clone()?);
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        // As real servers do, it says whose mailbox it does not know.
        let unknown = format!("550 no such mailbox {}", line.trim_end().get(8..).unwrap_or_default());
        let answer = match (verb.as_str(), mood) {
            ("RCPT", Mood::Refuses) => unknown.as_str(),
            ("RCPT", Mood::Fails) => "451 try again later",
            ("DATA", _) => {
                stream.write_all(b"354 go on\r\n")?;
                own.take(whole_mail(&mut lines)?);
                "250 taken"
            }
            ("QUIT", _) => "221 goodbye",
            _ => "250 well",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes())?;
    }
}

/// The lines up to the single dot.
fn whole_mail(lines: &mut impl BufRead) -> std::io::Result<String> {
    let mut mail = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 || line.trim_end() == "." {
            return Ok(mail);
        }
        mail.push_str(&line);
    }
}

fn gateway(mut stream: TcpStream, own: &Inner, mood: Mood) -> std::io::Result<()> {
    if mood == Mood::Silent {
        return say_nothing(stream);
    }
    let mut lines = BufReader::new(stream.try_clone()?);
    let mut length = 0;
    loop {
        let mut line = String::new();
        lines.read_line(&mut line)?;
        let (name, value) = line.split_once(':').unwrap_or_default();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap_or(0);
        }
        if line.trim_end().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    lines.read_exact(&mut body)?;
    if mood == Mood::Well {
        own.take(String::from_utf8_lossy(&body).into_owned());
    }
    let (status, answer) = match mood {
        Mood::Fails => ("500 Internal Server Error", "{}"),
        Mood::Refuses => ("422 Unprocessable Content", "{\"error\":\"no such number\"}"),
        Mood::Garbage => ("200 OK", "<html>please sign in"),
        Mood::Well | Mood::Silent => ("200 OK", "{\"taken\":true}"),
    };
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{answer}", answer.len());
    stream.write_all(head.as_bytes())
}
