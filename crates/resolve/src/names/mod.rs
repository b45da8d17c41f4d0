//! Personal names, part by part. Whole-name similarity is never used: it takes two men who share a
//! given name for one.

mod lists;

use crate::wording::fold;
use lists::{INSTITUTIONS, PARTICLES, PATRONYMIC, SHORT, TITLES, TRANSLATED};

/// A name taken apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name {
    /// Folded parts in printed order, without titles and particles.
    pub(crate) parts: Vec<String>,
    /// "Faisal bin Farhan": all but the first part are forefathers' or the family's.
    patronymic: bool,
}

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// Some part of each contradicts the other.
    Different,
    /// Three parts or more that sound alike one by one, without being one another's spellings: Yoon Suk-yeol and
    /// Yun Seok-yeol, but Kim Jong-un and Kim Jong-in as well.
    Sounding,
    /// Two parts or more are the same, but each has another that the other lacks.
    Crossing,
    /// One has a single part, and the other has that too.
    OnePart,
    /// Every part of the shorter is in the longer, some only as an initial or in another spelling.
    Variant,
    /// Every part of the shorter is in the longer as it is; two parts at least.
    Contained,
    /// The same parts, in whatever order.
    Same,
}

/// A way in which two parts can be alike.
type Alike = fn(&str, &str) -> bool;

impl Name {
    /// Takes `name` apart; `None` if nothing that could name a person is left.
    pub(crate) fn of(name: &str) -> Option<Self> {
        let all: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
        let any = |list: &[&str]| all.iter().any(|w| list.contains(&w.as_str()));
        if any(INSTITUTIONS) || any(&["and"]) {
            return None;
        }
        let patronymic = all.iter().skip(1).any(|w| PATRONYMIC.contains(&w.as_str()));
        let keep = |skip: &[&[&str]]| -> Vec<String> {
            all.iter()
                .filter(|w| !w.is_empty() && !skip.iter().any(|s| s.contains(&w.as_str())))
                .cloned()
                .collect()
        };
        // "Prince" or "Van" can be a name too, where nothing else is left.
        let parts = [keep(&[TITLES, PARTICLES]), keep(&[PARTICLES]), keep(&[])]
            .into_iter()
            .find(|parts| !parts.is_empty())?;
        let mut parts = initials_apart(parts);
        // Titles elsewhere names of their own.
        if patronymic && parts.len() > 2 && matches!(parts[0].as_str(), "amir" | "prince") {
            parts.remove(0);
        }
        Some(Self { parts, patronymic })
    }

    /// One line that [`Name::of_line`] takes back.
    pub(crate) fn line(&self) -> String {
        let mark = if self.patronymic { "~ " } else { "" };
        format!("{mark}{}", self.parts.join(" "))
    }

    /// The name that [`Name::line`] wrote.
    pub(crate) fn of_line(line: &str) -> Self {
        let rest = line.strip_prefix("~ ");
        Self {
            parts: rest.unwrap_or(line).split(' ').map(str::to_owned).collect(),
            patronymic: rest.is_some(),
        }
    }

    /// Parts of more than one letter.
    pub(crate) fn full_parts(&self) -> usize {
        self.parts.iter().filter(|p| p.chars().count() > 1).count()
    }

    /// Keys such that two names which are alike share at least one: the skeleton of each full part, of what it is short
    /// for and of what follows its article.
    pub(crate) fn keys(&self) -> Vec<String> {
        let full = self.parts.iter().map(String::as_str);
        let full = full.filter(|p| p.chars().count() > 1);
        let mut keys: Vec<String> = full
            .flat_map(|p| long_forms(p).chain([p]).chain(behind_article(p)))
            .map(|p| skeleton(p).chars().take(3).collect())
            .collect();
        // "Won-sik" and "Wonsik" share no part but the whole.
        keys.push(skeleton(&self.parts.concat()).chars().take(6).collect());
        keys.sort();
        keys.dedup();
        keys
    }

    /// Compares part by part, in any order; each part is used once. Where that fails, two neighbouring parts
    /// of the longer name are tried as one: "Abd Rabbu" is "Abdrabbuh".
    pub(crate) fn likeness(&self, other: &Self) -> Likeness {
        if self.parts == other.parts {
            return Likeness::Same;
        }
        if self.middle_initials_differ(other) {
            return Likeness::Different;
        }
        let plain = self.part_by_part(other);
        if plain >= Likeness::OnePart || self.parts.len() == other.parts.len() {
            return plain;
        }
        let (short, long) = if self.parts.len() < other.parts.len() {
            (self, other)
        } else {
            (other, self)
        };
        (1..long.parts.len())
            .map(|i| {
                let mut parts = long.parts.clone();
                let tail = parts.remove(i);
                parts[i - 1].push_str(&tail);
                Self {
                    parts,
                    patronymic: long.patronymic,
                }
                .part_by_part(short)
            })
            .filter(|likeness| *likeness >= Likeness::Variant)
            .max()
            .map_or(plain, |_| Likeness::Variant)
    }

