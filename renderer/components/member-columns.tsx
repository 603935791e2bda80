import { showPhone } from '../../shared/domain/phone'
import type { MemberSummary } from '../../shared/ipc/member-contract'
import type { Translate } from '../lib/translate'
import { Badge } from '../ui/badge'
import type { TableColumn } from '../ui/table-column'
import { MemberName } from './member-name'

/** `institution: false` on the page of one institution, where it would repeat itself. */
export function memberColumns(
  t: Translate,
  options: { readonly institution: boolean } = { institution: true },
): readonly TableColumn<MemberSummary>[] {
  return [
    {
      id: 'name',
      header: t('members.column.name'),
      // Where columns are short of room, schools and positions end in dots before names do.
      width: 'minmax(12rem, 2fr)',
      isSortable: true,
      cell: (member) => <MemberName member={member} />,
    },
    ...(options.institution
      ? [
          {
            id: 'institution',
            header: t('members.column.institution'),
            width: 'minmax(10rem, 1.6fr)',
            isSortable: true,
            isWrapped: true,
            cell: (member: MemberSummary) =>
              member.institution === null
                ? null
                : member.postCount > 1
                  ? t('members.list.more-posts', {
                      name: member.institution.name,
                      count: member.postCount - 1,
                    })
                  : member.institution.name,
          },
        ]
      : []),
    {
      id: 'position',
      header: t('members.column.position'),
      width: 'minmax(6.5rem, 0.8fr)',
      isOptional: true,
      isWrapped: true,
      cell: (member) => member.position,
    },
    {
      id: 'nuptk',
      header: t('members.column.nuptk'),
      width: '12.5rem',
      isOptional: true,
      cell: (member) => member.nuptk,
    },
    {
      id: 'phone',
      header: t('members.column.phone'),
      width: '10.25rem',
      isOptional: true,
      cell: (member) => (member.phone === null ? null : showPhone(member.phone)),
    },
    {
      id: 'status',
      header: t('members.column.status'),
      width: '7.25rem',
      cell: (member) => <MemberStatus member={member} t={t} />,
    },
  ]
}

function MemberStatus({ member, t }: { readonly member: MemberSummary; readonly t: Translate }) {
  if (member.isWalkIn) return <Badge tone="notice">{t('members.badge.walk-in')}</Badge>
  if (member.activityStatus === 'active') return t('members.status.active')
  return <Badge tone="caution">{t(`members.status.${member.activityStatus}`)}</Badge>
}
