/**
 * 2,048 plain Indonesian words for codes that are said aloud or printed: six of them are 66 bits.
 * Short and ordinary, none rude or a matter of belief to quarrel over, and the first four letters
 * tell each from all others, so a word misheard at its end is still the right one. Frozen: a word's
 * place is part of the wire format.
 */
const words = `
  abadi abang abdi abjad abon acak acara adaptasi adat adik adil adopsi aduk agak agen agraris
  agung agustus ahli air ajaib ajak ajang ajar akad akal akar akasia akhir akhlak akibat akrab
  akrobat aksara aksen aksi akta aktif aktor akuarium akun akur akustik alam alas alat album
  alfabet alir alis alpukat alun alur amal aman amatir ambil amfibi amplop ampuh anak andong aneh
  aneka angan anggun angin angka angsa anjur antena antik antre anugerah anyam apel api aplikasi
  apresiasi april apung arah arang arca arena arif arit armada aroma arsip arti arus asah asal
  asam asap asar asbak aset asin asisten aspal aspek asrama asri asuh asuransi atap atas atlas
  atlet atmosfer atom atraksi atur audio aula aurora awal awan awas awet ayah ayak ayam ayun baca
  badak bagasi bagi bagus bahan bahu baik bajak baju bakal baki bakmi bakso bakti bakul bakwan
  balai balet balik balkon balok balut bambu bandul bangau bank bantu banyak bapak barat baret
  baris baru basah basis basket basmi basuh batas baterai batik batuk bawah bayam bayi bazar beban
  bebek becak bedah beduk bekas bela belia belon belut bemo benah benda bengkel benih bensin
  bentuk beras beres berita berkah berlian bersih beruang besar besi betah beton betul biasa
  biawak biaya bibir bicara bidan bijak biji bikin bilah bilik bimbang binar bingkai bintang biola
  biru bisa bisik biskuit bisnis bistik bobot bocah boga bohlam bola bolu boneka bonsai bonus
  bordir bosan botol brokoli brosur buah buang buat buaya bubar bubuk budaya budi bugar buih bujuk
  buka bukit bukti buku bulan buletin bulir bulu bumbu bumi bundar bunga bunyi bursa buruh bus
  busa butir butuh buyung cabang cabut cadang cahaya cair cakar cakram calon campak cangkir cantik
  capung cara carik cat catat catur cawan cegah cekung celah celup cemara cempaka cendol centong
  cepat cerah cerdas cerek ceria cermat cerna cerobong cerpen ceruk cetak cilik cincau cinta cipta
  ciri cita citra coba cobek cocok cokelat contoh corak coret corong cuaca cubit cuci cucu cuka
  cukup curam cuti dadar dadu daerah daftar dagang daging dagu dahan dahlia daki dalam dalil damai
  dampak danau dandan dangdut dapat dapur darat darma darurat dasar dasi datar datuk daun daur
  dawai dawet daya dayung debat debit debu dedikasi dekat dekor delapan delegasi delima delman
  delta denah dendang dengar denim depan derajat deret dermaga desa desember desir detak detektif
  detik dewan diagram dialog diam didik diesel digital diktat dinamo dinding dingin dini diploma
  direktur diri disiplin diskon distrik divisi dodol dokar dokter dokumen dolar dolmen domba
  domino dompet donasi dongeng donor dorong drama drum dua duduk duga dukuh dulang dunia durasi
  durian dusun duta duyung eboni edar edisi edukasi efek efisien ekologi ekonomi ekor ekspor
  ekstra ekuator elang elastis elegan elektron elemen elite elok elus email emas ember embun empal
  empuk enak energi engku engsel enteng era erat eropa esai esensi esok estafet estetika etalase
  etika etnik etos evaluasi fabel faedah fajar fakta famili fantasi fasih fauna favorit federal
  festival fiksi film filsafat fisik flora fluida fokus folder fondasi formulir forum fosil foto
  fragmen fungsi furnitur gabung gading gado gadung gagah gajah gaji gala galeri gali galon gambar
  gamelan gamis gampang ganda ganggang ganjil ganti gapai gapura garam garis garpu garuk gas
  gasing gaul gaung gaya gayung gedung gejala gelar gelora gelung gemar gembala gemerlap gempar
  gemulai genap gencar gendang generasi gengsi gentong geografi geometri gerak gerbang gergaji
  gerhana gerigi gerobak geser gesit getar gigih giling ginseng gitar gizi global gol golek golok
  gondola gong goreng gotong goyang grafik gratis gravitasi grosir gubah gubernur gubuk gudang
  gudeg gugah gugus gulai guling gulung gumam guna gundah guntur gunung gurau gurita gurun gusi
  habis hadang hadir hafal hak halang halo halte halus hambat hampar handai hangat hantar hanya
  hapus harap hari harmoni harpa harta harum hasil hasrat hati hayat hebat helai helm hemat hening
  henti heran herba hewan hias hibah hibur hidayah hidrogen hidup hijau hikayat hikmah hilang
  hilir himpun hindar hinggap hirup hitam hitung hobi hologram homogen honor horizon hormat hotel
  hubung hujan hulu humas huni huruf hutan ibadah ibu ide ideal identik iga ijazah ijuk ikal ikan
  ikat iklan iklim ikon ikrar ikut ilmiah ilmu ilustrasi imbas imbuh impi impor inap indah
  indikasi industri info ingat ingin inisiatif inovasi insan insinyur instan intan interval inti
  irama irigasi iring iris isi isolasi istana istilah itik iuran izin jabat jagat jago jagung jahe
  jahit jajan jaket jalan jalin jalur jam jambu jamin jamur jangka janji jantung janur jarak jari
  jarum jasa jasmani jati jatuh jauh jawab jaya jazirah jejak jelas jelita jemari jembatan jempol
  jemur jenaka jendela jengkal jenis jenjang jepit jerami jeri jernih jeruk jidat jilid jinak
  jingga jip jitu jiwa jodoh joget jok joki joran jual juang juara jubah judul jujur juli julur
  jumat jumbo jumlah jumpa juni jurai juri jurnal juru juta kabar kabel kabin kabut kaca kadang
  kader kado kagum kail kain kait kaji kakak kakek kaki kaktus kaku kalbu kaldu kaleng kali
  kalsium kalung kamar kambang kamera kamis kampung kamus kanan kancil kanguru kanopi kantin
  kanvas kapak kapital kapsul kapten kapur karat karcis kardus karet kargo karier karnaval karpet
  kartu karung karya kasih kasur katak katering katup kaum kawan kayak kayuh kebaya kebun kecap
  kecebong kecil kecut kedai kedelai kedip kejar keju kekar kelam keledai keliru kelopak keluar
  kemah kembar kemeja kemiri kemoceng kemudi kenal kencur kendi kental kenyang keong kepal
  kepiting kepul kerak kerbau keren keris kerja kertas kerut kesat kesturi ketan ketela ketua
  khasiat khusus kiat kibar kiblat kidung kijang kikis kilas kilo kimia kimono kincir kini kios
  kipas kiper kira kirim kisah kisi kismis kiwi klasik klien klinik klub koala koboi kode kodok
  kodrat kokoh kol kolak koleksi kolom komandan komedi komik kompas kondisi kongres konser kontan
  koper kopi kopra koran koreksi koridor kosakata kosmos kosong kostum kotak kreasi kredit kristal
  kriteria kuah kuala kuartet kuas kuat kubah kubis kubu kucing kuda kue kuil kukus kulit kulkas
  kultur kumbang kumis kumpul kunci kuning kunjung kuno kunyit kuota kupas kuping kupon kurang
  kurcaci kurir kurma kursi kurus kutilang label labu laci lada lagi lagu lahan lahir lain lajur
  laki lakon laku lalap lama lambai lampu lancar landak langit lantai lap lapar lapis lapor larang
  lari larut laser latar latih lauk laut lawas layak layu lazim lebah lebih lega legenda leher
  lekat lekuk lelaki lele leluhur lemas lembah lencana lengan lensa lentik lepat lereng lestari
  lesung letak lewat libur licin lidah lidi lihat lilin limau limpah limun lincah lingkung lintas
  lipat liput lirih listrik literasi lobak logam logika logo lokasi loket lokomotif lompat loncat
  longsor lontong lorong loteng loyang luang luar luas lubuk lucu luhur lukis lulur lumayan
  lumbung lumpia lumut lunak luncur lurah luruh lusa lusin lutut luwes maaf macan macet madrasah
  madu madya magang magnet mahal mahir mahkota mahligai mahoni main majalah majelis makan makin
  makmur makna maksimal malam mamalia mampir mandi manfaat mangga manik manja mantan manual marak
  maret marga mari markas marmer martabak masam masjid masker masuk mata materi matras mawar maya
  mayor mebel medali media megah meja mekar melas melon memang memori menara mendung mental menung
  merak merdeka merek merica merpati mertua mesin mesra meter mewah midi mikrofon mimbar mimpi
  minat mineral minggu mini minta minum minyak miring misteri mitos mitra mobil modal modern modis
  modul molek monitor monolog montir moral mosaik motif motor muara muat mudah mudik mufakat
  mujair mujur muka mula mulia mulur mumpuni muncul mungil murai murid murni museum musik mutakhir
  mutiara mutu nada nadi nafkah naga naik nalar nama nampan nanas nanti narasi nasabah nasi naskah
  natural navigasi negara negeri nektar nelayan nenek niaga niat nikel nikmat nilai ninabobo nira
  nomad nomor nona normal nota novel nuansa nurani nuri nutrisi nyala nyaman nyanyi nyaring nyata
  nyiur nyonya oase obat obeng objek obor obral odol ojek oker oksigen oktober olah ombak oncom
  ongkos opera opini opor opsi optimal oranye orbit organ origami orkes otak otomatis otonom oval
  oven ozon pabrik pacul padang padi padu pagar pagi pahat pahlawan pajang pakai paket paku pala
  palem paling palu paman pamit pamong pampang panah panci pandu panel pangku panitia panjat
  pantai papan parade pari parkir parlemen partai paruh pas pasal pasir pasok pasti paten patok
  patut paus paviliun pawai paya payung pecel pedas pedoman peduli pegang pekan pelan pelita
  pelopor peluk pemuda pena pendapa pensil penting penuh penyu pepaya pepes perak perban percaya
  perdana pergi perigi perlu permai persis pertiwi perunggu perwira pesan pesiar pesona pesta
  petai petir petunia piagam piala piano pigura pihak pijar piket piknik pikul pilar pilek pilih
  pilot pimpin pinang pindang pinggan pinisi pinjam pintu pinus pion pipa pipit piramid piring
  pisau pita plafon planet plastik plaza podium pohon poin pojok pokok pola polisi polong pompa
  pondok popok populer porselen posisi poster potensi potong potret prakarya pramuka prangko
  prasasti prestasi pribadi prinsip prisma produk profesi program promosi properti proses protein
  proyek pualam puasa publik pucuk puding pugar puisi pujangga pulau pulih pulpen pulsa puluh puma
  puncak pundak punggung punya pupuk purba puri purnama pusat puspa pustaka putar putih putra putu
  puyuh raba rabu racik radar radio ragam ragi rahayu rahmat raih raja rajin rajut rak raket rakit
  raksasa rakyat ramah rambu ramping ramu rancang randu rangka ransel rantai ranum rapat rapi
  rapor rasa rasi rata ratus raut rawat rawon rayap reaksi rebah rebut reda redup regang regu
  rekam rekening rel relasi religi remaja rembulan rempah renang rencana renda rengas renung
  renyah reog resap resep resi resmi resolusi restoran retas reuni revisi riang rias ribu rilis
  rimba rindu ringan rintis risalah riset ritme ritual riwayat robot roda rohani rok roket roman
  rombong rompi rona ronda rongsok rosela rotan roti royal ruang ruas rubrik rujak rukun rumah
  rumbai rumpun rumus runtun rupa rupiah rusa rusuk rute rutin sabar sabda sabit sablon sabtu
  sabuk sadar safari sagu sahaja sahur sains sajak saji saksama saku salak saldo salep saling
  salju salmon salut sama sambal sampah samudra sandal sangsi santai sapa sapi sapu saran sari
  sarjana sarung sastra satelit satin satpam satu saudara sauh saus sawah sawit sawo sayap sayur
  sebar seberang sedap sedia segan segera segitiga sehat sejarah sejuk sekarang sekop sekrup
  sektor selai selera selir seloka seluler semak sembuh semen semi sempit semut senam sendi sengon
  senin senja sensus senter senyum sepatu sepeda sepi sepoi sepupu serai serbet serentak serius
  seroja seru servis sesal sesuatu setara setrika setuju siaga siang siap sidang sifat sigap sikat
  siklus siku silat silinder siluet simak simbol simpan sinar singa siput sirap sirene sirih
  sirkus sirsak sisa sisip sistem siswa siul skala skema skenario skor skuter slogan soal solar
  solek sonata soneta songket sopan sopir sorak sore sorot sosis soto spageti spanduk spasi
  spektrum spesial spidol spiral sponsor stabil stadion stasiun status stempel stiker strategi
  stroberi studio suara subuh sudi sudut suguh suhu suka sukun sulam suling sultan sulung sumbu
  sumpit sumur sungai sunting sunyi surat surut survei surya susun sutra swalayan swasta syair
  syal syarat syukur tabel tabir tablet tabuh tahap tahun taiga tajam tajuk takar takjub taksi
  talas talenta tali taman tambah tampan tamu tanah tanda tangan tani tanjak tantang tanya tapak
  tapir taplak tarik tarung tas tatap tawas tawon tayang teater tebal tebing tebu teduh tegal
  teguh teh tekad teknik teko tekstur tekun telaah televisi teliti teluk teman tembok tempe temu
  tenaga tenda tengah tenis tentara tenun teori tepat tepi tepuk teras terbit teripang terjun
  termos ternak terompah terpal terung tetas tetes tiara tiba tidur tiga tikar tiket tikus tilang
  tim timang timbul timun tinggi tinta tipe tipis tirai tiris tiru titik tiup toga tokoh tol
  toleran tolong tomat tombak tonggak tonton topan topeng topik torak total tradisi transit
  trapesium trayek trik trofi trombon tropis trotoar truk tua tuang tubuh tudung tugas tugu tujuh
  tukar tulang tulis tulus tumbuh tumis tumpah tunas tunduk tunggu tunjuk tuntun tupai turbin
  turis turnamen turun tutup uang ubah ubi ubin ucap udang udara ujar ujian ujung ukir ukur ulang
  ular ulas ulat ulir ulos ulur umat umbi umpan umum umur undang undur unggas ungkit ungu uniform
  unik unit unjuk unsur untai untung upacara upah upaya urai urung urut usaha usap usia usul usung
  utama utara utas utuh vaksin valid valuta vanili varietas vektor versi vespa video vila violet
  visi visual vitamin vokal voli volume wacana wadah waduk wahana wahyu wajah wajik wakil waktu
  walaupun walet wangi wanita waras warga waris warna warta waru wasit waspada watas wawasan
  wayang wedang wijen wilayah wira wisata wisma wisuda wortel wujud yakin yayasan yoga yoyo
  yudisium zaitun zamrud zebra zodiak zona zoologi
`

export const codeWords: readonly string[] = words.trim().split(/\s+/)

export const CODE_LENGTH = 6
const WORD_BITS = 11
/** Random bytes that give a code: two for each word. */
export const CODE_RANDOM_BYTES = CODE_LENGTH * 2

const wordOfStart = new Map(codeWords.map((word) => [word.slice(0, 4), word]))

/** Six words out of random bytes, every word equally likely. */
export function codeFromRandom(random: Uint8Array): readonly string[] {
  return Array.from({ length: CODE_LENGTH }, (_, index) => {
    const value = (random[index * 2] ?? 0) * 0x100 + (random[index * 2 + 1] ?? 0)
    // 65,536 is a multiple of 2,048, so cutting off bits prefers no word.
    return codeWords[value % 2 ** WORD_BITS] ?? ''
  })
}

/**
 * What somebody typed, as the code is hashed: lower case, one space, words completed from their
 * first four letters. Words that are not in the list stay as typed and simply do not open anything.
 */
export function normalizeCode(typed: string): string {
  return typed
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
    .map((word) => wordOfStart.get(word.slice(0, 4)) ?? word)
    .join(' ')
}
