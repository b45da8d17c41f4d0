//! The review page of reports, hostile ones included.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot run the program has failed"
)]

mod program;

use program::run;

#[test]
fn every_fact_is_marked_and_no_text_becomes_markup() {
    let dir = tempfile::tempdir().unwrap();
    let text = " date 2023-02-03 \nIndian Defence Minister Rajnath Singh met his Tajik counterpart Sherali Mirzo in \
        Dushanbe on Friday. <script>alert('x')</script> <img src=x onerror=alert(1)> \"&lt;\" said nobody.\n";
    std::fs::write(dir.path().join("<b>r&1.txt"), text).unwrap();
    let ran = run(dir.path(), &["review", ".", "-o", "review.html"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let html = std::fs::read_to_string(dir.path().join("review.html")).unwrap();
    assert_eq!(html.matches("<script").count(), 0);
    assert_eq!(html.matches("<img").count(), 0);
    assert!(html.contains("default-src 'none'"));
    assert!(html.contains("<mark class=\"encounter\">"));
    // Every link within the page leads somewhere.
    let links = regex::Regex::new("href=\"#([^\"]+)\"").unwrap();
    let mut n = 0;
    for link in links.captures_iter(&html) {
        assert!(
            html.contains(&format!("id=\"{}\"", &link[1])),
            "{}",
            &link[1]
        );
        n += 1;
    }
    assert!(n > 5, "{n} links");
    assert!(
        html.contains("class=\"nothing\""),
        "a sentence gave nothing, and says why"
    );
}
