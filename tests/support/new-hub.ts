import type { Contract } from '../../shared/ipc/contract'
import type { InputOf } from '../../shared/ipc/contract-kit'

type NewHub = InputOf<Contract['setup.createHub']>

/** What the first window asks, answered: a PKG with its secretary at the PC. */
export function aHub(changes: Partial<NewHub> = {}): NewHub {
  return {
    name: 'PKG Jonggat',
    typeText: 'PKG',
    districtCode: '52.02.02',
    districtName: 'Jonggat',
    ownerName: 'Bu Sekretaris',
    ownerRole: 'secretary',
    ...changes,
  }
}
