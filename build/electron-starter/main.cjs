/**
 * Stands in for Electron's own `default_app.asar`, which the registry-shipped runtime lacks:
 * `electron FOLDER` starts the app in FOLDER. Development and tests only; never packaged.
 */
const fs = require('node:fs')
const path = require('node:path')

const { app } = require('electron')

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (folder === undefined) {
  console.error('Usage: electron FOLDER')
  app.exit(2)
} else {
  const appPath = path.resolve(folder)
  const manifest = JSON.parse(fs.readFileSync(path.join(appPath, 'package.json'), 'utf8'))
  process.defaultApp = true
  app.setName(manifest.productName ?? manifest.name)
  app.setVersion(manifest.version)
  app.setAppPath(appPath)
  app.setPath('userData', path.join(app.getPath('appData'), app.getName()))
  require(path.join(appPath, manifest.main))
}
