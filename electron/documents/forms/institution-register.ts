import { showPhone } from '../../../shared/domain/phone'
import { paperText } from '../../../shared/i18n/paper-texts'
import { listInstitutionRegister } from '../../features/institutions/institution-repository'
import { mapGivingWay } from '../../platform/give-way'
import { localDay } from '../../platform/local-day'
import type { Cell, Column, TableBlock } from '../document'
import type { Form } from '../form'
import { boardSigner, hubDistrict, hubLetterhead, placeAndDate } from '../kit/hub-papers'
import { grouped } from '../kit/indonesian'
import { registerBlocks } from '../kit/register-groups'

type Row = Awaited<ReturnType<typeof listInstitutionRegister>>[number]

/** Daftar lembaga anggota (DOMAIN 5): the schools and units of the list on screen. */
export const institutionRegister: Form<'institution-register'> = async (request, context) => {
  const { search, form, districtName, isArchived, split } = request
  const rows = await listInstitutionRegister(context.db, {
    search,
    filter: {
      archived: isArchived,
      ...(form === null ? {} : { form }),
      ...(districtName === null ? {} : { districtName }),
    },
  })
  const year = localDay(context.clock.now()).slice(0, 4)
  const district = districtName ?? (await hubDistrict(context))
  return {
    title: `${paperText('roster.institutions')} ${year}`,
    orientation: 'landscape',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      {
        kind: 'title',
        text: paperText('roster.institutions'),
        lines: [
          ...(district === null ? [] : [paperText('roster.district', { district })]),
          paperText('roster.year', { year }),
        ],
      },
      ...(await registerBlocks(rows, {
        split,
        hubOf: (row) => row.hubName,
        districtOf: (row) => row.districtName,
        tableOf,
      })),
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [await boardSigner('chair', context)],
      },
    ],
  }
}

async function tableOf(rows: readonly Row[], sheet: string | null): Promise<TableBlock> {
  const total = (count: (row: Row) => number) => rows.reduce((sum, row) => sum + count(row), 0)
  return {
    kind: 'table',
    sheet: sheet ?? paperText('roster.institutions'),
    emptyText: paperText('roster.no-institutions'),
    isSmall: true,
    columns,
    rows: await mapGivingWay(rows, (row, index) => [
      String(index + 1),
      row.npsn,
      row.name,
      row.form === null ? null : paperText(`roster.form.${row.form}`),
      row.coreStatus === null ? null : paperText(`roster.core.${row.coreStatus}`),
      [row.address, row.village].filter((part) => part !== null).join(', '),
      row.headName,
      figure(row.memberCount),
      row.pupilCount === null ? null : figure(row.pupilCount),
      accreditationOf(row),
      row.phone === null ? null : showPhone(row.phone),
    ]),
    ...(rows.length === 0
      ? {}
      : {
          foot: [
            [
              { kind: 'span', text: paperText('kit.total'), columns: 7, align: 'center' },
              figure(total(({ memberCount }) => memberCount)),
              // Nobody having said how many is not none.
              rows.every(({ pupilCount }) => pupilCount === null)
                ? null
                : figure(total(({ pupilCount }) => pupilCount ?? 0)),
              null,
              null,
            ],
          ],
        }),
  }
}

const columns: readonly Column[] = [
  { title: paperText('kit.number'), width: 9, align: 'center' },
  { title: paperText('roster.npsn'), width: 20 },
  { title: paperText('roster.name'), width: { share: 4 } },
  { title: paperText('roster.form'), width: 15, align: 'center' },
  { title: paperText('roster.core'), width: 15, align: 'center' },
  { title: paperText('roster.address'), width: { share: 4 } },
  { title: paperText('roster.head'), width: { share: 4 } },
  { title: paperText('roster.teachers'), width: 13, align: 'right' },
  { title: paperText('roster.pupils'), width: 13, align: 'right' },
  { title: paperText('roster.accreditation'), width: 20, align: 'center' },
  { title: paperText('roster.phone'), width: 25 },
]

const figure = (count: number): Cell => ({ kind: 'amount', text: grouped(count), amount: count })

function accreditationOf({ accreditation, accreditationYear }: Row): string {
  const grade = accreditation === null ? '' : paperText(`roster.accreditation.${accreditation}`)
  if (accreditationYear === null) return grade
  return grade === '' ? String(accreditationYear) : `${grade} (${accreditationYear})`
}
