//! The words that say whether something happened, will or did not.

pub(super) const PLAN: &[&str] = &[
    "schedule",
    "set",
    "expect",
    "plan",
    "due",
    "slate",
    "intend",
    "prepare",
    "poise",
    "agree",
    "hope",
    "hop",
    "want",
    "wish",
    "propose",
    "offer",
    "arrange",
    "aim",
    "decide",
    "likely",
    "ready",
    "invite",
    "look",
    "slat",
    "gear",
    "bind",
    "prepared",
    "scheduled",
    "expected",
    "mean",
    "promise",
    "pledge",
    "opt",
    "await",
    "tap",
    "call",
    "ask",
    "request",
    "seek",
    "urge",
    "head",
    "come",
    "about",
    "fix",
    "line",
    "foresee",
    "envisage",
    "pencil",
];
pub(super) const MAYBE: &[&str] = &[
    "possible", "possibly", "consider", "explore", "mull", "discuss", "suggest", "perhaps",
    "willing", "open", "may", "could", "might", "hint", "prepared",
];
/// Verbs of what might be done: "considers visiting".
pub(super) const WEIGHED: &[&str] = &[
    "consider",
    "mull",
    "weigh",
    "contemplate",
    "ponder",
    "float",
    "suggest",
    "propose",
];
pub(super) const REFUSE: &[&str] = &[
    "deny", "refuse", "decline", "reject", "fail", "unable", "rebuff", "shun", "avoid", "skip",
    "snub", "miss", "turn",
];
/// Verbs that say of what follows that it is not so.
pub(super) const DENY: &[&str] = &["deny", "refute", "rebut", "disprove"];
pub(super) const CANCEL: &[&str] = &[
    "cancel",
    "postpone",
    "defer",
    "scrap",
    "suspend",
    "reschedule",
    "delay",
    "abort",
    "shelve",
];
/// Verbs of wishing behind "would".
pub(super) const LIKING: &[&str] = &["like", "love", "prefer", "wish", "want"];
/// Verbs of working at what is not settled.
pub(super) const TRYING: &[&str] = &["try", "seek", "attempt", "hope", "want", "work", "wish"];
/// Being ready for what stands behind "to" or "for".
pub(super) const READY: &[&str] = &[
    "open",
    "willing",
    "ready",
    "receptive",
    "amenable",
    "agreeable",
];
/// What lists someone's engagements.
pub(crate) const PROGRAMMES: &[&str] = &[
    "list",
    "schedule",
    "programme",
    "program",
    "agenda",
    "diary",
    "calendar",
    "card",
    "menu",
    "engagement",
    "appointment",
    "timetable",
    "itinerary",
    "plan",
    "docket",
];
/// What else holds meetings: "the visit includes talks with X".
const OCCASIONS: &[&str] = &["visit", "trip", "tour", "stay", "day"];
/// Whether meetings are told to be held by what has this lemma.
pub(super) fn programme(lemma: &str) -> bool {
    PROGRAMMES.contains(&lemma) || OCCASIONS.contains(&lemma)
}
/// How a programme holds it.
pub(super) const HOLDING: &[&str] = &[
    "include", "feature", "provide", "foresee", "envisage", "comprise", "involve",
];
/// What is set before it takes place: "no date has been set for a visit".
pub(super) const DATES: &[&str] = &[
    "date",
    "day",
    "time",
    "timing",
    "timetable",
    "timeframe",
    "timeline",
];
/// Verbs of thinking about what may be done.
pub(super) const WEIGHING: &[&str] = &[
    "consider",
    "mull",
    "weigh",
    "contemplate",
    "explore",
    "ponder",
];
/// What a tale is that has nothing in it.
pub(super) const UNTRUE: &[&str] = &[
    "untrue",
    "false",
    "incorrect",
    "wrong",
    "baseless",
    "unfounded",
    "fake",
    "groundless",
];
pub(super) const RULE_OUT: &[&str] = &["rule", "exclude"];
/// What has been foreseen; in the past perfect it did not come about.
pub(super) const FORESEEN: &[&str] = &[
    "due",
    "schedule",
    "scheduled",
    "plan",
    "set",
    "slate",
    "expect",
    "suppose",
    "mean",
    "intend",
    "bill",
    "fix",
    "pencil",
    "arrange",
    "foresee",
];
/// What is told in vain or untruly.
pub(super) const TALES: &[&str] = &[
    "report",
    "rumour",
    "rumor",
    "claim",
    "speculation",
    "news",
    "allegation",
    "story",
];
/// Verbs of wanting what stands behind "for".
pub(super) const ASKING: &[&str] = &[
    "ask", "call", "hope", "hop", "push", "press", "wait", "aim", "appeal", "wish", "angle",
    "propose",
];
/// Leading somebody to whom he sees.
pub(super) const USHERED: &[&str] = &["usher", "show", "escort", "lead", "drive", "take", "admit"];
/// Staying where one is, or going aside, for what is then done.
pub(super) const ASIDE: &[&str] = &[
    "stay", "remain", "linger", "retire", "withdraw", "retreat", "adjourn", "repair", "sit",
];
/// Verbs of carrying through what was planned.
pub(super) const CARRIED_OUT: &[&str] = &[
    "conclude",
    "end",
    "wrap",
    "complete",
    "finish",
    "hold",
    "pay",
    "make",
    "begin",
    "start",
    "open",
    "kick",
    "undertake",
    "attend",
    "round",
    "wind",
    "commence",
];
/// Verbs of speaking about something of which one may decline to speak.
pub(super) const SPEAKING: &[&str] = &[
    "comment",
    "discuss",
    "elaborate",
    "speak",
    "describe",
    "address",
    "detail",
    "talk",
];
/// What is seen on a picture of two who meet.
pub(super) const PICTURED: &[&str] = &[
    "shake", "greet", "pose", "hug", "embrace", "welcome", "smile",
];
/// What is spoken before those who speak meet.
pub(super) const SPOKEN: &[&str] = &[
    "say", "tell", "speak", "state", "add", "comment", "note", "warn", "announce", "write",
    "stress", "declare", "remark", "ask", "call", "urge", "post", "quote",
];
/// What a guest goes through on his way to whom he came to see.
pub(super) const CEREMONIES: &[&str] = &[
    "greet", "welcome", "inspect", "review", "lay", "tour", "accord", "give",
];
/// What leads up to it: "in the run-up to the summit".
pub(super) const RUN_UP: &[&str] = &["run-up", "runup", "lead-up", "eve", "countdown"];
/// What may or may not be true, or come true.
pub(super) const IDEAS: &[&str] = &[
    "possibility",
    "chance",
    "prospect",
    "likelihood",
    "question",
    "speculation",
    "option",
    "idea",
    "notion",
    "suggestion",
    "hope",
    "expectation",
];
/// Being worked out: "is being arranged", "are under negotiation".
pub(super) const WORKED_OUT: &[&str] = &[
    "arrange",
    "negotiate",
    "discuss",
    "consider",
    "explore",
    "mull",
    "weigh",
    "study",
    "examine",
];
pub(super) const BEFORE: &[&str] = &["ahead", "before", "prior"];
pub(super) const UPCOMING: &[&str] = &[
    "upcoming",
    "planned",
    "scheduled",
    "proposed",
    "forthcoming",
    "expected",
    "impending",
    "coming",
    "future",
    "next",
    "anticipated",
    "pending",
    "slated",
    "likely",
    "looming",
];
pub(super) const MOTION: &[&str] = &[
    "arrive", "travel", "fly", "go", "come", "leave", "depart", "head", "land", "visit", "gather",
    "be", "convene", "assemble", "reach", "embark", "proceed",
];
/// Verbs of saying: their day is that of the saying, not of what is said.
pub(crate) const REPORTING: &[&str] = &[
    "say",
    "tell",
    "announce",
    "report",
    "state",
    "confirm",
    "add",
    "note",
    "tweet",
    "post",
    "write",
    "inform",
    "disclose",
    "reveal",
    "declare",
    "mention",
    "hear",
    "learn",
    "show",
    "indicate",
    "believe",
    "understand",
    "deny",
    "dismiss",
    "reject",
    "refute",
    "claim",
    "allege",
    "insist",
];
