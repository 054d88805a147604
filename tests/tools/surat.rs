//! A small SOP without faults, to be drawn.

/// What its file says.
pub const SOUND: &str = r#"sop surat "Surat masuk" {
  pelaksana staf "Staf"
  pelaksana kepala "Kepala"
  aktivitas terima "Menerima surat" { mulai oleh staf  waktu 5 menit }
  aktivitas arsip "Mengarsipkan surat" { akhir oleh kepala  waktu 1 hari kerja }
}
"#;
