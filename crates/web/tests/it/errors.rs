use axum::http::StatusCode;

use crate::house::{House, sign_in};

#[tokio::test]
async fn every_error_is_a_page_in_the_visitors_language() {
    let house = House::new();
    let mut visitor = house.visitor();
    for (path, status, vi, en) in [
        ("/nowhere", 404, "Không tìm thấy", "Not found"),
        ("/conflict", 409, "Chưa thực hiện được lúc này", "Not possible just now"),
        ("/busy", 503, "tạm thời chưa phục vụ được", "Out of service"),
        ("/panic", 500, "Hệ thống gặp lỗi", "Something broke"),
    ] {
        visitor.cookies.clear();
        let shown = visitor.get(path).await;
        assert_eq!(shown.status.as_u16(), status, "{path}");
        assert!(shown.text.contains(vi) && shown.text.contains("<h1>"), "{path}: {}", shown.text);
        visitor.cookies.insert("motcua_lang".into(), "en".into());
        let shown = visitor.get(path).await;
        assert!(shown.text.contains(en) && shown.text.contains("lang=\"en\""), "{path}: {}", shown.text);
        assert_eq!(shown.header("content-type"), "text/html; charset=utf-8");
    }
}

#[tokio::test]
async fn faults_of_ours_show_a_number_and_never_their_cause() {
    let house = House::new();
    let mut visitor = house.visitor();
    for path in ["/panic", "/busy"] {
        let shown = visitor.get(path).await;
        assert!(shown.text.contains("Số sự việc"), "{}", shown.text);
        assert!(!shown.text.contains("secret") && !shown.text.contains("disk"));
    }
    assert_eq!(visitor.get("/busy").await.header("retry-after"), "2");
}

#[tokio::test]
async fn a_part_of_a_page_gets_a_part_as_error() {
    let house = House::new();
    let mut visitor = house.visitor();
    visitor.headers = vec![("hx-request", "true".into()), ("hx-request-type", "partial".into())];
    let shown = visitor.get("/conflict").await;
    assert_eq!(shown.status, StatusCode::CONFLICT);
    assert!(shown.text.starts_with("<div class=\"alert bad\""), "{}", shown.text);
}

#[tokio::test]
async fn other_methods_and_bodies_are_refused_with_words() {
    let house = House::new();
    let mut visitor = house.visitor();
    let method = visitor.send("DELETE", "/open", None).await;
    assert_eq!(method.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(method.header("allow").contains("GET"));
    assert!(method.text.contains("<h1>"));
    let large = visitor.send("POST", "/open", Some(("application/x-www-form-urlencoded", vec![b'a'; 10 << 20]))).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let kind = visitor.send("POST", "/open", Some(("text/plain", b"note=a".to_vec()))).await;
    assert_eq!(kind.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let house = House::new();
    let mut visitor = house.visitor();
    for path in ["/", "/nowhere", "/panic", "/api/v1/me", "/sign-in", "/assets/none"] {
        let shown = visitor.get(path).await;
        let policy = shown.header("content-security-policy");
        assert!(policy.starts_with("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(shown.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(shown.header("referrer-policy"), "same-origin", "{path}");
        assert!(shown.header("permissions-policy").contains("camera=(self)"), "{path}");
        assert_eq!(shown.header("cache-control"), "no-store", "{path}");
        assert!(!shown.header("x-request-id").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn pages_hold_no_inline_script_or_style() {
    let house = House::new();
    let mut lan = house.visitor();
    sign_in(&mut lan).await;
    for path in ["/", "/sign-in", "/staff", "/staff/password", "/nowhere", "/open"] {
        let text = lan.get(path).await.text;
        for inline in ["<style", " style=", " onclick=", " onload=", "<script>", "javascript:", "http://", "https://"] {
            assert!(!text.contains(inline), "{path} has {inline}");
        }
    }
}

#[tokio::test]
async fn the_host_header_is_never_believed() {
    let house = House::new();
    let mut visitor = house.visitor();
    visitor.headers = vec![("host", "evil.example".into()), ("x-forwarded-host", "evil.example".into())];
    for path in ["/", "/staff", "/language/en?back=/", "/nowhere"] {
        let shown = visitor.get(path).await;
        assert!(!shown.text.contains("evil") && !format!("{:?}", shown.headers).contains("evil"), "{path}");
    }
}
