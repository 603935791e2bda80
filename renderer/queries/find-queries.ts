import { steadyQuery } from '../lib/channel-query'

export const findQueries = {
  /** While more is typed, what was found stays in sight. */
  anything: (text: string) =>
    steadyQuery('find.anything', { text }, [
      'members',
      'posts',
      'institutions',
      'activities',
      'letters',
      'certificates',
      'certificate_names',
      'artifacts',
    ]),
}
