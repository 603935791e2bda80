import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'

import type { Plugin } from 'vite'

import { fromRoot } from './targets'

/**
 * What stands on the licences page: every package whose code or data ships in the app, found by
 * reading which packages our sources import and what those depend on. Made at build time, so that
 * nobody has to remember to add a line.
 */
export type BundledLicence = {
  readonly name: string
  /** null for what has none of its own: a part inside another package. */
  readonly version: string | null
  /** SPDX words, as the package says it. */
  readonly licence: string
  readonly homepage: string | null
  readonly text: string
}

const sourceFolders = ['electron', 'renderer', 'shared']
const builtins = new Set([...builtinModules, 'sqlite'])

/** Native packages depend on compilers and downloaders too; only this much of it runs in the app. */
const runtimeOf: Readonly<Record<string, readonly string[]>> = {
  sqlite3: ['bindings'],
  'sodium-native': ['require-addon'],
  electron: [],
  // What it names are types.
  'zxing-wasm': [],
}

/** Data and C libraries that ship inside packages, under licences of their own. */
const insidePackages: readonly BundledLicence[] = [
  {
    name: 'idn-area-data (data wilayah)',
    version: manifestOf(fromRoot('node_modules/idn-area-data')).version,
    licence: 'ODbL-1.0',
    homepage: 'https://github.com/fityannugroho/idn-area-data',
    text: readFileSync(fromRoot('node_modules/idn-area-data/data/LICENSE.md'), 'utf8'),
  },
  {
    name: 'libsodium',
    version: null,
    licence: 'ISC',
    homepage: 'https://libsodium.org',
    text: `Copyright (c) Frank Denis <j at pureftpd dot org>

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`,
  },
  {
    name: 'ZXing-C++ (zxing-wasm)',
    version: null,
    licence: 'Apache-2.0',
    homepage: 'https://github.com/zxing-cpp/zxing-cpp',
    // The package brings only its own; another one of ours brings the same licence, word for word.
    text: readFileSync(fromRoot('node_modules/require-addon/LICENSE'), 'utf8').trim(),
  },
  {
    name: 'libzueci (ZXing-C++)',
    version: null,
    licence: 'BSD-3-Clause',
    homepage: 'https://sourceforge.net/projects/libzueci/',
    text: `Copyright (C) 2022 gitlost

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution.
3. Neither the name of the project nor the names of its contributors may be used to endorse or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`,
  },
  {
    name: 'SQLite',
    version: null,
    licence: 'Public Domain',
    homepage: 'https://www.sqlite.org/copyright.html',
    text: 'The author disclaims copyright to this source code.',
  },
]

export function bundledLicences(): readonly BundledLicence[] {
  const found = new Map<string, BundledLicence>()
  const visit = (name: string, from: string): void => {
    const folder = folderOf(name, from)
    if (folder === null || found.has(folder)) return
    const manifest = manifestOf(folder)
    found.set(folder, {
      name: manifest.name,
      version: manifest.version,
      licence: manifest.license,
      homepage: manifest.homepage,
      text: licenceText(folder),
    })
    const needed = runtimeOf[name] ?? manifest.dependencies
    for (const dependency of needed) visit(dependency, folder)
  }
  for (const name of importedPackages()) visit(name, fromRoot('.'))
  return [...insidePackages, ...found.values()].sort((a, b) =>
    a.name.replace('@', '').localeCompare(b.name.replace('@', ''), 'en'),
  )
}

const moduleName = 'virtual:bundled-licences'

/** Gives the page the list as a module of its own, loaded only when the licences are looked at. */
export function bundledLicencesPlugin(): Plugin {
  return {
    name: 'bundled-licences',
    resolveId: (id) => (id === moduleName ? `\0${moduleName}` : null),
    load: (id) =>
      id === `\0${moduleName}`
        ? `export const bundledLicences = ${JSON.stringify(bundledLicences())}`
        : null,
  }
}

function importedPackages(): ReadonlySet<string> {
  const names = new Set<string>()
  for (const folder of sourceFolders) {
    for (const file of sourcesBelow(fromRoot(folder))) {
      const text = readFileSync(file, 'utf8')
      for (const [, specifier = ''] of text.matchAll(
        /(?:from|import|import\(|url\()\s*['"]([@a-z][^'"\n]*)['"]/gu,
      )) {
        const name = packageName(specifier)
        if (name !== null) names.add(name)
      }
    }
  }
  return names
}

function* sourcesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* sourcesBelow(full)
    else if (/(?<!\.test)\.(ts|tsx|css)$/u.test(entry.name)) yield full
  }
}

function packageName(specifier: string): string | null {
  if (/^(node|virtual|app|data):/u.test(specifier)) return null
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  return builtins.has(name) ? null : name
}

/** As Node looks for it: beside the package that needs it, then further up. */
function folderOf(name: string, from: string): string | null {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name)
    if (existsSync(path.join(candidate, 'package.json'))) return candidate
    if (folder === path.dirname(folder)) return null
  }
}

function manifestOf(folder: string) {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
    readonly license?: string
    readonly homepage?: string
    readonly dependencies?: Readonly<Record<string, string>>
    readonly peerDependencies?: Readonly<Record<string, string>>
  } // npm itself insists on this shape
  return {
    name: manifest.name,
    version: manifest.version,
    license: manifest.license ?? 'UNKNOWN',
    homepage: manifest.homepage ?? null,
    dependencies: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
  }
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/iu.test(name))
  return file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8').trim()
}
