//! The command line. Help, man pages and completions are made from these types.

mod questions;

pub(crate) use questions::*;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;

/// Reads the news and keeps the diplomatic record.
///
/// Who met whom, in what capacity, when, where, on the sidelines of what; what was said, agreed, planned,
/// denied: every line with the words of the report that say it. Offline; the record is one file.
#[derive(Debug, Parser)]
#[command(
    name = "sidelines",
    version,
    propagate_version = true,
    max_term_width = 100,
    after_help = "\
Begin with:
  sidelines read FOLDER              read reports into the record
  sidelines brief India Tajikistan   all that is known between the two",
    after_long_help = crate::exit::HELP
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) general: General,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What holds for every command.
#[derive(Debug, Args)]
pub(crate) struct General {
    /// Print JSON for programs instead of text for people
    #[arg(long, global = true, display_order = 900)]
    pub(crate) json: bool,
    /// Say nothing but the answer and errors
    #[arg(short, long, global = true, display_order = 901)]
    pub(crate) quiet: bool,
    /// Colour the output
    #[arg(
        long,
        global = true,
        display_order = 902,
        value_name = "WHEN",
        default_value = "auto"
    )]
    pub(crate) color: When,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum When {
    /// Where a terminal shows it and NO_COLOR is not set
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read reports into the record
    Read(Read),
    /// All that is known between two countries, for a meeting
    Brief(Brief),
    /// Contacts in the order of their days
    ///
    /// A line is the day, the kind (with the status, unless it took place), who, where (and on whose
    /// margin), how many reports tell it, and its id. A number in brackets counts independent sources
    /// where some reports share copy.
    Timeline(Timeline),
    /// When two countries last met, and before that
    LastMet(LastMet),
    /// Who holds or held an office
    Who(Who),
    /// What is new, what is coming, what is in dispute
    Home(Home),
    /// All dealings of two countries: contacts, offices, what each said, disputes
    #[command(visible_alias = "bilateral")]
    Pair(Pair),
    /// What is known of a person: offices, contacts, quotes, spellings
    Person(Person),
    /// An office with its holders over time, and what they did in it
    Office(Office),
    /// Who belongs to an organisation on a day, and how that came
    #[command(visible_alias = "organization")]
    Organisation(Organisation),
    /// A gathering: who met whom on its margins, its other editions
    Gathering(Gathering),
    /// What was held at a place
    Place(Place),
    /// Where contacts were held
    Places(Contacts),
    /// Who said what, and about whom
    Quotes(Quotes),
    /// Numbers claimed, over time
    Figures(Figures),
    /// On what reports differ
    Disputes(Disputes),
    /// What lies ahead, and announcements of which nothing more was told
    Coming(Contacts),
    /// Who has to do with whom
    Network(Network),
    /// What the record says now and did not say then
    Changes(Changes),
    /// What is not known of the contacts: dates, places, names, offices, outcomes
    Gaps(Contacts),
    /// A report with the words that say something, and what gave nothing
    Report(Report),
    /// How many contacts there are, by a counting profile
    Count(Count),
    /// The counting profiles: what they count, and a paragraph to cite
    Profiles(Profiles),
    /// Why the record says so: sentences, rules, merging
    Explain(Explain),
    /// Open the record in a browser: pages, search, maps, corrections
    Serve(Serve),
    /// Write the whole record for other programs
    Export(Export),
    /// Say what the record should say: merge, split, set, reject, accept, note
    ///
    /// A correction is kept with who made it, when and why, stands on top of whatever is read now or later,
    /// and can be taken back with 'sidelines undo'. Entries are named by their ids (or the beginnings of
    /// them), which stand in the last column of 'sidelines timeline'.
    Correct(Correct),
    /// Take a correction back
    Undo(Undo),
    /// List the corrections, and those that contradict each other
    Corrections(Corrections),
    /// Take a report out of the record, with exactly what it told
    Forget(Forget),
    /// Derive the whole record anew from the reports and corrections kept
    Rebuild(Rebuild),
    /// Print the facts of single reports, without a record
    Extract(Extract),
    /// Make a page of reports with what was read in them marked
    ///
    /// One HTML file that works without a network: each report with the words that say something marked, each
    /// mark with its fact, and the sentences that gave nothing with the reason.
    Review(Review),
    /// Answer an assistant over the Model Context Protocol
    ///
    /// The questions to a record as tools, on standard input and output, every answer with its sources. In the
    /// assistant's settings: command "sidelines", arguments "mcp", "--db", "/path/of/sidelines.db".
    Mcp(Mcp),
    /// Score the reading against labelled reports
    Evaluate(Evaluate),
    /// Print a completion script for a shell
    Completions(Completions),
    /// Print the manual page, or write all of them into a folder
    Man(Man),
}

