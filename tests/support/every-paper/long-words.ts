/** As long as names and sentences are that people write, for papers on which they must not be cut. */
export const longPerson = 'Baiq Nur’aini Rahmatullah Kusumaningrum Widyastuti Prameswari'
export const longTitle = 'S.Pd.AUD., M.Pd., Gr.'
export const longSchool =
  'TK Negeri Pembina Terpadu Anak Bangsa Cendekia Mulia Satu Atap Desa Bonjeruk Contoh'
export const longActivity =
  'Workshop pembuatan media pembelajaran kreatif dari bahan bekas bagi pendidik PAUD se-Kecamatan Jonggat Contoh'
export const longSentence =
  'Tiap satuan PAUD membuat sekurang-kurangnya satu media dari bahan di sekitar, mencobanya di kelas, lalu membawa hasil dan fotonya pada pertemuan berikutnya'
export const longParagraph = `${longSentence}. ${longSentence}.`
