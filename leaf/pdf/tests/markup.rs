//! Markup in, PDF out.

#[test]
fn a_page_is_set_the_same_every_time() {
    let markup = "#set document(title: \"T\", date: none)\n#text(\"Rajnath Singh – Шойгу\")";
    let one = sidelines_pdf::pdf(markup).unwrap();
    assert!(one.starts_with(b"%PDF-"));
    assert!(one == sidelines_pdf::pdf(markup).unwrap());
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    let error = sidelines_pdf::pdf("fine\n#nothing()").unwrap_err();
    assert!(error.starts_with("line 2: unknown variable"), "{error}");
}

#[test]
fn no_file_is_read() {
    let error = sidelines_pdf::pdf("#read(\"/etc/hostname\")").unwrap_err();
    assert!(
        error.contains("access denied") || error.contains("failed to load"),
        "{error}"
    );
}