    fn part_by_part(&self, other: &Self) -> Likeness {
        let (short, long) = if self.parts.len() <= other.parts.len() {
            (self, other)
        } else {
            (other, self)
        };
        if short.parts.concat() == long.parts.concat() {
            return Likeness::Same;
        }
        // Khalid bin Salman is not Salman: the given names must be one where forefathers follow.
        if (self.patronymic || other.patronymic) && short.parts.len() > 1 {
            let (a, b) = (&self.parts[0], &other.parts[0]);
            if a != b && !spelling_variants(a, b) && !initial_of(a, b) {
                return Likeness::Different;
            }
        }
        let mut taken = vec![false; long.parts.len()];
        let mut left: Vec<&String> = short.parts.iter().collect();
        let (mut exact, mut variant, mut initial) = (0, 0, 0);
        let tests: [(Alike, &mut usize); 3] = [
            (|a, b| a == b, &mut exact),
            (spelling_variants, &mut variant),
            (initial_of, &mut initial),
        ];
        for (alike, count) in tests {
            left.retain(|part| {
                let hit = (0..long.parts.len()).find(|&j| !taken[j] && alike(part, &long.parts[j]));
                if let Some(j) = hit {
                    taken[j] = true;
                    *count += 1;
                }
                hit.is_none()
            });
        }
        let full = exact + variant;
        match (left.is_empty(), short.parts.len()) {
            (true, 1) if full == 1 => Likeness::OnePart,
            (true, n) if n >= 2 && n == exact && short.full_parts() >= 2 => {
                if long.parts.len() == n {
                    Likeness::Same
                } else {
                    Likeness::Contained
                }
            }
            (true, n) if n >= 2 && full >= 1 && (full >= 2 || initial >= 1) => Likeness::Variant,
            (false, _) if exact >= 2 => Likeness::Crossing,
            (false, n) if n >= 3 && self.sounds_like(other) => Likeness::Sounding,
            _ => Likeness::Different,
        }
    }
}

impl Name {
    /// Part by part, in order.
    fn sounds_like(&self, other: &Self) -> bool {
        self.parts.len() == other.parts.len()
            && (self.parts.iter().zip(&other.parts)).all(|(a, b)| skeleton(a) == skeleton(b))
    }

    /// George W. Bush is not George H. W. Bush.
    fn middle_initials_differ(&self, other: &Self) -> bool {
        let middle = |name: &Self| -> Vec<String> {
            let behind = name.parts.iter().skip(1);
            behind.filter(|p| p.chars().count() == 1).cloned().collect()
        };
        let (a, b) = (middle(self), middle(other));
        self.parts[0] == other.parts[0]
            && self.parts[0].chars().count() > 1
            && !a.is_empty()
            && !b.is_empty()
            && a != b
    }
}

/// "MM Naravane", "VK Singh": two or three letters without a vowel at the head are initials.
fn initials_apart(parts: Vec<String>) -> Vec<String> {
    let bare = |p: &str| {
        (2..=3).contains(&p.len())
            && p.bytes()
                .all(|b| b.is_ascii_lowercase() && !b"aeiouy".contains(&b))
    };
    if parts.len() < 2 || !bare(&parts[0]) {
        return parts;
    }
    let mut out: Vec<String> = parts[0].chars().map(String::from).collect();
    out.extend(parts.into_iter().skip(1));
    out
}

fn initial_of(a: &str, b: &str) -> bool {
    let one = |s: &str| s.chars().count() == 1;
    one(a) != one(b) && a.chars().next() == b.chars().next()
}

/// Whether two parts could be one name in two spellings: the same skeleton and as many syllables, or one
/// slip of the pen in a part of five letters or more (two in seven or more). The first letters must sound
/// alike. Parts of one syllable have no second spelling here: Wang Jun and Wang Jin are two people.
pub(crate) fn spelling_variants(a: &str, b: &str) -> bool {
    if TRANSLATED
        .iter()
        .any(|one| one.contains(&a) && one.contains(&b))
    {
        return true;
    }
    if long_forms(a).any(|long| long == b) || long_forms(b).any(|long| long == a) {
        return true;
    }
    one_sound(a, b)
        || match (behind_article(a), behind_article(b)) {
            (Some(a), None) => a == b || one_sound(a, b),
            (None, Some(b)) => a == b || one_sound(a, b),
            _ => false,
        }
}

