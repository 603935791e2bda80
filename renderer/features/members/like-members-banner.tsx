import { useQuery } from '@tanstack/react-query'

import type { MemberId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import { useT } from '../../lib/translate'
import { useDebounced } from '../../lib/use-debounced'
import { memberQueries } from '../../queries/member-queries'
import { Banner } from '../../ui/banner'
import { TextLink } from '../../ui/text-link'
import classes from './like-members-banner.module.css'
import type { MemberFormValues } from './member-form-values'

export type LikeMembersBannerProps = {
  readonly values: MemberFormValues
  readonly exceptId: MemberId | null
}

/** Says that this person may be in the list already. Saving stays possible: namesakes exist. */
export function LikeMembersBanner({ values, exceptId }: LikeMembersBannerProps) {
  const t = useT()
  const { fullName, birthDate, nuptk, nip } = values
  const wanted = useDebounced(
    JSON.stringify({
      fullName: fullName.slice(0, 200),
      birthDate: birthDate === null ? null : birthDate.slice(0, 60),
      nuptk: tidy(nuptk),
      nip: tidy(nip),
    }),
    300,
  )
  const { data: alike = [] } = useQuery(
    // The text was made three lines above; as text it can be compared and waited for.
    memberQueries.alike({ ...(JSON.parse(wanted) as Wanted), exceptId }),
  )
  if (alike.length === 0) return null
  return (
    <Banner tone="caution" title={t('members.alike.title')}>
      <ul className={classes.list}>
        {alike.map((member) => (
          <li key={member.id}>
            <TextLink to={`/members/${member.id}`}>{fullTitledName(member)}</TextLink>
            {member.institutionName === null ? null : ` – ${member.institutionName}`}
            <span className={classes.reason}> {t(`members.alike.${member.reason}`)}</span>
          </li>
        ))}
      </ul>
    </Banner>
  )
}

type Wanted = {
  readonly fullName: string
  readonly birthDate: string | null
  readonly nuptk: string | null
  readonly nip: string | null
}

function tidy(number: string | null): string | null {
  const digits = (number ?? '').replace(/[\s.-]+/gu, '').slice(0, 60)
  return digits === '' ? null : digits
}
