/**
 * What electron-builder makes of dist/. A function, because the test build differs in two points: it
 * may carry the fallback runtime, and Playwright needs the inspector that a release has fused off.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'

import { inRepo } from './scripts/repo.mjs'

const stick = {
  ext: 'simpul',
  name: 'Simpul Guru bundle',
  description: 'Records and files that travel between hubs',
  mimeType: 'application/x-simpul-bundle',
  role: 'Viewer',
}

/**
 * Packages that run in the app besides what vite bundles: the native ones and what loads them. The
 * rest of the dependency tree is there to build them (compilers, downloaders) and stays behind.
 * A name missing here makes the end-to-end tests fail at once.
 */
const runtimePackages = new Set(
  (
    'sqlite3 bindings file-uri-to-path ' +
    'sodium-native require-addon bare-addon-resolve bare-module-resolve bare-semver which-runtime'
  ).split(' '),
)

/** By name: electron-builder lifts nested copies to the top, so where npm put them does not matter. */
function buildTimePackages() {
  const { packages } = JSON.parse(readFileSync(inRepo('package-lock.json'), 'utf8'))
  const names = Object.keys(packages)
    .filter((folder) => folder.includes('node_modules/'))
    .map((folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length))
  return [...new Set(names)].filter((name) => !runtimePackages.has(name))
}

function files() {
  return [
    'dist/**',
    'package.json',
    '!dist/.built-from',
    ...buildTimePackages().map((name) => `!node_modules/${name}/**`),
    '!**/node_modules/*/{README*,readme*,CHANGELOG*,test,tests,docs,example,examples}',
    '!**/*.{d.ts,d.cts,d.mts,map,gyp}',
    '!node_modules/**/*.md',
    '!node_modules/sqlite3/{deps,src,node-addon-api}/**',
    '!node_modules/sqlite3/build/*.*',
    '!node_modules/sqlite3/build/{Makefile,deps,node_gyp_bins}',
    '!node_modules/sqlite3/build/Release/{obj,obj.target,node-addon-api,.deps}/**',
    '!node_modules/sodium-native/{extensions,CMakeLists.txt}',
    ...otherPlatforms().map((folder) => `!node_modules/sodium-native/prebuilds/${folder}/**`),
    '!node_modules/sodium-native/prebuilds/**/*.bare',
  ]
}

/** sodium-native brings its library for every system there is; the app needs one. */
function otherPlatforms() {
  const own = `${process.platform}-${process.arch}`
  const all = readdirSync(inRepo('node_modules', 'sodium-native', 'prebuilds'))
  return all.filter((folder) => folder !== own)
}

/** RELIABILITY’s list; `inspector` is the one exception, for the build that the tests drive. */
function fuses({ version, inspector }) {
  const known = {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: inspector,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
  }
  // This fuse came with Electron 29; naming it to an older runtime stops the build.
  const isOld = Number.parseInt(version, 10) < 29
  return isOld ? known : { ...known, grantFileProtocolExtraPrivileges: false }
}

/**
 * @param {{ kind: 'official' | 'fallback', version: string, dist: string }} runtime
 * @param {{ forTests: boolean }} options
 */
export function builderConfig(runtime, { forTests }) {
  return {
    appId: 'id.simpulguru.app',
    productName: 'Simpul Guru',
    copyright: 'Copyright © 2026 Simpul Guru contributors',
    directories: {
      output: forTests ? 'out/package-test' : 'out/package',
      buildResources: 'build',
    },
    files: files(),
    asar: true,
    // The bindings are Node-API: one build runs in Node and in every Electron, so nothing is rebuilt.
    npmRebuild: false,
    electronVersion: runtime.version,
    electronDist: runtime.dist,
    electronFuses: fuses({ version: runtime.version, inspector: forTests }),
    electronLanguages: ['id', 'en-US'],
    fileAssociations: [stick],
    publish: null,
    // Electron's own stand-in app, which has no business in a product.
    afterPack: ({ appOutDir, packager }) =>
      rm(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true }),
    extraFiles: [{ from: inRepo('LICENSE'), to: 'LICENSE.txt' }],
    linux: {
      target: ['AppImage', 'deb'],
      executableName: 'simpul-guru',
      category: 'Education',
      icon: 'build/icons',
      synopsis: 'Records of a teacher working group, offline',
      maintainer: 'Simpul Guru contributors',
    },
    win: {
      target: ['nsis', 'portable'],
      icon: 'build/icons/icon.ico',
    },
    nsis: {
      // One shared PC: for every Windows account, without a question nobody can answer.
      oneClick: false,
      perMachine: true,
      allowToChangeInstallationDirectory: false,
      installerLanguages: ['id_ID', 'en_US'],
      deleteAppDataOnUninstall: false,
    },
    portable: { artifactName: '${productName} ${version} portable.${ext}' },
  }
}
