import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'

import type { DocumentRequest } from '../../shared/domain/document'
import { useT } from '../lib/translate'
import { Button, type ButtonTone } from '../ui/button'
import { PrintDialog } from './print-dialog'

export type PrintButtonProps = {
  readonly request: DocumentRequest
  /** 'Cetak' unless a page has several papers. */
  readonly label?: string
  readonly tone?: ButtonTone
}

/** Shows the paper first; printing and saving happen from there. */
export function PrintButton({ request, label, tone = 'secondary' }: PrintButtonProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={IconPrinter} tone={tone} onClick={() => setOpen(true)}>
        {label ?? t('documents.action.print')}
      </Button>
      {isOpen ? <PrintDialog request={request} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
