/** Indonesian, and Malay where the two agree. */
import type { Lexicon } from '../concepts.ts';

export const id: Lexicon = {
  hints:
    'yang dan di ke dari ini itu saya kami anda tidak untuk dengan ya tolong mohon terima kasih apakah bisa kapan berapa ada sudah belum jangan pesanan paket kak min halo juga atau karena akan bukan gak ga nggak sebelum kalau jika agar nya semoga tanpa ganti',
  not: 'tidak|jangan|tak|gak|ga|nggak|bukan|tanpa|belum',
  whether: 'jika|kalau|bila|apabila|seandainya',
  please:
    'tolong|mohon|minta|saya (mau|ingin|perlu)|kami (mau|ingin)|ingin|mau|bisakah|bisa|boleh|apakah bisa|harap|silakan|perlu|harus|sila',
  cancel: 'batal*|dibatalkan|membatalkan|pembatalan|cancel|hapus|dihapus|urungkan|batalin',
  aside:
    'penerbangan|perjalanan|rapat|rencana|acara|konser|langganan|kebijakan|biaya|pesta|harga|label|struk|faktur',
  order: 'pesanan*|order*|pembelian|pesan|beli|belian|#\\d+',
  it: 'semua*|ini|itu|seluruh*|sisanya',
  item: 'barang*|produk*|item|pcs|buah|pasang|kaos|kemeja|baju|sweter|jaket|gaun|rok|celana|jins|sepatu|sandal|kaus kaki|topi|syal|sarung tangan|ikat pinggang|tas|ransel|mug|cangkir|gelas|botol|lilin|sabun|buku|poster|selimut|handuk|bantal|lampu|cincin|kalung|gelang|anting|jam tangan|casing|kabel|mainan|puzzle|teh|kopi|cokelat|coklat|tanaman|vas|mangkuk|piring|pisau|karpet|set|model|payung|varian',
  change:
    'ganti|diganti|mengganti|ubah|diubah|mengubah|tukar|ditukar|menukar|perbaiki|koreksi|update|perbarui|pindah(kan)?|revisi|gantikan',
  wrong: 'salah|keliru|lama|sebelumnya|lupa|kurang lengkap|tidak lengkap|typo|tidak benar|kelupaan|kesalahan',
  fresh: 'baru|lain|berbeda|berikut|di bawah',
  address: 'alamat*|kode ?pos|nomor rumah|no rumah|poskod',
  part: 'jalan|jln|kota|kelurahan|kecamatan|nomor|lantai|blok|rt|unit|apartemen',
  right: 'yang benar|benarnya|seharusnya|harusnya|sebenarnya|yang betul',
  elsewhere:
    '(ke|di) (\\w+ )?(kantor*|tempat kerja|rumah (orang tua|ibu|ayah|nenek|teman|kakak)|orang tua|hotel|sekolah|kampus|kos*|toko)',
  send: 'kirim*|dikirim*|antar*|diantar*|pengiriman|mengirim|hantar*',
  instead: 'sebagai ganti|bukan|daripada|saja',
  variant:
    'ukuran*|size|warna*|lebih (besar|kecil)|hitam|putih|merah|biru|navy|hijau|kuning|pink|merah muda|ungu|abu(-abu)?|coklat|krem|oranye|emas|perak|jumlah|varian|motif|panjang|saiz',
  combine:
    'gabung*|digabung*|menggabung*|jadi satu|bersama*|sekalian|(satu|sama|1) (paket|kotak|dus|pengiriman)|barengan|bareng|disatukan|satukan',
  another:
    '(pesanan|order) (lain|kedua|pertama|sebelumnya|kemarin|tadi|saya yang|yang)|(dua|kedua|2|semua|tiga) (pesanan|order)|(pesanan|order) (no|nomor|nomer)?\\.? ?#?\\d{3,}|#\\s?[a-z-]*\\d{3,}',
  gift: 'kado*|hadiah*|bungkus (kado|yang|rapi|cantik)|dibungkus|kejutan|pita|selamat ulang tahun|bingkisan|hampers',
  card: 'kartu( ucapan)?|ucapan|tulis(an|kan) di',
  priced: 'faktur|invoice|nota|struk|harga|kuitansi|label harga|resi|resit|bil',
  without: 'tanpa|jangan|tidak|hapus|lepas*|sembunyikan|tak',
  leave: 'taruh*|titip*|letak*|simpan*|tinggal*|serah*|antar*|kasih|gantung*',
  spot: 'pintu*|tetangga*|satpam|security|garasi|kotak surat|resepsionis|lobi|lobby|pagar|taman|teras|tangga|balkon|pos (satpam|jaga)|penjaga|warung|toko|gerbang|jiran|pengawal',
  access:
    'bel|ketuk|kode (pintu|gerbang|pagar|akses)|interkom|lantai \\d+|lift|anjing|bayi|tidur|tanda tangan|kurir*|driver|sopir|telepon*|telp|hubungi|wa dulu|chat dulu',
  urgent:
    'segera|secepat*|cepat*|buru-buru|urgent|mendesak|darurat|asap|kilat|ekspres|express|hari ini juga|paling lambat|cepetan',
  need: 'butuh|perlu|harus|sampai|tiba|terima|dipakai|sudah ada|diperlukan',
  by: 'sebelum|paling lambat|sampai|untuk|tepat waktu|dalam',
  when: 'senin|selasa|rabu|kamis|jumat|sabtu|minggu|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|hari ini|besok|lusa|akhir pekan|minggu depan|natal|lebaran|ulang tahun|pernikahan|hari ibu|tanggal|liburan|acara|\\d+ hari|hari raya',
  broken:
    'rusak|pecah|retak|sobek|cacat|baret|tergores|bocor|kecewa|mengecewakan|tidak bisa diterima|komplain|keluhan|(masih )?(belum|tidak) (sampai|datang|diterima|terima|tiba|dikirim)|kurang (satu|1|\\d+|barang)|tidak ada di (paket|kotak)|terlambat|telat|kualitas (buruk|jelek)|tidak (berfungsi|nyala|bisa dipakai)|tidak puas|barang (salah|yang salah|berbeda)|salah (kirim|barang)|tidak ada (balasan|respon)|noda|penyok|parah',
  ask: 'di mana|dimana|kapan|bagaimana|apa|apakah|yang mana|siapa|mengapa|kenapa|berapa|bisa|ada|boleh',
  past: 'terakhir kali|waktu itu|pesanan terakhir|tahun lalu|kemarin sudah|ternyata (ada|sudah)',
  waive: 'abaikan|lupakan|tidak usah hiraukan',
  drop: 'keluarkan|hapus|hilangkan|kurangi',
  rest: 'sisanya|lainnya|yang lain|selebihnya',
  refund: 'refund|uang kembali|pengembalian (dana|uang)|kembalikan uang',
  engrave: 'ukir*|grafir*|bordir*|monogram',
  cancelPhrase:
    '(tidak|gak|ga|nggak|tak) jadi( (pesan|beli|order))?|(tidak|sudah tidak) (butuh|perlu|mau) lagi|(pesan|order|beli|terpesan) .. (dua kali|dobel|double|tidak sengaja|salah pencet)|(tidak sengaja|salah) (pesan|order|beli)|berubah pikiran|jangan (dikirim|kirim)( (pesanan*|dulu|order*))?|pesanan (dobel|ganda|duplikat)',
  addressPhrase:
    '(saya |kami |sudah |baru )*pindah( rumah| alamat| ke)|(ke|di) alamat (ini|baru|lain|berikut|di bawah)|(alamat|kode ?pos|nomor rumah) .. (salah|keliru|lama|kurang|benar*|ganti|ubah)|salah (alamat|kode ?pos|nomor|tulis alamat|ketik alamat)',
  itemPhrase:
    '(salah|beda) (pilih |pesan )?(ukuran|warna|size|varian|jumlah|model)|bukan (warna|ukuran|size|hitam|putih|merah|biru|hijau|xs|s|m|l|xl|\\d+)|(tukar|ganti|ubah) (ke|jadi|dengan|ukuran|warna|size|varian)|tambah (satu|1|lagi)|maksudnya (ukuran|warna|yang)',
  combinePhrase:
    '(gabung*|satukan|bareng*|bersama*|sekalian) .. (pesanan|order)|(pesanan|order) .. (digabung*|gabung*|disatukan|jadi satu|bareng*|satu (paket|kotak))|hemat ongkir',
  deliveryPhrase:
    '(kirim|antar) .. (setelah|antara|pagi|siang|sore|malam)|(di rumah|tidak di rumah|lagi keluar|cuti)|jam \\d+|hari kerja|jangan (bel|telepon|ketuk)',
  got: 'terima|diterima|sampai|datang|yang datang|dikirimi',
};
