import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'

import { call } from '../lib/call'
import { failureOf, failureText } from '../lib/failure'
import { useLocale } from '../lib/locale'
import { isDialogInTheWay, listenForScans, type Scan } from '../lib/scanner'
import { useT } from '../lib/translate'

/**
 * Codes of our papers, scanned anywhere: a sheet's opens the sheet, a card's opens the person, and a
 * certificate's is checked.
 */
export function useScanner(): void {
  const t = useT()
  const locale = useLocale()
  const navigate = useNavigate()

  const open = async (scan: Scan): Promise<void> => {
    const { code, say, leave } = scan
    if (code === null) {
      say({ tone: 'error', message: t('navigation.scan.unknown') })
      return
    }
    if (isDialogInTheWay(scan)) {
      say({ message: t('navigation.scan.dialog') })
      return
    }
    if (code.kind === 'session') {
      try {
        const { session } = await call('attendance.sheet', { sessionId: code.id })
        leave()
        await navigate(`/activities/${session.activityId}/sessions/${session.id}/attendance`)
      } catch (error) {
        say({ tone: 'error', message: failureText(locale, failureOf(error)) })
      }
      return
    }
    leave()
    if (code.kind === 'member') await navigate(`/members/${code.id}`)
    // It says a name, so it stays out of the address, which is remembered on disk.
    else await navigate('/documents/verify', { state: { code: code.text } })
  }
  const current = useRef(open)
  useEffect(() => {
    current.current = open
  })
  useEffect(() => listenForScans((scan) => void current.current(scan)), [])
}
