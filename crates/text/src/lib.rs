//! Raw report to header, dateline, paragraphs with roles, sentences; offsets into the original.
