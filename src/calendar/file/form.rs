//! The form of a calendar file, as it is written: keys in either language, values still as text.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

/// A whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(
    deny_unknown_fields,
    default,
    rename_all = "kebab-case",
    expecting = "the keys of a calendar"
)]
pub(super) struct Form {
    #[serde(alias = "nama")]
    pub(super) name: Option<String>,
    #[serde(alias = "versi")]
    pub(super) version: Option<String>,
    #[serde(alias = "berdasarkan")]
    pub(super) extends: Option<String>,
    #[serde(alias = "tahun")]
    pub(super) years: Option<String>,
    #[serde(alias = "cuti-bersama")]
    pub(super) joint_leave: Option<bool>,
    #[serde(alias = "jam-kerja")]
    pub(super) office_hours: Option<WeekForm>,
    #[serde(alias = "jam-layanan")]
    pub(super) service_hours: Option<WeekForm>,
    #[serde(alias = "masa-khusus")]
    pub(super) periods: Vec<PeriodForm>,
    #[serde(alias = "libur")]
    pub(super) holidays: Vec<HolidayForm>,
    #[serde(alias = "hari-kerja")]
    pub(super) working_days: Vec<String>,
    #[serde(alias = "zona")]
    pub(super) zones: Option<Vec<ZoneForm>>,
    #[serde(alias = "keputusan")]
    pub(super) decrees: BTreeMap<String, DecreeForm>,
}

/// Days of the week and their hours, in the order of the file.
#[derive(Debug)]
pub(super) struct WeekForm(pub(super) Vec<(String, String)>);

/// Dates with hours of their own.
#[derive(Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "a name, two dates and office hours"
)]
pub(super) struct PeriodForm {
    /// For the reader of the file.
    #[serde(alias = "nama", rename = "name")]
    pub(super) _name: String,
    #[serde(alias = "dari")]
    pub(super) from: String,
    #[serde(alias = "sampai")]
    pub(super) to: String,
    #[serde(alias = "jam-kerja")]
    pub(super) office_hours: WeekForm,
}

/// A day off, or several in a row.
#[derive(Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "a date and a name"
)]
pub(super) struct HolidayForm {
    #[serde(alias = "tanggal")]
    pub(super) date: String,
    #[serde(alias = "sampai")]
    pub(super) to: Option<String>,
    #[serde(alias = "nama")]
    pub(super) name: String,
    #[serde(alias = "inggris")]
    pub(super) english: Option<String>,
    #[serde(alias = "jenis", default)]
    pub(super) kind: KindForm,
    #[serde(alias = "keputusan")]
    pub(super) decree: Option<String>,
}

/// Who gives a day off.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum KindForm {
    #[serde(alias = "nasional")]
    National,
    #[serde(alias = "cuti-bersama")]
    JointLeave,
    #[default]
    #[serde(alias = "sendiri")]
    Own,
}

/// A time zone.
#[derive(Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "a name, a short name and an offset"
)]
pub(super) struct ZoneForm {
    #[serde(alias = "nama")]
    pub(super) name: String,
    #[serde(alias = "singkatan")]
    pub(super) short: String,
    #[serde(alias = "selisih")]
    pub(super) offset: String,
}

/// A decree that several days off name by a short name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", expecting = "a title")]
pub(super) struct DecreeForm {
    #[serde(alias = "judul")]
    pub(super) title: String,
    #[serde(alias = "keyakinan")]
    pub(super) confidence: Option<String>,
}

impl<'de> Deserialize<'de> for WeekForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;

        impl<'de> Visitor<'de> for Pairs {
            type Value = WeekForm;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("days of the week with their hours")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<WeekForm, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(WeekForm(pairs))
            }
        }

        deserializer.deserialize_map(Pairs)
    }
}
