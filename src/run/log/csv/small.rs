//! Small tables, read whole.

/// The rows of a small table as their cells. Cells are divided by commas, or by semicolons where the first line has more
/// of these.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: char| first.matches(mark).count();
    let delimiter = if count(';') > count(',') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let rows = reader.records().flatten();
    rows.map(|row| row.iter().map(str::to_string).collect())
        .collect()
}
