import { memo } from 'react'

import { type ActivityStatus, activityStatuses } from '../../../shared/domain/member'
import { useT } from '../../lib/translate'
import { SelectField } from '../../ui/select-field'
import { type MemberShow, memberShows } from './use-member-list'

export type MemberFiltersProps = {
  readonly show: MemberShow
  readonly status: ActivityStatus | null
  readonly onShow: (show: MemberShow) => void
  readonly onStatus: (status: ActivityStatus | null) => void
}

/** Which people the list shows. Left alone while somebody types into the search field beside it. */
export const MemberFilters = memo(function MemberFilters({
  show,
  status,
  onShow,
  onStatus,
}: MemberFiltersProps) {
  const t = useT()
  return (
    <>
      <SelectField
        label={t('members.list.show')}
        isLabelHidden
        value={show}
        options={memberShows.map((one) => ({ value: one, label: t(`members.show.${one}`) }))}
        onChange={onShow}
      />
      <SelectField
        label={t('members.column.status')}
        isLabelHidden
        value={status}
        emptyLabel={t('members.list.any-status')}
        options={activityStatuses.map((one) => ({
          value: one,
          label: t(`members.status.${one}`),
        }))}
        onChange={onStatus}
      />
    </>
  )
})
