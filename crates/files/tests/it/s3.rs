//! The S3 side, against a small server that speaks just enough of it.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex};

use files::{FileError, FileStore, Limits};

use crate::samples::pdf;

type Objects = Arc<Mutex<HashMap<String, Vec<u8>>>>;

/// Serves on a free port until the test ends; `healthy` or answering 503 to everything.
fn serve(healthy: bool) -> (String, Objects) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let objects = Objects::default();
    let shared = Arc::clone(&objects);
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || while answer(&stream, &shared, healthy).is_some() {});
        }
    });
    (address, objects)
}

/// Answers one request; `None` when the other side is gone.
fn answer(mut stream: &TcpStream, objects: &Objects, healthy: bool) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|&length| length > 0)?;
    let mut words = line.split(' ');
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let Some((name, value)) = header.trim().split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let mut objects = objects.lock().ok()?;
    let (status, size, body) = match (healthy, method.as_str()) {
        (false, _) => ("503 Slow Down", 0, vec![]),
        (true, "PUT") => {
            objects.insert(path, body);
            ("200 OK", 0, vec![])
        }
        (true, _) => match objects.get(&path) {
            Some(object) if method == "HEAD" => ("200 OK", object.len(), vec![]),
            Some(object) => ("200 OK", object.len(), object.clone()),
            None => ("404 Not Found", 0, vec![]),
        },
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-length: {size}\r\netag: \"1\"\r\nlast-modified: Tue, 24 Nov 2026 01:05:00 GMT\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&body).ok()
}

/// Runs one of the ignored tests below in a process of its own, because the address of the server comes from the
/// environment, as in production.
fn run(test: &str, server: &str) {
    let output = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", test, "--ignored", "--nocapture"])
        .envs([("AWS_ENDPOINT", server), ("AWS_ALLOW_HTTP", "true"), ("AWS_REGION", "us-east-1")])
        .envs([("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test")])
        .output()
        .expect("ran");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"), "it ran");
}

#[test]
fn a_file_goes_to_the_bucket_and_comes_back() {
    let (server, objects) = serve(true);
    run("s3::in_a_bucket", &server);
    let objects = objects.lock().expect("whole");
    let (path, bytes) = objects.iter().next().expect("one object");
    assert!(objects.len() == 1 && path.starts_with("/papers/commune/42/"), "{path}");
    assert_eq!(*bytes, pdf());
}

#[test]
fn a_bucket_that_does_not_answer_well_is_unavailable() {
    let (server, _) = serve(false);
    run("s3::in_a_broken_bucket", &server);
}

#[tokio::test]
#[ignore = "run by a_file_goes_to_the_bucket_and_comes_back"]
async fn in_a_bucket() {
    let store = FileStore::open("s3://papers/commune/42").expect("opened");
    store.ready().await.expect("answers");
    let hash = store.put(pdf().into(), "a.pdf", &Limits::DEFAULT).await.expect("stored").hash;
    store.put(pdf().into(), "a.pdf", &Limits::DEFAULT).await.expect("stored once more");
    assert_eq!(store.get(&hash).await.expect("there"), pdf());
    assert!(
        matches!(store.get(&hash.replace(&hash[..1], "0")).await, Err(FileError::NotFound)) || hash.starts_with('0')
    );
}

#[tokio::test]
#[ignore = "run by a_bucket_that_does_not_answer_well_is_unavailable"]
async fn in_a_broken_bucket() {
    let store = FileStore::open("s3://papers").expect("opened");
    let fault = store.put(pdf().into(), "a.pdf", &Limits::DEFAULT).await.expect_err("no answer");
    assert!(matches!(fault, FileError::Unavailable(_)), "{fault:?}");
    assert!(store.ready().await.is_err());
}
