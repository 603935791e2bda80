import { z } from 'zod'

import type { NpsnHint } from './identifiers'
import { npsnHints, tidyIdentifier } from './identifiers'
import { hubId, institutionId } from './ids'
import type { PhoneHint } from './phone'
import { phoneHints, tidyPhone } from './phone'
import { optionalLines, optionalText, requiredText } from './text-field'

/**
 * An institution (lembaga, satuan): the school or unit members work at. Known by our own id: some
 * have no NPSN yet, and one foundation runs a TK and a KB under nearly one name.
 */
export const institutionForms = [
  'TK',
  'KB',
  'TPA',
  'SPS',
  'RA',
  'SD',
  'MI',
  'SMP',
  'other',
] as const
export type InstitutionForm = (typeof institutionForms)[number]

/** Inti (the source of what is passed on) or imbas (the receiving school). */
export const coreStatuses = ['core', 'impacted'] as const

/** Grades of the BAN PAUD; `none`: assessed and not accredited, or not assessed yet. */
export const accreditations = ['A', 'B', 'C', 'none'] as const

const institutionFields = {
  npsn: optionalText(60).transform((text) => (text === null ? null : tidyIdentifier(text))),
  name: requiredText(200),
  form: z.enum(institutionForms).nullable(),
  coreStatus: z.enum(coreStatuses).nullable(),
  /** The hub (gugus) it belongs to. */
  hubId: hubId.nullable(),
  village: optionalText(120),
  /** Kemendagri code of the kecamatan with dots, 52.02.01. */
  districtCode: z
    .string()
    .regex(/^\d{2}\.\d{2}\.\d{2}$/u)
    .nullable(),
  /** The kecamatan in words, where its code is not known. */
  districtName: optionalText(120),
  address: optionalLines(500),
  headName: optionalText(200),
  phone: optionalText(60).transform((text) => (text === null ? null : tidyPhone(text))),
  pupilCount: z.int().min(0).max(100_000).nullable(),
  accreditation: z.enum(accreditations).nullable(),
  accreditationYear: z.int().min(1950).max(2200).nullable(),
}

export const institutionDetails = z.strictObject(institutionFields)
export type InstitutionDetails = z.output<typeof institutionDetails>
export type InstitutionField = keyof InstitutionDetails

/** In form order. */
export const institutionFieldNames = Object.keys(institutionFields) as readonly InstitutionField[]

export const institution = z.strictObject({
  id: institutionId,
  ...institutionFields,
  /** Set aside (arsip) on that day, YYYY-MM-DD. */
  archivedOn: z.iso.date().nullable(),
})
export type Institution = z.output<typeof institution>

/** Only the name is needed. */
export const newInstitution = z.strictObject({
  npsn: institutionFields.npsn.default(null),
  name: institutionFields.name,
  form: institutionFields.form.default(null),
  coreStatus: institutionFields.coreStatus.default(null),
  hubId: institutionFields.hubId.default(null),
  village: institutionFields.village.default(null),
  districtCode: institutionFields.districtCode.default(null),
  districtName: institutionFields.districtName.default(null),
  address: institutionFields.address.default(null),
  headName: institutionFields.headName.default(null),
  phone: institutionFields.phone.default(null),
  pupilCount: institutionFields.pupilCount.default(null),
  accreditation: institutionFields.accreditation.default(null),
  accreditationYear: institutionFields.accreditationYear.default(null),
})
export type NewInstitution = z.output<typeof newInstitution>

/** Only the fields named in `changes` are touched. */
export const institutionEdit = z.strictObject({
  id: institutionId,
  changes: institutionDetails.partial(),
})
export type InstitutionEdit = z.output<typeof institutionEdit>

export type InstitutionHintCode = NpsnHint | PhoneHint
export type InstitutionHint = {
  readonly field: InstitutionField
  readonly code: InstitutionHintCode
}

/** What looks wrong about an institution, for a person to check. None of it blocks. */
export function institutionHints(details: InstitutionDetails): readonly InstitutionHint[] {
  const hints: InstitutionHint[] = []
  for (const code of details.npsn === null ? [] : npsnHints(details.npsn)) {
    hints.push({ field: 'npsn', code })
  }
  for (const code of details.phone === null ? [] : phoneHints(details.phone)) {
    hints.push({ field: 'phone', code })
  }
  return hints
}
