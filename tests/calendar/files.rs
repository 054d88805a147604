//! Calendar files, sound and bad.
