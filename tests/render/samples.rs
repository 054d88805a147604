//! SOPs to draw.

use lajur::lang::Lang;
use lajur::model::*;

use crate::build::{build, said, spanned};

use NodeKind::{Decision, End, Start, Task};

/// The complaints procedure of the province.
pub fn complaints() -> Sop {
    let mut b = build(
        "Pengelolaan Pengaduan melalui Aplikasi SP4N-LAPOR!",
        &[
            "Admin Nasional",
            "Admin BPS Provinsi",
            "Pejabat Penghubung di BPS Provinsi",
            "Unit Kerja terkait di BPS Provinsi",
        ],
    );
    let network = "Sistem Jaringan Internet dan PC";
    b.row("Laporan pengaduan aspirasi dan permohonan informasi dari masyarakat")
        .standard(
            "Sistem dan Jaringan Internet",
            "15 menit",
            "Laporan pengaduan masuk",
        )
        .node("masuk", Start, &[0])
        .to("verifikasi");
    b.row("Verifikasi, identifikasi, dan disposisi laporan kepada admin instansi")
        .standard(network, "3 hari", "Disposisi laporan")
        .node("verifikasi", Task, &[0])
        .to("periksa");
    b.row("Verifikasi dan identifikasi laporan apabila bukan kewenangan maka laporan dikembalikan kepada admin nasional")
        .standard(network, "3 hari", "Laporan")
        .node("periksa", Decision, &[1])
        .when("Kewenangan", "disposisi")
        .when("Bukan kewenangan", "verifikasi");
    b.row("Disposisi laporan kepada pejabat penghubung OPD")
        .standard(network, "5 hari", "Disposisi laporan")
        .node("disposisi", Task, &[1])
        .to("terusan");
    b.row("Menerima dan meneruskan ke unit kerja di OPD berdasarkan jenis pengaduan")
        .standard("Kajian dan Laporan", "5 hari", "Laporan Pengaduan")
        .node("terusan", Task, &[2])
        .to("tanggapan");
    b.row("Memberikan tanggapan/jawaban terhadap laporan (aduan masyarakat)")
        .standard("Laporan Hasil Tindak Lanjut", "10 hari", "Laporan yang Ditindaklanjuti")
        .note("Tanggapan dari BPS Prov. dapat diintervensi oleh admin jika belum merespon laporan aduan masyarakat")
        .node("tanggapan", Task, &[3])
        .to("selesai");
    b.row("Laporan selesai dan pencatatan jejak tindak lanjut")
        .standard("Laporan", "1 jam", "Laporan")
        .note("Merekam aktifitas Bersama instansi terkait untuk mempermudah koordinasi internal antar administrator")
        .node("selesai", End, &[1]);
    b.finish()
}