/// What a given name is short for: "mike" for "michael".
fn long_forms(part: &str) -> impl Iterator<Item = &str> {
    let first = SHORT.partition_point(|(short, _)| *short < part);
    let own = SHORT[first..]
        .iter()
        .take_while(move |(short, _)| *short == part);
    own.map(|(_, long)| *long)
}

/// What is left of a part that begins with the Arabic article: "elsadig" is al-Sadig. Names of other tongues begin
/// so, too (Albert, Elena); what is left of those is no name.
fn behind_article(part: &str) -> Option<&str> {
    let rest = part
        .strip_prefix("el")
        .or_else(|| part.strip_prefix("al"))?;
    (rest.chars().count() >= 4).then_some(rest)
}

/// Whether two parts sound alike, or differ by a slip of the pen.
fn one_sound(a: &str, b: &str) -> bool {
    // The cheapest test first: nearly all pairs of parts have nothing to do with each other.
    let (long, short) = (a.len().max(b.len()), a.len().min(b.len()));
    if long - short > 3 || short < 3 {
        return false;
    }
    let slips = strsim::damerau_levenshtein(a, b);
    if slips > 3 {
        return false;
    }
    let (x, y) = (syllables(a), syllables(b));
    if x.min(y) < 2 {
        return false;
    }
    let (sa, sb) = (skeleton(a), skeleton(b));
    if sa.chars().next() != sb.chars().next() {
        return false;
    }
    let length = a.chars().count().min(b.chars().count());
    let similar = strsim::jaro_winkler(a, b);
    (sa == sb && x == y && similar >= 0.8)
        || (length >= 5 && slips == 1)
        || (length >= 7 && slips == 2 && similar >= 0.92)
}

/// Groups of vowels; a y beside a vowel is a consonant.
fn syllables(part: &str) -> usize {
    let chars: Vec<char> = part.chars().collect();
    let open = |i: usize| chars.get(i).is_some_and(|c| "aeiou".contains(*c));
    let vowel = |i: usize| {
        open(i) || chars[i] == 'y' && !open(i + 1) && !i.checked_sub(1).is_some_and(open)
    };
    (0..chars.len())
        .filter(|&i| vowel(i) && !i.checked_sub(1).is_some_and(vowel))
        .count()
}

