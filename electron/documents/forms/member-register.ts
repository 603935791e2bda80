import { educationLevels } from '../../../shared/domain/education'
import { employmentGroups } from '../../../shared/domain/employment-status'
import { activityStatuses } from '../../../shared/domain/member'
import { fullTitledName } from '../../../shared/domain/person-name'
import { showPhone } from '../../../shared/domain/phone'
import { paperText } from '../../../shared/i18n/paper-texts'
import { known } from '../../database/known-value'
import { listMemberIds } from '../../features/members/member-list-repository'
import { listRegister, type RegisterRow } from '../../features/members/member-register-repository'
import { mapGivingWay } from '../../platform/give-way'
import { localDay } from '../../platform/local-day'
import type { Column, TableBlock } from '../document'
import type { Form } from '../form'
import { boardSigner, hubDistrict, hubLetterhead, placeAndDate } from '../kit/hub-papers'
import { shortDay } from '../kit/indonesian'
import { registerBlocks } from '../kit/register-groups'

/** Buku induk anggota (DOMAIN 5): everybody of the list on screen, without the NIK. */
export const memberRegister: Form<'member-register'> = async (request, context) => {
  const { search, status, show, split } = request
  const found = await listMemberIds(context.db, {
    search,
    filter: {
      ...(show === 'archived' ? { archived: true } : { isWalkIn: show === 'walk-ins' }),
      ...(status === null ? {} : { status }),
    },
  })
  const rows = await listRegister(context.db, found)
  const year = localDay(context.clock.now()).slice(0, 4)
  const district = await hubDistrict(context)
  return {
    title: `${paperText('roster.members')} ${year}`,
    orientation: 'landscape',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 10,
    blocks: [
      {
        kind: 'title',
        text: paperText('roster.members'),
        lines: [
          ...(district === null ? [] : [paperText('roster.district', { district })]),
          paperText('roster.year', { year }),
        ],
      },
      ...(await registerBlocks(rows, {
        split,
        hubOf: (row) => row.hub_name,
        districtOf: (row) => row.district_name,
        tableOf: registerTable,
      })),
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [await boardSigner('chair', context), await boardSigner('secretary', context)],
      },
    ],
  }
}

async function registerTable(
  rows: readonly RegisterRow[],
  sheet: string | null,
): Promise<TableBlock> {
  return {
    kind: 'table',
    sheet: sheet ?? paperText('roster.members'),
    emptyText: paperText('roster.no-members'),
    isSmall: true,
    columns,
    rows: await mapGivingWay(rows, (row, index) => [
      String(index + 1),
      row.member_number,
      nameOf(row),
      row.sex,
      joined(', ', row.birth_place, shortDay(row.birth_date)),
      joined('\n', row.nuptk, row.nip),
      joined(' ', row.school_name, row.npsn === null ? null : `(${row.npsn})`),
      breakable(row.position),
      breakable(employmentOf(row)),
      educationOf(row),
      shortDay(row.service_started_on),
      row.is_certified === null
        ? null
        : paperText(row.is_certified === 1 ? 'roster.yes' : 'roster.no'),
      row.phone === null ? null : showPhone(row.phone),
      shortDay(row.joined_on),
      shortDay(row.left_on),
      standingOf(row),
    ]),
  }
}

/** In millimetres what has to stay on one line: numbers and days; names and words share the rest. */
const columns: readonly Column[] = [
  { title: paperText('kit.number'), width: 8, align: 'center' },
  { title: paperText('roster.member-number'), width: 15 },
  { title: paperText('roster.name'), width: { share: 4.9 } },
  { title: paperText('roster.sex'), width: 8, align: 'center' },
  { title: paperText('roster.birth'), width: 21 },
  { title: paperText('roster.numbers'), width: 30 },
  { title: paperText('roster.school-npsn'), width: { share: 4.2 } },
  { title: paperText('roster.position'), width: { share: 3 } },
  { title: paperText('roster.employment'), width: { share: 2.8 } },
  { title: paperText('roster.education'), width: { share: 4.4 } },
  { title: paperText('roster.since'), width: 16.5, align: 'center' },
  { title: paperText('roster.certified'), width: 12, align: 'center' },
  { title: paperText('roster.phone'), width: 23 },
  { title: paperText('roster.joined'), width: 16.5, align: 'center' },
  { title: paperText('roster.left'), width: 16.5, align: 'center' },
  { title: paperText('roster.note'), width: 13 },
]

export function nameOf(row: Pick<RegisterRow, 'front_title' | 'full_name' | 'back_title'>): string {
  return fullTitledName({
    frontTitle: row.front_title,
    fullName: row.full_name ?? '',
    backTitle: row.back_title,
  })
}

function joined(between: string, ...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(between)
}

/** 'Kepala/Pengelola' may part behind its slash. */
export function breakable(text: string | null): string | null {
  return text?.replaceAll('/', '/\u200b') ?? null
}

function employmentOf({ employment_status, employment_group }: RegisterRow): string {
  const group = known(employmentGroups, employment_group)
  return employment_status ?? (group === null ? '' : paperText(`roster.group.${group}`))
}

function educationOf({ education_level, education_major }: RegisterRow): string {
  const level = known(educationLevels, education_level)
  return joined(' ', level === null ? null : paperText(`roster.level.${level}`), education_major)
}

/** Only what is out of the ordinary: a book full of 'aktif' hides who is not. */
function standingOf({ activity_status }: RegisterRow): string {
  const status = known(activityStatuses, activity_status)
  return status === null || status === 'active' ? '' : paperText(`roster.status.${status}`)
}
