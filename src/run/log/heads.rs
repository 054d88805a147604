//! The heads that columns of real exports have, by what they hold.

use super::Role;

/// The heads of a role, as their words alone (`lang::folded`), the more exact before the less exact. They are Indonesian
/// and English, and those of XES.
const HEADS: [(Role, &[&str]); 10] = [
    (
        Role::Case,
        &[
            "case id",
            "id kasus",
            "case",
            "kasus",
            "case concept name",
            "no kasus",
            "nomor kasus",
            "no laporan",
            "nomor laporan",
            "id laporan",
            "no pengaduan",
            "nomor pengaduan",
            "no permohonan",
            "nomor permohonan",
            "no registrasi",
            "nomor registrasi",
            "no tiket",
            "nomor tiket",
            "ticket id",
            "tracking id",
            "nomor",
            "id",
        ],
    ),
    (
        Role::Activity,
        &[
            "activity",
            "aktivitas",
            "activity name",
            "nama aktivitas",
            "kegiatan",
            "nama kegiatan",
            "uraian kegiatan",
            "concept name",
            "tahapan",
            "tahap",
            "task",
            "event",
            "peristiwa",
        ],
    ),
    (
        Role::Number,
        &[
            "step",
            "langkah",
            "no aktivitas",
            "nomor aktivitas",
            "no kegiatan",
            "nomor kegiatan",
            "no langkah",
            "nomor langkah",
            "no urut",
            "nomor urut",
            "row",
        ],
    ),
    (
        Role::Actor,
        &[
            "actor",
            "aktor",
            "pelaksana",
            "role",
            "peran",
            "org role",
            "jabatan",
            "petugas",
        ],
    ),
    (
        Role::Person,
        &[
            "person",
            "orang",
            "org resource",
            "resource",
            "nama petugas",
            "pegawai",
            "nama pegawai",
            "user",
            "pengguna",
            "nama",
        ],
    ),
    (
        Role::Started,
        &[
            "started at",
            "started",
            "start timestamp",
            "start time",
            "waktu mulai",
            "tanggal mulai",
            "tgl mulai",
            "dimulai",
            "mulai",
            "start",
        ],
    ),
    (
        Role::Completed,
        &[
            "completed at",
            "completed",
            "complete timestamp",
            "end timestamp",
            "end time",
            "waktu selesai",
            "tanggal selesai",
            "tgl selesai",
            "selesai",
            "end",
            "time timestamp",
            "timestamp",
            "waktu",
            "tanggal",
            "tgl",
            "date",
            "time",
        ],
    ),
    (
        Role::Outcome,
        &["outcome", "hasil", "result", "keputusan", "putusan"],
    ),
    (
        Role::Filed,
        &[
            "filed",
            "filed at",
            "received",
            "received at",
            "diterima",
            "tanggal laporan masuk",
            "tanggal diterima",
            "tanggal masuk",
            "tgl masuk",
            "tanggal pengaduan",
            "tanggal permohonan",
        ],
    ),
    (
        Role::FiledTime,
        &[
            "waktu laporan masuk",
            "jam laporan masuk",
            "waktu masuk",
            "jam masuk",
        ],
    ),
];

impl Role {
    /// Every role.
    pub(super) fn all() -> impl Iterator<Item = Role> {
        HEADS.iter().map(|(role, _)| *role)
    }

    /// The heads it is recognised by, the more exact first.
    pub(super) fn heads(self) -> &'static [&'static str] {
        let heads = HEADS.iter().find(|(role, _)| *role == self);
        heads.map_or(&[], |(_, heads)| heads)
    }
}
