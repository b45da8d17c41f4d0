//! Facts of many reports to the record: identity, merging, sources, disputes.
