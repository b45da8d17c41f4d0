//! Date expressions as news writes them, and an anchor, to EDTF.
