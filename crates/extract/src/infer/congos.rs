//! Which Congo is meant: "Congo" alone is the Democratic Republic, unless the report speaks of the other and never of
//! that.

use sidelines_lexicon::{Hit, HitKind};

const KINSHASA: &str = "CD";
const BRAZZAVILLE: &str = "CG";

/// Gives "Congo" and "Congolese" to the Republic of the Congo where only that is told of by a name of its own
/// ("Brazzaville", "Republic of Congo").
pub(crate) fn settle(text: &str, hits: &mut [Hit]) {
    let bare = |h: &Hit| matches!(text.get(h.start..h.end), Some("Congo" | "Congolese"));
    let named = |code: &str| {
        hits.iter()
            .filter(|h| !bare(h))
            .any(|h| matches!(&h.kind, HitKind::Country { alpha2, .. } if alpha2 == code))
    };
    if !named(BRAZZAVILLE) || named(KINSHASA) {
        return;
    }
    for h in hits {
        if bare(h)
            && let HitKind::Country { alpha2, .. } = &mut h.kind
        {
            BRAZZAVILLE.clone_into(alpha2);
        }
    }
}
