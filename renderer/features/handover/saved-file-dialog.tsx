import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'

import type { SavedBackup } from '../../../shared/ipc/backup-contract'
import { SixWords } from '../../components/six-words'
import { WordsSheet } from '../../components/words-sheet'
import { type Translate, translate, useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { setupQueries } from '../../queries/setup-queries'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Stack } from '../../ui/stack'

/** How writing the file ended, and its six words: they are shown this once. */
export function SavedFileDialog({
  saved,
  onClose,
}: {
  readonly saved: SavedBackup
  readonly onClose: () => void
}) {
  const t = useT()
  const format = useFormat()
  const { kept, missing } = saved.files
  return (
    <Dialog
      title={t('handover.saved.title')}
      size="large"
      isOpen
      isDirty
      onClose={onClose}
      actions={
        <>
          <Button icon={IconPrinter} onClick={() => window.print()}>
            {t('handover.saved.print')}
          </Button>
          <Button tone="primary" onClick={onClose}>
            {t('handover.saved.noted')}
          </Button>
        </>
      }
    >
      <Stack>
        <Banner tone="success">
          {t('handover.saved.body', {
            file: saved.fileName,
            size: format.bytes(saved.bytes),
            files: kept,
          })}
        </Banner>
        {missing > 0 ? (
          <Banner tone="caution">{t('handover.saved.missing', { count: missing })}</Banner>
        ) : null}
        <p>{t('handover.saved.copy')}</p>
        <SixWords label={t('handover.saved.words')} words={saved.words} />
        <Banner tone="caution">{t('handover.saved.warning')}</Banner>
      </Stack>
      <HandoverSheet saved={saved} />
    </Dialog>
  )
}

function HandoverSheet({ saved }: { readonly saved: SavedBackup }) {
  const hub = useQuery(setupQueries.status()).data?.hub ?? null
  const t: Translate = (key, params) => translate('id', key, params)
  return (
    <WordsSheet
      title={t('handover.sheet.title')}
      lines={[
        t('handover.sheet.of', { hub: hub?.name ?? '' }),
        t('handover.sheet.file', { file: saved.fileName }),
      ]}
      words={saved.words}
      howTitle={t('handover.sheet.how')}
      steps={[
        t('handover.sheet.how.install'),
        t('handover.sheet.how.open'),
        t('handover.sheet.how.words'),
      ]}
      foot={t('handover.sheet.foot')}
    />
  )
}
