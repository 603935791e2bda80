import type { RequestOf } from '../../../shared/domain/document'
import { educationLevels } from '../../../shared/domain/education'
import { sortForSheet } from '../../../shared/domain/enrolment'
import { showPhone } from '../../../shared/domain/phone'
import { codeInLetters, scanCodeText } from '../../../shared/domain/scan-code'
import { paperText } from '../../../shared/i18n/paper-texts'
import { AppError } from '../../../shared/lib/app-error'
import { known } from '../../database/known-value'
import { findActivity } from '../../features/activities/activity-repository'
import { listSameAs } from '../../features/duplicates/survivor-repository'
import { listPaperPeople, type PaperPerson } from '../../features/members/paper-person-repository'
import { listParticipants } from '../../features/sessions/enrolment-repository'
import { createGiveWay } from '../../platform/give-way'
import type { Block, Card } from '../document'
import type { Form, FormContext } from '../form'
import { orDots } from '../kit/activity-papers'
import { hubLetterhead, hubRegency, placeAndDate } from '../kit/hub-papers'
import { longDay } from '../kit/indonesian'
import { qrModules } from '../kit/qr-code'

/**
 * Biodata peserta (DOMAIN 5): a page a person, each with the kop, dotted where something is not known. Religion and
 * marital status are not asked: nobody needs them.
 */
export const biodata: Form<'biodata'> = async ({ people }, context) => {
  const { title, found } = await peopleOf(people, context)
  const date = await placeAndDate(context)
  const { logo, ...letterhead } = await hubLetterhead(context)
  const regency = await hubRegency(context)
  return {
    title:
      `${paperText('biodata.title')} ${title ?? (found.length === 1 ? (found[0]?.name ?? '') : '')}`.trim(),
    orientation: 'portrait',
    letterhead: null,
    sharedLogo: logo,
    isNumbered: false,
    blocks: found.flatMap((person, index): readonly Block[] => [
      ...(index === 0 ? [] : [{ kind: 'page-break' } as const]),
      { kind: 'shared-letterhead', letterhead },
      {
        kind: 'title',
        text: paperText('biodata.title'),
        ...(title === null ? {} : { lines: [title] }),
      },
      { kind: 'fields', rows: fieldsOf(person, regency) },
      { kind: 'space', heightMm: 4 },
      { kind: 'paragraph', text: paperText('biodata.true') },
      {
        kind: 'signatures',
        placeAndDate: date,
        signers: [
          {
            caption: null,
            post: paperText('biodata.participant'),
            name: person.name === '' ? null : person.name,
            idLine: person.nip === null ? null : paperText('kit.nip', { number: person.nip }),
          },
        ],
      },
    ]),
  }
}

function fieldsOf(
  person: PaperPerson,
  regency: string | null,
): readonly (readonly [string, string])[] {
  const born = [person.birthPlace, longDay(person.birthDate)].filter(
    (part) => part !== null && part !== '',
  )
  const level = known(educationLevels, person.educationLevel)
  const education = [
    level === null ? null : paperText(`roster.level.${level}`),
    person.educationMajor,
  ].filter((part) => part !== null)
  return (
    [
      ['biodata.name', person.name],
      ['biodata.nip', person.nip],
      ['biodata.nuptk', person.nuptk],
      ['biodata.born', born.join(', ')],
      ['biodata.rank', person.rank],
      ['biodata.position', person.position],
      ['biodata.status', person.employmentStatus],
      ['biodata.education', education.join(' ')],
      ['biodata.school', person.schoolName],
      ['biodata.school-address', person.schoolAddress],
      ['biodata.district', person.schoolDistrict],
      ['biodata.regency', regency],
      ['biodata.home-address', person.homeAddress],
      ['biodata.phone', person.phone === null ? null : showPhone(person.phone)],
    ] as const
  ).map(([label, value]) => [paperText(label), orDots(value)])
}

/** Member cards with the code that checks people in: cut apart, laminated, worn. */
export const memberCards: Form<'member-cards'> = async ({ people }, context) => {
  const { title, found } = await peopleOf(people, context)
  const { lines } = await hubLetterhead(context)
  const heading = lines[lines.length - 1] ?? ''
  const giveWay = createGiveWay()
  const items: Card[] = []
  for (const person of found) {
    items.push(cardOf(person, heading))
    await giveWay()
  }
  return {
    title:
      `${paperText('member-card.title')} ${title ?? (found.length === 1 ? (found[0]?.name ?? '') : '')}`.trim(),
    orientation: 'portrait',
    letterhead: null,
    isNumbered: false,
    marginMm: 12,
    blocks: [{ kind: 'cards', items }],
  }
}

function cardOf(person: PaperPerson, heading: string): Card {
  return {
    heading,
    name: person.name,
    lines: [
      person.position ?? '',
      person.schoolName ?? '',
      person.memberNumber === null
        ? ''
        : paperText('member-card.number', { number: person.memberNumber }),
    ].filter((line) => line !== ''),
    code: codeInLetters(person.memberId),
    modules: qrModules(scanCodeText({ kind: 'member', id: person.memberId })),
  }
}

type FoundPeople = { readonly title: string | null; readonly found: readonly PaperPerson[] }

async function peopleOf(
  people: RequestOf<'biodata'>['people'],
  { db }: FormContext,
): Promise<FoundPeople> {
  if (people.of === 'activity') {
    const activity = await findActivity(db, people.activityId)
    if (activity === null) throw new AppError('activity.missing')
    const participants = sortForSheet(await listParticipants(db, people.activityId))
    const byId = await listPaperPeople(
      db,
      participants.map(({ memberId }) => memberId),
    )
    return {
      title: activity.title,
      found: participants.flatMap(({ memberId }) => byId.get(memberId) ?? []),
    }
  }
  const standing = []
  for (const id of people.memberIds) standing.push((await listSameAs(db, 'member', id))[0])
  const byId = await listPaperPeople(db, standing)
  const found = [...new Set(standing)].flatMap((id) => byId.get(id) ?? [])
  if (found.length === 0) throw new AppError('member.missing')
  return { title: null, found }
}
