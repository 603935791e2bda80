import { readFileSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import path from 'node:path'

import { app, BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron'

import type { AskPort } from '../../shared/ipc/bridge'
import type { Logger } from '../platform/logger'
import { whyNotOpen } from './openable-file'
import type { Say } from './shell-messages'

/** Answers what the hub service asks of the user: choose a folder, choose where to save, open a file. */
type Dialogs = { readonly answer: (ask: AskPort) => Promise<unknown> }

export function createDialogs(options: {
  readonly say: Say
  readonly dataFolder: string
  readonly logger: Logger
}): Dialogs {
  const { say } = options
  /** Places the user chose in this run, besides our own data folder. */
  const chosen = new Set<string>([options.dataFolder])

  async function pickFolder(): Promise<string | null> {
    const question: OpenDialogOptions = {
      title: say('shell.pick-folder.title'),
      buttonLabel: say('shell.pick-folder.confirm'),
      properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
    }
    const window = BrowserWindow.getFocusedWindow()
    const answer = window
      ? await dialog.showOpenDialog(window, question)
      : await dialog.showOpenDialog(question)
    return answer.canceled ? null : (answer.filePaths[0] ?? null)
  }

  async function pickSavePath(suggestedName: string): Promise<string | null> {
    const question = {
      title: say('shell.save.title'),
      buttonLabel: say('shell.save.confirm'),
      // Only the name is a suggestion; where it goes is the user's choice.
      defaultPath: path.join(app.getPath('documents'), path.basename(suggestedName)),
    }
    const window = BrowserWindow.getFocusedWindow()
    const answer = window
      ? await dialog.showSaveDialog(window, question)
      : await dialog.showSaveDialog(question)
    return answer.canceled || answer.filePath === '' ? null : answer.filePath
  }

  async function remember(place: Promise<string | null>): Promise<string | null> {
    const answer = await place
    if (answer !== null) chosen.add(answer)
    return answer
  }

  async function openPath(file: string): Promise<'opened' | null> {
    const refusal = await whyNotOpen(file, chosen)
    if (refusal !== null) {
      options.logger.error(`did not open a file: ${refusal}`)
      return null
    }
    const problem = await shell.openPath(await realpath(file))
    if (problem === '') return 'opened'
    options.logger.error(`the system could not open a file: ${problem}`)
    return null
  }

  return {
    answer: (ask) => {
      const script = testScript()
      if (script !== null) return Promise.resolve(script(ask))
      switch (ask.port) {
        case 'pickFolder':
          return remember(pickFolder())
        case 'pickSavePath':
          return remember(pickSavePath(textIn(ask.input, 'suggestedName')))
        case 'openPath':
          return openPath(textIn(ask.input, 'path'))
        case 'showPage':
        case 'pagePdf':
        case 'printPage':
          return Promise.resolve(null)
      }
    },
  }
}

function textIn(input: unknown, name: string): string {
  const value: unknown = (input as Readonly<Record<string, unknown>> | null)?.[name] // from our own hub service
  return typeof value === 'string' ? value : ''
}

const used = new Map<string, number>()

/**
 * The only hook for tests: with SIMPUL_TEST=1 the answers come, in order, from the JSON file that
 * SIMPUL_TEST_PORTS names ({"pickFolder": ["/a/folder"]}), and nothing is opened on the screen.
 */
function testScript(): ((ask: AskPort) => string | null) | null {
  if (process.env.SIMPUL_TEST !== '1') return null
  const file = process.env.SIMPUL_TEST_PORTS
  return ({ port }) => {
    if (port === 'openPath') return 'opened'
    if (file === undefined) return null
    const answers = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>)[port] // test file
    const index = used.get(port) ?? 0
    used.set(port, index + 1)
    return answers?.[index] ?? null
  }
}
