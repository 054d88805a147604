//! `--column ROLE=HEAD` and `--field FIELD=HEAD`: which column of a log holds what.

use lajur::run::log::Role;

/// The roles by their names on the command line, in both languages.
const ROLES: [(&str, &str, Role); 10] = [
    ("case", "kasus", Role::Case),
    ("activity", "aktivitas", Role::Activity),
    ("number", "nomor", Role::Number),
    ("actor", "pelaksana", Role::Actor),
    ("person", "orang", Role::Person),
    ("started", "dimulai", Role::Started),
    ("completed", "selesai", Role::Completed),
    ("outcome", "hasil", Role::Outcome),
    ("filed", "diterima", Role::Filed),
    ("filed-time", "jam-diterima", Role::FiledTime),
];

/// Reads `ROLE=HEAD`.
pub fn role(written: &str) -> Result<(Role, String), String> {
    let (name, head) = pair(written)?;
    let named = ROLES
        .iter()
        .find(|(english, indonesian, _)| [*english, *indonesian].contains(&name.as_str()));
    let (_, _, role) = named.ok_or_else(|| {
        let all: Vec<&str> = ROLES.iter().map(|(english, _, _)| *english).collect();
        format!("`{name}` is none of {}", all.join(", "))
    })?;
    Ok((*role, head))
}

/// Reads `FIELD=HEAD`.
pub fn field(written: &str) -> Result<(String, String), String> {
    pair(written)
}

fn pair(written: &str) -> Result<(String, String), String> {
    match written.split_once('=') {
        Some((name, head)) if !name.trim().is_empty() && !head.trim().is_empty() => {
            Ok((name.trim().to_string(), head.trim().to_string()))
        }
        _ => Err("write a name, `=`, and the head of the column".to_string()),
    }
}
