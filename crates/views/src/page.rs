/// Of a long list what is on one page of it: at most `limit`, but not the first `skip`.
pub(crate) fn page<T>(all: &[T], skip: usize, limit: Option<usize>) -> &[T] {
    let rest = &all[skip.min(all.len())..];
    &rest[..limit.unwrap_or(usize::MAX).min(rest.len())]
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn pages_are_the_whole_list() {
        let all = [1, 2, 3, 4, 5];
        assert_eq!(page(&all, 0, None), all);
        let pages: Vec<i32> = (0..8)
            .step_by(2)
            .flat_map(|skip| page(&all, skip, Some(2)).to_vec())
            .collect();
        assert_eq!(pages, all);
        assert_eq!(page(&all, 4, Some(usize::MAX)), [5]);
        assert!(page(&all, 5, Some(2)).is_empty());
    }
}
