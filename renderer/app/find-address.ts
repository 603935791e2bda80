import type { Found } from '../../shared/ipc/find-contract'

/** The page of a record that was found; null for files, which open over the page one is on. */
export function addressOf({ kind, id, activityId }: Found): string | null {
  switch (kind) {
    case 'member':
      return `/members/${id}`
    case 'institution':
      return `/institutions/${id}`
    case 'activity':
      return `/activities/${id}`
    case 'letter':
      return `/documents/letters/${id}`
    case 'certificate':
      return activityId === null ? '/documents' : `/activities/${activityId}`
    case 'artifact':
      return null
  }
}