/// Which record.
#[derive(Clone, Debug, Args)]
pub(crate) struct Db {
    /// The file of the record
    #[arg(
        long,
        global = true,
        env = "SIDELINES_DB",
        default_value = "sidelines.db",
        value_name = "FILE"
    )]
    #[arg(value_hint = ValueHint::FilePath, hide_env_values = true)]
    pub(crate) db: PathBuf,
}

/// Which record, and what of it had been read by when.
#[derive(Clone, Debug, Args)]
pub(crate) struct Known {
    #[command(flatten)]
    pub(crate) db: Db,
    /// Only what had been read into the record by then (a day, or a time as 2026-01-31T12:00:00Z)
    #[arg(long, value_name = "TIME")]
    pub(crate) known_at: Option<String>,
}

/// Which reports, and how to read them.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// Text files, folders, JSON Lines (.jsonl), or - for standard input
    ///
    /// A text file may begin with " date YYYY-MM-DD " or a front matter of date, outlet, title and url.
    /// A line of JSON Lines is {"id", "published", "outlet", "url", "title", "text"}; only the text is
    /// needed. Of a folder, files ending in .txt, .text, .jsonl, .ndjson and those without an ending
    /// are read, in the order of their names.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(crate) paths: Vec<PathBuf>,
    /// What the input is
    #[arg(long, default_value = "auto", value_name = "FORMAT")]
    pub(crate) format: InputFormat,
    /// The longest report that is read
    #[arg(long, default_value_t = 16, value_name = "MB")]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=1024))]
    pub(crate) max_megabytes: u64,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// How to read.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// A folder of your own names and frames, read over the built-in ones
    #[arg(long, env = "SIDELINES_DATA", value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    #[arg(hide_env_values = true)]
    pub(crate) data: Option<PathBuf>,
    /// How many reports to read at once [default: one a processor]
    #[arg(short, long, value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum InputFormat {
    /// As the file's ending says; standard input by its first character
    Auto,
    /// Each file is one report
    Text,
    /// Each line is one report
    Jsonl,
}

#[derive(Debug, Args)]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) input: Input,
    /// Tell sentence by sentence what was understood and what not, instead of facts
    #[arg(long)]
    pub(crate) notes: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Review {
    #[command(flatten)]
    pub(crate) input: Input,
    /// Write the page there instead of to standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Mcp {
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Debug, Args)]
pub(crate) struct Read {
    #[command(flatten)]
    pub(crate) db: Db,
    /// Facts made elsewhere, as claims: JSON Lines of the facts format, as 'extract' prints them
    ///
    /// They take the place of what reading finds in the reports they name. Those of the reports that are
    /// given beside them come with their text and day; the others by their facts alone. A line that is no fact
    /// is told and left out.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) facts: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) input: Input,
}

/// A day in the past: what held then.
#[derive(Debug, Args)]
pub(crate) struct On {
    /// What held on that day, whenever it was reported (YYYY-MM-DD)
    #[arg(long, visible_alias = "as-of", value_name = "DATE")]
    pub(crate) on: Option<String>,
}

impl On {
    /// The last day that is meant.
    ///
    /// # Errors
    /// [`crate::exit::Usage`] where it is no date.
    pub(crate) fn day(&self) -> Result<Option<jiff::civil::Date>, crate::exit::Usage> {
        let typed = self.on.as_deref().map(|d| crate::dates::typed("--on", d));
        Ok(typed.transpose()?.map(|(_, last)| last))
    }
}

/// The same where a day changes nothing: to say so.
#[derive(Debug, Args)]
pub(crate) struct NoDay {
    #[arg(long, alias = "as-of", value_name = "DATE", hide = true)]
    pub(crate) on: Option<String>,
}

