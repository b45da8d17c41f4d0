//! How much of the most something is, as a bar.

use crate::markup::Markup;

/// `count` beside the greatest count there is.
pub(crate) fn share(count: usize, most: usize) -> Markup {
    const WIDTH: usize = 100;
    let long = (count * WIDTH).div_ceil(most.max(1));
    let mut svg = Markup::default();
    svg.open(
        "svg",
        &[
            ("class", &"share"),
            ("viewBox", &"0 0 100 8"),
            ("preserveAspectRatio", &"none"),
            ("aria-hidden", &"true"),
        ],
    );
    svg.leaf("rect", &[("width", &long), ("height", &8)]);
    svg.close("svg");
    svg
}
