import { readEducation } from '../../shared/domain/education'
import { employmentGroupOf } from '../../shared/domain/employment-status'
import {
  isRoundedNik,
  isRoundedNip,
  isRoundedNuptk,
  nikHints,
  nipHints,
  npsnHints,
  nuptkHints,
  tidyIdentifier,
} from '../../shared/domain/identifiers'
import { softenInstitutionCapitals } from '../../shared/domain/institution-name'
import type { LooseDateOptions } from '../../shared/domain/loose-date'
import type { MemberDetails } from '../../shared/domain/member'
import { memberHints, unknownMemberDetails } from '../../shared/domain/member'
import { softenCapitals, splitName } from '../../shared/domain/person-name'
import type { DoubtCode, RosterDoubt, RosterField, RosterLayout } from '../../shared/domain/roster'
import {
  hasLostDigits,
  knownText,
  readBirthCell,
  readDateCell,
  readPhoneCell,
  readSex,
} from './cell-values'
import type { RosterInstitution, RosterRow } from './roster-row'
import type { FieldColumns } from './row-kinds'
import type { Cell, SheetRow } from './sheet'
import { cellText } from './sheet'

/** Reads one row as a person, with a doubt for whatever does not look right. */

/** One row seen through the layout, with a place to put doubts. */
export type RowReader = {
  readonly has: (field: RosterField) => boolean
  /** The first cell of that field that says something, else the first one. */
  readonly cell: (field: RosterField, from?: SheetRow) => Cell | undefined
  readonly text: (field: RosterField, from?: SheetRow) => string | null
  readonly doubt: (field: RosterField, code: DoubtCode, raw?: string) => void
  readonly fields: () => Iterable<RosterField>
}

export function openRow(row: SheetRow, columns: FieldColumns, doubts: RosterDoubt[]): RowReader {
  const cell = (field: RosterField, from = row): Cell | undefined => {
    const [first, ...others] = columns.get(field) ?? []
    if (first === undefined) return undefined
    if (others.length === 0) return from.cells[first]
    const column = [first, ...others].find((each) => knownText(from.cells[each]) !== null)
    return from.cells[column ?? first]
  }
  return {
    has: (field) => columns.has(field),
    fields: () => columns.keys(),
    cell,
    text: (field, from) => cut(knownText(cell(field, from)), field),
    doubt: (field, code, raw = cellText(cell(field))) => {
      doubts.push({ row: row.number, field, code, raw: raw.slice(0, 500) })
    },
  }
}

/** What the member and institution forms allow, so that an imported person can be edited later. */
const longTexts: Partial<Record<RosterField, number>> = {
  fullName: 160,
  educationMajor: 160,
  education: 160,
  email: 200,
  institutionName: 200,
  note: 2000,
}
const shortTexts: readonly RosterField[] = [
  'frontTitle',
  'nuptk',
  'nip',
  'nik',
  'phone',
  'otherPhone',
  'cardNumber',
  'institutionNpsn',
]
const longestOf = (field: RosterField): number =>
  longTexts[field] ?? (shortTexts.includes(field) ? 60 : 120)
const cut = (text: string | null, field: RosterField): string | null =>
  text?.slice(0, longestOf(field)) ?? null

export type RowContext = {
  readonly row: number
  readonly layout: RosterLayout
  readonly today: string
  /** The row the institution stands on. */
  readonly source: SheetRow | undefined
  readonly sectionName: string | null
}

const youngestMemberYears = 15

export function readPerson(reader: RowReader, context: RowContext): RosterRow {
  const thisYear = Number(context.today.slice(0, 4))
  const dates = { latestYear: thisYear + 1 }
  const details: MemberDetails = {
    ...unknownMemberDetails(''),
    ...readNames(reader),
    ...readBirth(reader, { latestYear: thisYear - youngestMemberYears }),
    ...readNumbers(reader),
    ...readContact(reader),
    ...readSchooling(reader),
    ...readStatus(reader),
    joinedOn: readDate(reader, 'joinedOn', dates),
    cardNumber: reader.text('cardNumber'),
    note: reader.text('note'),
  }
  doubtWhatContradicts(reader, details, context.today)
  for (const field of reader.fields()) {
    if (cellText(reader.cell(field)).length > longestOf(field)) reader.doubt(field, 'text.cut')
  }
  return {
    row: context.row,
    details,
    institution: readInstitution(reader, context),
    position: reader.text('additionalDuty') ?? reader.text('position'),
    startedOn: readDate(reader, 'startedOn', dates),
  }
}

function readNames(
  reader: RowReader,
): Pick<MemberDetails, 'frontTitle' | 'fullName' | 'backTitle'> {
  const written = reader.text('fullName') ?? ''
  const name = splitName(written)
  if (/\d/u.test(name.fullName)) reader.doubt('fullName', 'name.digits', written)
  return {
    frontTitle: reader.text('frontTitle') ?? cut(name.frontTitle, 'frontTitle'),
    fullName: softenCapitals(name.fullName),
    backTitle: reader.text('backTitle') ?? cut(name.backTitle, 'backTitle'),
  }
}