/// Incoming letters: two starts in a row, joint work, a split and its join, a wait, a call, three exits, groups.
pub fn letters() -> Sop {
    let mut b = build(
        "Pengelolaan Surat Masuk dan Tindak Lanjutnya",
        &[
            "Staf Umum",
            "Sekretaris",
            "Kepala",
            "Tim Kerja",
            "Arsiparis",
        ],
    );
    b.row("Menerima surat masuk")
        .standard("Surat masuk", "5 menit", "Surat tercatat|Tanda terima")
        .node("tangan", Start, &[0])
        .label("Langsung")
        .to("pindai")
        .node("surel", Start, &[1])
        .label("Surel")
        .to("unduh");
    b.row("Memindai surat, atau mengunduh lampirannya")
        .standard("Pemindai|Sistem persuratan", "3 menit", "Berkas digital")
        .node("pindai", Task, &[0])
        .to("rahasia")
        .node("unduh", Task, &[1])
        .to("rahasia");
    b.row("Memeriksa klasifikasi keamanan dan akses surat masuk")
        .standard("Berkas digital", "", "Klasifikasi")
        .shares_time_of(1)
        .node("rahasia", Decision, &[0, 1])
        .one_of()
        .label("R/T?")
        .when("Ya", "perlu")
        .when("Tidak", "unggah")
        .node("perlu", Decision, &[2])
        .label("Perlu disposisi?")
        .when("Ya", "rapat")
        .when("Tidak", "arsip")
        .when("Salah alamat", "pindai");
    b.row("Mengunggah surat ke sistem")
        .standard("Berkas digital", "10 menit", "Nomor agenda")
        .node("unggah", Task, &[0])
        .to("rapat");
    b.row("Memimpin pembahasan persiapan")
        .standard("Undangan|Bahan rapat|Daftar hadir", "60 menit", "Notula")
        .node("rapat", Task, &[2])
        .split(&["konsep", "keluar"]);
    b.row("Menyusun konsep jawaban")
        .standard("Notula", "1-2 hari kerja", "Konsep surat")
        .node("konsep", Task, &[3])
        .to("tanda");
    b.row("Menyiapkan nomor surat keluar")
        .standard("Buku agenda", "10 menit", "Nomor surat")
        .node("keluar", Task, &[1])
        .to("tanda");
    b.row("Memeriksa dan menandatangani berkas")
        .standard("Konsep surat|Nomor surat", "30 menit", "Surat keluar")
        .note("Paling lama sebelum rapat pimpinan")
        .node("tanda", Decision, &[2])
        .joins(&["konsep", "keluar"])
        .when("Setuju", "tunggu")
        .when("Perbaiki", "konsep");
    b.row("Menunggu balasan penerima")
        .standard("", "7 hari kerja", "")
        .node(
            "tunggu",
            NodeKind::Wait(Wait {
                timer: None,
                until: None,
            }),
            &[3],
        )
        .label("7 hari")
        .when("Dibalas", "arsip")
        .when("Belum", "ingatkan");
    b.row("Mengingatkan penerima, kemudian melaporkannya kepada kepala")
        .standard("Surat pengingat", "1 jam", "Laporan")
        .node("ingatkan", Task, &[3])
        .to("lapor")
        .node("lapor", Task, &[2])
        .to("terima-lapor")
        .node("terima-lapor", Task, &[3])
        .to("arsip");
    b.row("Mengarsipkan surat")
        .standard("Surat", "sesuai jadwal", "Arsip")
        .node(
            "arsip",
            NodeKind::Call(CallTarget {
                written: spanned("SOP Pengarsipan".to_owned()),
                sop: None,
            }),
            &[4],
        )
        .to("selesai");
    b.row("Menutup agenda bersama tim kerja")
        .standard("Agenda", "5 menit", "Agenda selesai")
        .node("selesai", End, &[0, 1, 3]);
    let sop = b.sop_mut();
    sop.groups = vec![
        LaneGroup {
            title: said("Tata Usaha".to_owned()),
        },
        LaneGroup {
            title: said("Pimpinan dan Tim".to_owned()),
        },
    ];
    for (at, group) in [(0, 0), (1, 0), (2, 1), (3, 1)] {
        sop.actors[at].group = Some(group);
    }
    b.finish()
}

/// Many lanes and rows, with loops and three exits.
pub fn wide(rows: usize, lanes: usize) -> Sop {
    let titles: Vec<String> = (1..=lanes)
        .map(|at| format!("Pejabat Fungsional {at}"))
        .collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let mut b = build("Prosedur Panjang dengan Banyak Pelaksana", &titles);
    b.sop_mut().lang = Lang::En;
    for row in 0..rows {
        let name = format!("n{row}");
        let next = format!("n{}", row + 1);
        let lane = (row * 5 % lanes) as u32;
        let kind = match row {
            0 => Start,
            at if at + 1 == rows => End,
            at if at % 7 == 3 => Decision,
            _ => Task,
        };
        b.row(&format!(
            "Melaksanakan kegiatan nomor {row} sesuai dengan ketentuan yang berlaku"
        ))
        .standard("Dokumen pendukung", "2 hari kerja", "Laporan kegiatan")
        .node(&name, kind, &[lane]);
        if row + 1 == rows {
            continue;
        }
        if row % 7 == 3 {
            b.when("Ya", &next)
                .when("Tidak", &format!("n{}", row.saturating_sub(2)));
            if row % 14 == 3 && row + 5 < rows {
                b.when("Ditunda", &format!("n{}", row + 5));
            }
        } else {
            b.to(&next);
        }
    }
    b.finish()
}