impl NoDay {
    /// Refuses a day.
    ///
    /// # Errors
    /// [`crate::exit::Usage`] with the reason, where one is given.
    pub(crate) fn refuse(&self, reason: &str) -> Result<(), crate::exit::Usage> {
        match self.on {
            None => Ok(()),
            Some(_) => Err(crate::exit::Usage(format!(
                "--on has no meaning here: {reason}"
            ))),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Brief {
    /// The one country: name, adjective or code
    pub(crate) a: String,
    /// The other
    pub(crate) b: String,
    #[command(flatten)]
    pub(crate) on: On,
    /// Write there: .docx, .pdf, .html, .md or .txt
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// In which form [default: as the file's ending says; for the screen]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<BriefFormat>,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum BriefFormat {
    /// As on the screen
    Text,
    /// Markdown
    Md,
    /// One HTML file, printable
    Html,
    /// Word
    Docx,
    /// PDF (needs the program sidelines-pdf)
    Pdf,
    /// Typst markup, from which the PDF is set
    Typ,
}

#[derive(Debug, Args)]
pub(crate) struct Timeline {
    #[command(flatten)]
    pub(crate) filter: Filter,
    #[command(flatten)]
    pub(crate) known: Known,
}

/// Which part of the record.
#[derive(Debug, Args)]
pub(crate) struct Filter {
    /// Only contacts of this country; given twice, of both
    #[arg(long, value_name = "COUNTRY")]
    pub(crate) country: Vec<String>,
    /// Only contacts of this person
    #[arg(long, value_name = "NAME")]
    pub(crate) person: Option<String>,
    /// Only contacts with or on the margin of this organisation
    #[arg(long, visible_alias = "organization", value_name = "NAME")]
    pub(crate) organisation: Option<String>,
    /// Only contacts held there: a city or a country
    #[arg(long, value_name = "PLACE")]
    pub(crate) place: Option<String>,
    /// Only contacts of this kind
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Vec<Kind>,
    /// Only contacts of this status
    #[arg(long, value_name = "STATUS")]
    pub(crate) status: Vec<Status>,
    /// Only on or after this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Only on or before this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// Only contacts that count by this profile: a name ('sidelines profiles' lists them) or a file
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) profile: Option<String>,
    #[command(flatten)]
    pub(crate) on: On,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Kind {
    Meeting,
    Call,
    Gathering,
    Visit,
    Signing,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Status {
    Occurred,
    Ongoing,
    Planned,
    Possible,
    Denied,
    Cancelled,
}

#[derive(Debug, Args)]
pub(crate) struct LastMet {
    /// The one country: name, adjective or code
    pub(crate) a: String,
    /// The other
    pub(crate) b: String,
    #[command(flatten)]
    pub(crate) on: On,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Debug, Args)]
pub(crate) struct Who {
    /// The office ("defence minister", "Secretary of State")
    pub(crate) office: String,
    /// The country (name, adjective or code), or an organisation
    pub(crate) country: String,
    #[command(flatten)]
    pub(crate) on: On,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// An id from the record (e-…, h-…, q-…, p-…) or a report's id
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) on: NoDay,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) db: Db,
    /// Where to be reached: this machine alone, unless another of its addresses is given
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDRESS")]
    pub(crate) bind: std::net::IpAddr,
    /// On which port; 0 takes any that is free
    #[arg(short, long, default_value_t = 4180, value_name = "PORT")]
    pub(crate) port: u16,
    /// A name under which the machine is reached, beside its addresses and localhost
    #[arg(long, value_name = "NAME", value_hint = ValueHint::Hostname)]
    pub(crate) host: Vec<String>,
    /// Nothing can be corrected
    #[arg(long)]
    pub(crate) read_only: bool,
    /// What those who correct must show [default: a new one, printed at the start]
    ///
    /// At least 16 characters. Better given in the environment, which other users of the machine do not see.
    #[arg(
        long,
        env = "SIDELINES_TOKEN",
        value_name = "TOKEN",
        conflicts_with = "read_only"
    )]
    #[arg(hide_env_values = true)]
    pub(crate) token: Option<String>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// In which form
    #[arg(long = "as", value_name = "FORM", default_value = "facts")]
    pub(crate) form: ExportForm,
    /// Write there instead of to standard output; of csv and parquet a folder takes all tables
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) filter: Filter,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportForm {
    /// JSON Lines, a fact a line, with reports, sources and disputes
    Facts,
    /// The JSON Schema of those lines
    Schema,
    /// Tables for spreadsheets, R and pandas: the encounters; into a folder, all tables
    Csv,
    /// Parquet tables in a folder (needs the program sidelines-parquet)
    Parquet,
    /// PLOVER 2.0 events, JSON Lines
    Plover,
    /// CAMEO events in the columns of Phoenix, tab-separated
    Cameo,
    /// GDELT 2.0 events, 61 columns, tab-separated
    Gdelt,
    /// FollowTheMoney entities, JSON Lines, for Aleph and its kin
    Ftm,
    /// Popolo: people, posts, events and speeches in one JSON document
    Popolo,
    /// iCalendar, for a diary
    Ics,
    /// RDF as Turtle
    Rdf,
    /// The network of who met whom, for Gephi
    Gexf,
    /// The same network, for igraph, NetworkX, yEd
    Graphml,
}

#[derive(Debug, Args)]
pub(crate) struct Correct {
    #[command(subcommand)]
    pub(crate) action: CorrectAction,
    #[command(flatten)]
    pub(crate) db: Db,
}

