import type { z } from 'zod'

import {
  type InstitutionDetails,
  institutionDetails,
  type InstitutionField,
  institutionHints,
} from '../../../shared/domain/institution'
import { showPhone } from '../../../shared/domain/phone'
import type { InstitutionCard } from '../../../shared/ipc/institution-contract'
import type { Input } from '../../lib/call'

export type InstitutionFormValues = z.input<typeof institutionDetails>

const unknownDetails: InstitutionDetails = {
  npsn: null,
  name: '',
  form: null,
  coreStatus: null,
  hubId: null,
  village: null,
  districtCode: null,
  districtName: null,
  address: null,
  headName: null,
  phone: null,
  pupilCount: null,
  accreditation: null,
  accreditationYear: null,
}

export function initialInstitution(card: InstitutionCard | null): InstitutionFormValues {
  const details = card?.details ?? unknownDetails
  const { phone } = details
  return { ...details, phone: phone === null ? null : showPhone(phone) }
}

/** Only what is not as it was. */
export function toInstitutionEdit(
  card: InstitutionCard,
  details: InstitutionDetails,
): Input<'institutions.edit'> {
  const changed = Object.entries(details).filter(
    // Both have the fields of InstitutionDetails.
    ([field, value]) => card.details[field as InstitutionField] !== value,
  )
  return { id: card.id, changes: Object.fromEntries(changed) }
}

/** What looks wrong about what is typed, by field. */
export function hintsAbout(values: InstitutionFormValues): ReturnType<typeof institutionHints> {
  const parsed = institutionDetails.safeParse({ ...values, name: values.name.trim() || '-' })
  return parsed.success ? institutionHints(parsed.data) : []
}
