//! Countries, offices, ranks, organisations, places: data files to automata.
