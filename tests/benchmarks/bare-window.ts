import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { StartOptions } from './watched-start'

/**
 * The floor of start-up and memory: one sandboxed window on the same runtime, showing a list of
 * plain HTML as long as ours. No framework, no database, no second process of its own.
 */
const mainScript = `const { app, BrowserWindow } = require('electron')
const path = require('node:path')
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, show: false, webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => window.show())
  void window.loadFile(path.join(__dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
`

const rowCount = 14

function pageText(): string {
  const rows = Array.from(
    { length: rowCount },
    (_, index) =>
      `<tr><td>Guru Contoh ${index + 1}, S.Pd.</td><td>TK Contoh Kopang</td><td>Guru kelas</td><td>1234567890123456</td></tr>`,
  )
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Anggota</title>
<style>body { font: 16px sans-serif; margin: 24px } td { border-bottom: 1px solid #ccc; padding: 11px }</style></head>
<body><h1>Anggota</h1><table><tbody>${rows.join('')}</tbody></table></body></html>`
}

/** `folder` keeps the small app and its profile, so that later starts are warm, as ours are. */
export function bareWindow(folder: string, runtimeExecutable: string): StartOptions {
  const app = path.join(folder, 'app')
  mkdirSync(app, { recursive: true })
  writeFileSync(path.join(app, 'main.js'), mainScript)
  writeFileSync(path.join(app, 'index.html'), pageText())
  writeFileSync(
    path.join(app, 'package.json'),
    JSON.stringify({ name: 'bare-window', version: '1.0.0', main: 'main.js' }),
  )
  return {
    executable: runtimeExecutable,
    args: [app, `--user-data-dir=${path.join(folder, 'profile')}`],
    isReady: `document.querySelectorAll('tr').length === ${rowCount}`,
  }
}