/// What is left of a part when the ways of transcribing one sound are made one and the vowels behind the
/// first letter go: Viktor and Victor, Zhaxylykov and Zhaksylykov, Sergei and Sergey, Shoigu and Shoygu,
/// Mohammed and Muhammad come out alike.
pub(crate) fn skeleton(part: &str) -> String {
    let mut s = part.to_owned();
    for (from, to) in [
        ("sch", "s"),
        ("tch", "c"),
        ("dzh", "j"),
        ("dj", "j"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("zh", "j"),
        ("sh", "s"),
        ("ch", "c"),
        ("ts", "c"),
        ("tz", "c"),
        ("th", "t"),
        ("ck", "k"),
        ("x", "ks"),
        ("q", "k"),
        ("w", "v"),
        ("iy", "i"),
        ("ij", "i"),
        ("y", "i"),
    ] {
        s = s.replace(from, to);
    }
    let mut out = String::new();
    for (i, c) in s.chars().enumerate() {
        let c = match c {
            'g' => 'k',
            // Hard before a, o, u and consonants; the soft one mostly writes another sound.
            'c' if !part.contains("ch") && !part.contains("ts") && !part.contains("tz") => 'k',
            'e' | 'a' | 'o' | 'u' | 'i' if i == 0 => 'a',
            'a' | 'e' | 'i' | 'o' | 'u' => continue,
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> Likeness {
        let (a, b) = (Name::of(a).unwrap(), Name::of(b).unwrap());
        assert_eq!(a.likeness(&b), b.likeness(&a), "{a:?} {b:?}");
        a.likeness(&b)
    }

    #[test]
    fn one_man_in_several_spellings() {
        for (a, b) in [
            ("Viktor Khrenin", "Victor Khrenin"),
            ("Ruslan Zhaxylykov", "Ruslan Zhaksylykov"),
            ("Sergei Shoigu", "Sergey Shoygu"),
            ("Sobirzoda Emomali", "Sobrizoda Emomali Abdurakhim"),
            ("Yasukazu Hamada", "Yasukasu Hamada"),
            ("Nikol Pashinyan", "Nikol Pashinian"),
            ("S Jaishankar", "Subrahmanyam Jaishankar"),
            ("Bekbolotov B Asankalievich", "Baktybek Bekbolotov"),
            ("MM Naravane", "Manoj Mukund Naravane"),
            ("Mohammad Reza Ashtiani", "Mohammad Reza Ashtiyani"),
            ("A.K. Antony", "AK Anthony"),
            ("Mohammed bin Salman", "Muhammad bin Salman"),
            ("Fayyad bin Hamed al-Ruwaili", "Fayyadh Al-Ruwaili"),
            ("Abbas Araghchi", "Abbas Araqchi"),
            ("Abd-Rabbu Mansour Hadi", "Abdrabbuh Mansur Hadi"),
            ("Shavkat Mirziyoyev", "Shavkat Mirziyoev"),
            ("Mike Pompeo", "Michael R. Pompeo"),
            ("Tony Blinken", "Antony J. Blinken"),
            ("Bob Menendez", "Robert Menendez"),
            ("Ali Elsadig", "Ali al-Sadiq Ali"),
            ("Abdel Fattah Elsisi", "Abdel Fattah al-Sisi"),
        ] {
            assert_eq!(likeness(a, b), Likeness::Variant, "{a} / {b}");
        }
        assert_eq!(likeness("Takeshi Iwaya", "Iwaya Takeshi"), Likeness::Same);
        assert_eq!(likeness("Shin Won-sik", "Shin Wonsik"), Likeness::Same);
        assert_eq!(
            likeness("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
            Likeness::Same
        );
        assert_eq!(
            likeness("Faisal bin Farhan", "Faisal bin Farhan Al Saud"),
            Likeness::Contained
        );
        assert_eq!(likeness("Azali Assoumani", "Assoumani"), Likeness::OnePart);
    }

    #[test]
    fn two_men_with_much_in_common() {
        for (a, b) in [
            ("Emomali Rahmon", "Sobrizoda Emomali Abdurakhim"),
            ("Emomali Rahmon", "Emomali Abdurakhim"),
            ("Rajnath Singh", "Ajit Singh"),
            ("Mahinda Rajapaksa", "Gotabaya Rajapaksa"),
            ("Nawaz Sharif", "Shehbaz Sharif"),
            ("Mohammed bin Salman", "Mohammed bin Zayed"),
            ("Li Shangfu", "Wei Fenghe"),
            ("Wang Yi", "Wang Li"),
            ("Wang Jun", "Wang Jin"),
            ("Bob Menendez", "Bill Menendez"),
            ("Ali Elsadig", "Ali Elsayed"),
            ("Li Qiang", "Li Keqiang"),
            ("Khalid bin Salman bin Abdulaziz", "Salman bin Abdulaziz"),
            ("Mohammed bin Zayed Al Nahyan", "Zayed Al Nahyan"),
        ] {
            assert_eq!(likeness(a, b), Likeness::Different, "{a} / {b}");
        }
        assert_eq!(likeness("Kim Jong-un", "Kim Jong-il"), Likeness::Crossing);
    }

    #[test]
    fn short_names_are_in_order_and_named_by_what_they_are_short_for() {
        assert!(SHORT.is_sorted());
        for (short, long) in SHORT {
            assert!(spelling_variants(short, long) && spelling_variants(long, short));
            let (a, b) = (Name::of(short).unwrap(), Name::of(long).unwrap());
            assert!(a.keys().iter().any(|k| b.keys().contains(k)), "{short}");
        }
    }

    /// So that comparing within blocks finds what comparing everything would.
    #[test]
    fn names_that_are_alike_share_a_key() {
        let table = include_str!("../../tests/namings.csv");
        let rows = table.lines().filter(|line| !line.starts_with('#'));
        let names = rows.flat_map(|row| {
            let cells: Vec<&str> = row.split(',').collect();
            [cells[0], cells[3]]
        });
        let names: Vec<Name> = names
            .chain(["Zhaxylykov", "Zhaksylykov", "Shin Won-sik", "Shin Wonsik"])
            .filter_map(Name::of)
            .collect();
        let mut alike = 0;
        for (i, a) in names.iter().enumerate() {
            for b in &names[i + 1..] {
                if a.likeness(b) > Likeness::Different {
                    alike += 1;
                    let (x, y) = (a.keys(), b.keys());
                    assert!(x.iter().any(|k| y.contains(k)), "{a:?} {b:?}");
                }
            }
        }
        assert!(alike > 50, "{alike}");
    }

    #[test]
    fn institutions_are_no_persons() {
        assert_eq!(Name::of("Ministry of Defence (India)"), None);
        assert_eq!(Name::of(""), None);
        assert!(Name::of("Prince").is_some());
    }
}
