import { type InstitutionForm, institutionForms } from '../../../shared/domain/institution'
import { type InstitutionSort, institutionSorts } from '../../../shared/ipc/institution-contract'
import type { Input } from '../../lib/call'
import { useListAddress, wordIn } from '../../lib/use-list-address'

/** What the list shows; see lib/use-list-address.ts. */
export type InstitutionListAddress = {
  readonly search: string
  readonly form: InstitutionForm | null
  readonly districtName: string | null
  readonly isArchived: boolean
  readonly sort: InstitutionSort
  readonly isDescending: boolean
}

export function useInstitutionListAddress() {
  const { params, search, setSearch, write } = useListAddress()
  const address: InstitutionListAddress = {
    search,
    form: wordIn(institutionForms, params.get('form')),
    districtName: params.get('district'),
    isArchived: params.get('show') === 'archived',
    sort: wordIn(institutionSorts, params.get('sort')) ?? 'name',
    isDescending: params.get('way') === 'down',
  }
  return { address, setSearch, write }
}

/** The query of one page of the list. */
export function institutionPageInput(
  { search, form, districtName, isArchived, sort, isDescending }: InstitutionListAddress,
  range: { readonly offset: number; readonly limit: number },
): Input<'institutions.page'> {
  return {
    search,
    sort,
    isDescending,
    filter: {
      archived: isArchived,
      ...(form === null ? {} : { form }),
      ...(districtName === null ? {} : { districtName }),
    },
    ...range,
  }
}
