//! JSON as the program prints it: control characters, which JSON allows in strings, stand as escapes, so
//! that no text from a report reaches a terminal as it is. Reading it back gives the text unchanged.

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::io::{self, Write};

/// Writes `value` on one line.
///
/// # Errors
/// Whatever the writer reports.
pub fn write_line(mut out: &mut (impl Write + ?Sized), value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(
        &mut out,
        Clean(CompactFormatter),
    ))?;
    out.write_all(b"\n")
}

/// Writes `value` for people to read.
///
/// # Errors
/// Whatever the writer reports.
pub fn write_pretty(mut out: &mut (impl Write + ?Sized), value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(
        &mut out,
        Clean(PrettyFormatter::new()),
    ))?;
    out.write_all(b"\n")
}

/// Another formatter, with strings escaped further.
struct Clean<F>(F);

/// Characters that JSON lets stand and a terminal might obey.
fn steers(c: char) -> bool {
    matches!(
        c,
        '\x7f'..='\u{9f}'
            | '\u{200e}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

macro_rules! forward {
    ($($name:ident($($arg:ident: $type:ty),*)),* $(,)?) => {
        $(fn $name<W: ?Sized + Write>(&mut self, out: &mut W $(, $arg: $type)*) -> io::Result<()> {
            self.0.$name(out $(, $arg)*)
        })*
    };
}

impl<F: Formatter> Formatter for Clean<F> {
    forward!(
        begin_array(), end_array(), begin_array_value(first: bool), end_array_value(),
        begin_object(), end_object(), begin_object_key(first: bool), end_object_key(),
        begin_object_value(), end_object_value(),
    );

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(steers) {
            out.write_all(&rest.as_bytes()[..at])?;
            let mut chars = rest[at..].chars();
            if let Some(c) = chars.next() {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
            }
            rest = chars.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_character_is_printed_and_none_is_lost() {
        let text = "a\x1b[31m\u{9b}0m\x7f\u{202e}\u{e0041}é\n";
        let mut out = Vec::new();
        write_line(&mut out, &[text]).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert_eq!(
            out,
            "[\"a\\u001b[31m\\u009b0m\\u007f\\u202e\\udb40\\udc41é\\n\"]\n"
        );
        let back: Vec<String> = serde_json::from_str(&out).unwrap();
        assert_eq!(back, [text]);
    }

    #[test]
    fn pretty_is_pretty() {
        let mut out = Vec::new();
        write_pretty(&mut out, &serde_json::json!({"a": [1]})).unwrap();
        assert_eq!(out, b"{\n  \"a\": [\n    1\n  ]\n}\n");
    }
}
