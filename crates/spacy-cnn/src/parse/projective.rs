//! Arcs that cross others: the parser marks them in the label, and here they are undone.
//! Source: Nivre and Nilsson (2005), scheme "head", as in spaCy's `nonproj.pyx`.

use crate::strings::StrId;

/// Steps of one search for a true head; no sentence of any newspaper needs as many.
const PATIENCE: usize = 10_000;

/// Gives each word whose label is decorated ("own||head's") its own label, and moves it
/// under the nearest descendant of its head that has the head's label.
pub(super) fn deprojectivise(
    heads: &mut [u32],
    labels: &mut [StrId],
    decorated: &[(StrId, StrId, StrId)],
    is_space: impl Fn(usize) -> bool,
) {
    let decoration = |label: StrId| decorated.iter().find(|&&(full, ..)| full == label);
    if decorated.is_empty() || !labels.iter().any(|&label| decoration(label).is_some()) {
        return;
    }
    let mut children: Vec<Vec<u32>> = vec![Vec::new(); heads.len()];
    for (child, &head) in heads.iter().enumerate() {
        if head as usize != child {
            children[head as usize].push(child as u32);
        }
    }
    let mut queue = Vec::new();
    for word in 0..heads.len() {
        let Some(&(_, own, wanted)) = decoration(labels[word]) else {
            continue;
        };
        let head = heads[word];
        queue.clear();
        queue.push(head);
        let mut found = None;
        let mut at = 0;
        'search: while at < queue.len() && at < PATIENCE {
            for &child in &children[queue[at] as usize] {
                if is_space(child as usize) || child as usize == word {
                    continue;
                }
                if labels[child as usize] == wanted {
                    found = Some(child);
                    break 'search;
                }
                queue.push(child);
            }
            at += 1;
        }
        labels[word] = own;
        if let Some(found) = found {
            heads[word] = found;
            children[head as usize].retain(|&child| child as usize != word);
            let list = &mut children[found as usize];
            let place = list.partition_point(|&child| (child as usize) < word);
            list.insert(place, word as u32);
        }
    }
}