/// Who says so, and why.
#[derive(Debug, Args)]
pub(crate) struct Author {
    /// Who decides [default: the user's name]
    #[arg(
        long,
        env = "SIDELINES_AUTHOR",
        value_name = "NAME",
        hide_env_values = true
    )]
    pub(crate) by: Option<String>,
    /// Why
    #[arg(long, visible_alias = "why", value_name = "TEXT")]
    pub(crate) note: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CorrectAction {
    /// Two entries are one thing: encounters, people, quotes or events
    Merge {
        /// Id of the one
        a: String,
        /// Id of the other
        b: String,
        #[command(flatten)]
        author: Author,
    },
    /// One entry is two things: what these reports tell is another
    Split {
        /// Id of the entry
        id: String,
        /// A report that tells the other thing; may be given several times
        #[arg(long, required = true, value_name = "REPORT")]
        report: Vec<String>,
        #[command(flatten)]
        author: Author,
    },
    /// Two entries are two things, whatever speaks for one
    NotSame {
        /// Id of the one
        a: String,
        /// Id of the other
        b: String,
        #[command(flatten)]
        author: Author,
    },
    /// Set a field: "set e-1f2e date 2021-07-28", "set e-1f2e rank General --party TJ"
    Set {
        /// Id of the entry
        id: String,
        /// The field of the facts format
        field: String,
        /// The value; a place as "City, CC"; none to clear it
        value: String,
        /// Of an encounter's party: which (a name, a country's code, an organisation)
        #[arg(long, value_name = "PARTY")]
        party: Option<String>,
        #[command(flatten)]
        author: Author,
    },
    /// Leave an entry out of the record, or what some reports tell of it
    Reject {
        /// Id of the entry
        id: String,
        /// Only what this report tells of it; may be given several times
        #[arg(long, value_name = "REPORT")]
        report: Vec<String>,
        #[command(flatten)]
        author: Author,
    },
    /// Say that an entry is right; or take a rejected one back in, by the id of the rejection (c-…)
    Accept {
        /// Id of the entry or of the rejection
        id: String,
        /// Only what this report tells of it; may be given several times
        #[arg(long, value_name = "REPORT")]
        report: Vec<String>,
        #[command(flatten)]
        author: Author,
    },
    /// Put a remark on an entry
    Note {
        /// Id of the entry
        id: String,
        /// The remark
        note: String,
        /// Who remarks it [default: the user's name]
        #[arg(
            long,
            env = "SIDELINES_AUTHOR",
            value_name = "NAME",
            hide_env_values = true
        )]
        by: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Undo {
    /// Id of the correction (c-…), or its beginning
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) author: Author,
    #[command(flatten)]
    pub(crate) db: Db,
}

#[derive(Debug, Args)]
pub(crate) struct Corrections {
    /// Only those that contradict each other
    #[arg(long)]
    pub(crate) conflicts: bool,
    /// Also those taken back
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Debug, Args)]
pub(crate) struct Forget {
    /// Ids of reports
    #[arg(required = true, value_name = "REPORT")]
    pub(crate) reports: Vec<String>,
    #[command(flatten)]
    pub(crate) db: Db,
}

#[derive(Debug, Args)]
pub(crate) struct Rebuild {
    /// Save what can be read of a damaged file into this new one; the damaged one is left as it is
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) into: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) db: Db,
}

#[derive(Debug, Args)]
pub(crate) struct Evaluate {
    /// A folder with gold/ (labels) and text/ (reports)
    #[arg(value_hint = ValueHint::DirPath)]
    pub(crate) reports: PathBuf,
    /// Only reports whose id this regular expression finds
    #[arg(long, value_name = "REGEX")]
    pub(crate) ids: Option<String>,
    /// Only the third kept for checking, or the rest
    #[arg(long)]
    pub(crate) third: Option<Third>,
    /// List every error
    #[arg(short, long)]
    pub(crate) verbose: bool,
    /// Score the facts of this file instead of reading the reports
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) facts: Option<PathBuf>,
    /// Compare with the figures kept in this file; code 1 where one fell by more than a point
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) baseline: Option<PathBuf>,
    /// Keep the new figures in the baseline file
    #[arg(long, requires = "baseline")]
    pub(crate) update_baseline: bool,
    /// Show which facts appear and vanish against this file of an earlier extract
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) facts_diff: Option<PathBuf>,
    /// Show whether confidence means what it says: of facts said to be right in eight of ten cases, how many are
    #[arg(long, conflicts_with_all = ["facts_diff", "baseline", "verbose"])]
    pub(crate) reliability: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Third {
    Check,
    Tune,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// For which shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Write one page a command into this folder
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) dir: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