function readBirth(
  reader: RowReader,
  options: LooseDateOptions,
): Pick<MemberDetails, 'birthPlace' | 'birthDate'> {
  let place: string | null = null
  let date: string | null = null
  for (const field of ['birthPlace', 'birthDate', 'birthPlaceAndDate'] as const) {
    if (!reader.has(field)) continue
    const found = readBirthCell(reader.cell(field), options)
    place ??= found.place
    if (found.date?.kind === 'unreadable') reader.doubt(field, 'birth-date.unreadable')
    if (found.date?.kind !== 'date') continue
    date ??= found.date.date
    if (found.date.isMonthFirst) reader.doubt(field, 'birth-date.month-first')
  }
  return {
    birthPlace: place === null ? null : softenCapitals(place.slice(0, longestOf('birthPlace'))),
    birthDate: date,
  }
}

const numberFields = [
  { field: 'nuptk', isRounded: isRoundedNuptk, rounded: 'nuptk.rounded' },
  { field: 'nip', isRounded: isRoundedNip, rounded: 'nip.rounded' },
  { field: 'nik', isRounded: isRoundedNik, rounded: 'nik.rounded' },
] as const

function readNumbers(reader: RowReader): Pick<MemberDetails, 'nuptk' | 'nip' | 'nik'> {
  const numbers: Record<'nuptk' | 'nip' | 'nik', string | null> = {
    nuptk: null,
    nip: null,
    nik: null,
  }
  for (const { field, isRounded, rounded } of numberFields) {
    const written = reader.text(field)
    if (written === null) continue
    const number = tidyIdentifier(written)
    // The last digits are lost, so the number is not known. The doubt keeps what the file says.
    if (isRounded(number) || hasLostDigits(reader.cell(field))) reader.doubt(field, rounded)
    else numbers[field] = number
  }
  return numbers
}

function readContact(reader: RowReader): Pick<MemberDetails, 'phone' | 'email'> {
  const field = reader.text('phone') === null ? 'otherPhone' : 'phone'
  const written = reader.text(field)
  const found = written === null ? null : readPhoneCell(written)
  if (found !== null && found.doubt !== null) reader.doubt(field, found.doubt)
  return { phone: found?.phone ?? null, email: reader.text('email') }
}

function readSchooling(
  reader: RowReader,
): Pick<MemberDetails, 'educationLevel' | 'educationMajor'> {
  const written = reader.text('education')
  const major = reader.text('educationMajor')
  if (written === null) return { educationLevel: null, educationMajor: major }
  const found = readEducation(written)
  if (found.level === null) {
    reader.doubt('education', 'education.unknown')
    return { educationLevel: null, educationMajor: major ?? written }
  }
  return { educationLevel: found.level, educationMajor: major ?? found.major }
}

function readStatus(
  reader: RowReader,
): Pick<MemberDetails, 'sex' | 'employmentStatus' | 'employmentGroup'> {
  const writtenSex = reader.text('sex')
  const sex = writtenSex === null ? null : readSex(writtenSex)
  if (writtenSex !== null && sex === null) reader.doubt('sex', 'sex.unknown')
  const status = reader.text('employmentStatus')
  return {
    sex,
    employmentStatus: status,
    employmentGroup: status === null ? null : employmentGroupOf(status),
  }
}

function readDate(
  reader: RowReader,
  field: 'joinedOn' | 'startedOn',
  options: LooseDateOptions,
): string | null {
  const found = readDateCell(reader.cell(field), options)
  if (found.isUnreadable) reader.doubt(field, 'date.unreadable')
  return found.date
}

function readInstitution(reader: RowReader, context: RowContext): RosterInstitution | null {
  const { source, layout, sectionName } = context
  const written =
    (source === undefined ? null : reader.text('institutionName', source)) ??
    cut(sectionName, 'institutionName')
  if (written === null) {
    if (reader.has('institutionName')) reader.doubt('institutionName', 'institution.missing')
    return null
  }
  const fromBoth = (field: RosterField): string | null =>
    reader.text(field) ?? (source === undefined ? null : reader.text(field, source))
  const npsn = fromBoth('institutionNpsn')
  if (npsn !== null && npsnHints(tidyIdentifier(npsn)).length > 0) {
    reader.doubt('institutionNpsn', 'npsn.length', npsn)
  }
  return {
    name: softenInstitutionCapitals(written),
    npsn: npsn === null ? null : tidyIdentifier(npsn),
    districtName: softenDistrict(fromBoth('institutionDistrict') ?? layout.districtName),
  }
}

/** "KEC. PRAYA" is kept as "Praya". */
function softenDistrict(name: string | null): string | null {
  return name === null ? null : softenCapitals(name.replace(/^(kec(amatan)?\b[.\s]*)+/iu, ''))
}

/** What does not fit together is said, not mended. */
function doubtWhatContradicts(reader: RowReader, details: MemberDetails, today: string): void {
  const { nuptk, nip, nik } = details
  // The birth date inside an older NUPTK is only inferred: too weak to trouble a whole list with.
  if (nuptk !== null && nuptkHints(nuptk, details).includes('nuptk.length')) {
    reader.doubt('nuptk', 'nuptk.length')
  }
  for (const code of nip === null ? [] : nipHints(nip, details)) reader.doubt('nip', code)
  for (const code of nik === null ? [] : nikHints(nik, details)) reader.doubt('nik', code)
  for (const { code } of memberHints(details, today)) {
    if (code === 'email.form') reader.doubt('email', code)
    if (code === 'employment-status.unknown') reader.doubt('employmentStatus', code)
    if (code === 'birth-date.implausible') {
      reader.doubt(reader.text('birthDate') === null ? 'birthPlaceAndDate' : 'birthDate', code)
    }
  }
}
