import { readFileSync } from 'node:fs'

import { documentRequest } from '../../shared/domain/document'
import { paper } from '../../shared/domain/paper'
import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { everyRequest } from '../support/every-paper/every-request'
import { fillHub } from '../support/every-paper/full-hub'

test('letters are saved as a Word file and a register as an Excel file', async ({
  openHub,
}, info) => {
  const hub = await openHub()
  const { page } = hub
  const full = await fillHub({ call: (channel, input) => callHub(page, channel, input) }, 1)
  const requests = everyRequest(full)
  for (const [request, format, name] of [
    [requests.letter, 'word', 'surat.docx'],
    [requests['member-register'], 'table', 'anggota.xlsx'],
  ] as const) {
    const file = info.outputPath(name)
    hub.answerDialogs({ pickSavePath: [file] })
    const { saved } = await callHub(page, 'documents.save', {
      request: documentRequest.parse(request),
      paper: paper.parse({ size: 'f4' }),
      format,
    })
    expect(saved?.name).toBe(name)
    // A zip file, which both formats are.
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')
  }
})
