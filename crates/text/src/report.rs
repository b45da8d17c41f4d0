/// A report as it was taken in: what is known of it, and its stored text.
///
/// `text` is the decoded input, byte order mark dropped, nothing else changed: line ends, spaces, header
/// and junk stay, so that offsets hold in the user's own file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Unique within one run: given with the input, or the file stem.
    pub id: String,
    /// The day of publication as given (`YYYY-MM-DD`); a claim, not truth.
    pub published: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Headline, where it is given apart from the text.
    pub title: Option<String>,
    /// The stored text.
    pub text: String,
}
