import { useState } from 'react'

import type { DocumentRequest } from '../../../shared/domain/document'
import { PrintDialog } from '../../components/print-dialog'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { ActionList } from '../../ui/action-list'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { PanelColumns } from '../../ui/panel-columns'
import { desk, type DeskGroup } from './desk'

/** The secretary's desk: every book, letter and form of the hub, one click away. */
export function DocumentsPage() {
  const t = useT()
  const [shown, setShown] = useState<DocumentRequest | null>(null)
  return (
    <Page title={t('navigation.documents')} subtitle={t('documents.subtitle')}>
      <PanelColumns>
        {desk
          .filter(({ items }) => items.length > 0)
          .map((group) => (
            <GroupPanel key={group.title} group={group} onShow={setShown} />
          ))}
      </PanelColumns>
      {shown === null ? null : <PrintDialog request={shown} onClose={() => setShown(null)} />}
    </Page>
  )
}

function GroupPanel({
  group,
  onShow,
}: {
  readonly group: DeskGroup
  readonly onShow: (request: DocumentRequest) => void
}) {
  const t = useT()
  return (
    <Panel title={t(group.title)} flush>
      <ActionList
        items={group.items.map((item) => ({
          key: item.label,
          label: t(item.label),
          hint: t(item.hint),
          ...('to' in item
            ? { to: item.to }
            : { onClick: () => onShow(item.request(Number(todayHere().slice(0, 4)))) }),
        }))}
      />
    </Panel>
  )
}
