import type { MemberId } from '../../../shared/domain/ids'
import { PrintMenu } from '../../components/print-menu'
import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { Inline } from '../../ui/inline'
import { useArchiveMembers } from './use-archive-members'

export type MemberSelectionBarProps = {
  readonly ids: readonly MemberId[]
  readonly isArchived: boolean
  readonly onDone: () => void
}

/** What can be done with the ticked people. */
export function MemberSelectionBar({ ids, isArchived, onDone }: MemberSelectionBarProps) {
  const t = useT()
  const { archive, restore, isPending } = useArchiveMembers(onDone)
  return (
    <Inline gap="small">
      <span>{t('common.table.selected', { count: ids.length })}</span>
      <Button size="small" tone="quiet" onClick={onDone}>
        {t('members.selection.none')}
      </Button>
      <PrintMenu
        papers={[
          {
            label: t('attendance.paper.cards'),
            request: { kind: 'member-cards', people: { of: 'members', memberIds: [...ids] } },
          },
          {
            label: t('attendance.paper.biodata'),
            request: { kind: 'biodata', people: { of: 'members', memberIds: [...ids] } },
          },
        ]}
      />
      <Button
        size="small"
        pending={isPending}
        onClick={() => (isArchived ? restore(ids) : archive(ids))}
      >
        {isArchived ? t('common.action.restore') : t('common.action.archive')}
      </Button>
    </Inline>
  )
}
