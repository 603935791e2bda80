import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'

import type { ScanCode } from '../../shared/domain/scan-code'
import { call } from '../lib/call'
import { failureOf, failureText } from '../lib/failure'
import { useLocale } from '../lib/locale'
import { listenForScans } from '../lib/scanner'
import { useT } from '../lib/translate'
import { showToast } from '../ui/toast'

/** Codes of our papers, scanned anywhere: a sheet's opens the sheet, a card's opens the person. */
export function useScanner(): void {
  const t = useT()
  const locale = useLocale()
  const navigate = useNavigate()

  const open = async (code: ScanCode | null): Promise<void> => {
    if (code === null) {
      showToast({ tone: 'error', message: t('navigation.scan.unknown') })
      return
    }
    if (document.querySelector('[role="dialog"]') !== null) {
      showToast({ message: t('navigation.scan.dialog') })
      return
    }
    if (code.kind === 'member') {
      await navigate(`/members/${code.id}`)
      return
    }
    try {
      const { session } = await call('attendance.sheet', { sessionId: code.id })
      await navigate(`/activities/${session.activityId}/sessions/${session.id}/attendance`)
    } catch (error) {
      showToast({ tone: 'error', message: failureText(locale, failureOf(error)) })
    }
  }
  const current = useRef(open)
  useEffect(() => {
    current.current = open
  })
  useEffect(() => listenForScans((code) => void current.current(code)), [])
}
