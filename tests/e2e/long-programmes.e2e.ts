import { execFileSync } from 'node:child_process'

import type { Page } from 'playwright/test'

import { type CertificateRule, programmeSections, usualRule } from '../../shared/domain/certificate'
import { documentRequest } from '../../shared/domain/document'
import type { ActivityId, MemberId } from '../../shared/domain/ids'
import { paper } from '../../shared/domain/paper'
import { aSession, type Callable } from '../support/activity-builders'
import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import {
  longActivity,
  longPerson,
  longSchool,
  longSentence,
} from '../support/every-paper/long-words'
import { aHub } from '../support/new-hub'

const people = 2
const counts = [1, 20, 40, 60, 90] as const
const lengths = {
  short: 'Media ajar dari bahan bekas di sekitar satuan',
  long: longSentence.slice(0, 110),
  /** Nearly what the agenda takes. */
  longest: `${longSentence}, bersama orang tua dan mitra satuan di desa`,
} as const
type Length = keyof typeof lengths

const topicOf = (number: number, length: Length) => `Topik ${number}. ${lengths[length]}`

test('a certificate is a front and a back, whatever its programme holds', async ({ hub }, info) => {
  test.setTimeout(600_000)
  const { page } = hub
  const caller: Callable = { call: (channel, input) => callHub(page, channel, input) }
  await callHub(page, 'setup.createHub', aHub())
  await callHub(page, 'letterheads.save', {
    lines:
      'PEMERINTAH KABUPATEN CONTOH\nDINAS PENDIDIKAN DAN KEBUDAYAAN\nPUSAT KEGIATAN GURU (PKG) KECAMATAN JONGGAT',
    address: 'Sekretariat: TK Negeri Pembina Contoh, Jalan Raya Contoh Nomor 1, Desa Bonjeruk',
    place: 'Jonggat',
  })
  const memberIds = await longNames(caller)
  const print = async (activityId: ActivityId, length: Length, count: number) => {
    for (const size of ['a4', 'f4'] as const) {
      const file = info.outputPath(`${length}-${count}-${size}.pdf`)
      hub.answerDialogs({ pickSavePath: [file] })
      await callHub(page, 'documents.save', {
        request: documentRequest.parse({ kind: 'certificates', activityId, certificateIds: null }),
        paper: paper.parse({ size }),
        format: 'pdf',
      })
      expectFrontsAndBacks(file, length, count)
    }
  }
  for (const count of counts) {
    await print(await certified(page, { memberIds, length: 'short', count }), 'short', count)
    await print(await certified(page, { memberIds, length: 'long', count }), 'long', count)
  }
  const activityId = await certified(page, {
    memberIds,
    length: 'longest',
    count: 24,
    title: longSentence.padEnd(200, ' dan seterusnya'),
    venues: [1, 2, 3, 4].map((number) => `Aula ${number} ${longSchool} ${longSchool}`),
    rule: {
      // Other than the programme has: each back says so.
      jp: null,
      signer: `${longPerson} ${longPerson}`,
      signerPost: `Ketua ${longSchool}`,
      signerNip: '000000000000000001',
      coSigner: `${longPerson}, S.Pd., M.Pd.`,
      coSignerPost: `Pengawas Pembina ${longSchool}`,
      coSignerNip: '000000000000000002',
      predicate: 'Sangat baik dan menjadi teladan bagi guru lain',
    },
  })
  await print(activityId, 'longest', 24)
})

async function longNames({ call }: Callable): Promise<readonly MemberId[]> {
  const school = await call('institutions.create', { name: longSchool })
  const ids: MemberId[] = []
  for (let number = 1; number <= people; number += 1) {
    const { id } = await call('members.create', {
      fullName: `${longPerson} ${number}`,
      backTitle: 'S.Pd.AUD., M.Pd., Gr.',
      nuptk: `0000${String(number).padStart(12, '0')}`,
      posts: [{ institutionId: school.id }],
    })
    ids.push(id)
  }
  return ids
}

async function certified(
  page: Page,
  options: {
    readonly memberIds: readonly MemberId[]
    readonly length: Length
    readonly count: number
    readonly title?: string
    readonly venues?: readonly string[]
    readonly rule?: Partial<CertificateRule>
  },
): Promise<ActivityId> {
  const { memberIds, length, count, title, venues = [`Aula ${longSchool}`] } = options
  const { activityIds } = await callHub(page, 'activities.create', {
    title: title ?? `${longActivity} ${length} ${count}`,
    type: 'workshop',
    purpose: 'competence',
    startsOn: '2026-11-20',
    endsOn: '2026-11-21',
    quota: null,
    note: null,
    venues: venues.map((name) => ({ name, address: null })),
    sessions: [aSession({ heldOn: '2026-11-20', jp: 4, venueIndex: 0 })],
  })
  const activityId = activityIds[0]!
  await callHub(page, 'enrolments.add', {
    activityId,
    source: { from: 'members', memberIds: [...memberIds] },
    role: 'participant',
    alsoLater: false,
  })
  for (let number = 1; number <= count; number += 1) {
    await callHub(page, 'books.save', {
      book: 'agenda',
      id: null,
      ofId: activityId,
      values: {
        heldOn: null,
        startsAt: null,
        endsAt: null,
        jp: 1,
        topic: topicOf(number, length),
        section: programmeSections[Math.floor(((number - 1) * 3) / count)] ?? 'core',
        speaker: null,
        moderator: null,
      },
    })
  }
  await callHub(page, 'certificates.saveRule', {
    activityId,
    rule: { ...usualRule, jp: count, ...options.rule },
  })
  await callHub(page, 'certificates.issue', {
    activityId,
    issuedOn: '2026-11-21',
    people: memberIds.map((id) => ({ id, overrideReason: 'Percobaan cetak' })),
  })
  return activityId
}

/** Every topic stands on the back, or it says how many there are and where they stand. */
function expectFrontsAndBacks(file: string, length: Length, count: number): void {
  const pages = execFileSync('pdftotext', ['-raw', file, '-']).toString().split('\f').slice(0, -1)
  expect.soft(pages.length, file).toBe(2 * people)
  pages.forEach((text, at) => {
    const words = text.replace(/\s+/gu, '')
    const isFront = at % 2 === 0
    expect.soft(words.startsWith('STRUKTURPROGRAM'), `${file} ${at}`).toBe(!isFront)
    expect.soft(words, `${file} ${at}`).toContain('PengawasPembina')
    if (isFront) {
      if (length !== 'longest') expect.soft(words, file).toContain(`setara${count}(`)
      return
    }
    expect.soft(words, file).toContain(`Jumlah${words.includes('Ke-') ? count : ''}${count}`)
    if (words.includes('Ke-')) {
      expect.soft(length, `${file} needs no sections`).not.toBe('short')
      expect.soft(words, file).toContain(`Ke-${count}materitercantumsatupersatu`)
      return
    }
    for (let number = 1; number <= count; number += 1) {
      expect.soft(words, file).toContain(topicOf(number, length).replace(/\s+/gu, ''))
    }
  })
}
