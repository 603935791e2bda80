/** Where the demo takes place: three real kecamatan of Lombok Tengah with some of their real villages. */
export type DemoDistrict = {
  readonly code: string
  readonly name: string
  /** Names of its three gugus: fruit, spice, number, as hubs really call themselves. */
  readonly clusters: readonly [string, string, string]
  readonly villages: readonly string[]
}

export const demoDistricts: readonly [DemoDistrict, DemoDistrict, DemoDistrict] = [
  {
    code: '52.02.02',
    name: 'Jonggat',
    clusters: ['Gugus Mangga', 'Gugus Durian', 'Gugus Anggur'],
    villages: [
      'Barejulat',
      'Ubung',
      'Jelantik',
      'Labulia',
      'Batu Tulis',
      'Perina',
      'Pengenjek',
      'Puyung',
      'Nyerot',
      'Sukarara',
      'Gemel',
      'Bonjeruk',
      'Bunkate',
    ],
  },
  {
    code: '52.02.01',
    name: 'Praya',
    clusters: ['Gugus Cengkeh', 'Gugus Pala', 'Gugus Vanili'],
    villages: [
      'Praya',
      'Leneng',
      'Gerunung',
      'Semayan',
      'Perapen',
      'Tiwugalih',
      'Gonjak',
      'Panji Sari',
      'Renteng',
      'Mertak Tombok',
      'Aik Mual',
      'Montong Terep',
      'Jago',
      'Bunut Baok',
    ],
  },
  {
    code: '52.02.09',
    name: 'Kopang',
    clusters: ['Gugus 1', 'Gugus 2', 'Gugus 3'],
    villages: [
      'Lendang Are',
      'Monggas',
      'Muncan',
      'Bebuak',
      'Kopang Rembiga',
      'Dasan Baru',
      'Montong Gamang',
      'Darmaji',
      'Wajageseng',
      'Aik Bual',
      'Semparu',
      'Berinding',
      'Pajangan',
    ],
  },
]
