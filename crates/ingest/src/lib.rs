//! Files, folders, standard input and JSON Lines to reports.
