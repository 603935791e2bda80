/**
 * Who may import whom, as ESLint blocks of the core rule `no-restricted-imports`.
 * Flat config replaces a rule's options instead of merging them, so each block below carries the
 * whole list for its files. The table this implements stands in electron/README.md.
 */

const electronPackage = {
  name: 'electron',
  message: 'Only main.ts, preload.ts, app/ and ipc/ know Electron; elsewhere use a port.',
}
const ipcMainOutsideBinding = {
  name: 'electron',
  importNames: ['ipcMain'],
  message: 'Only electron/ipc/bind-ipc.ts talks to ipcMain: it checks the sender.',
}
const nodeBuiltins = { regex: '^node:', message: 'No Node here.' }
const mantine = { regex: '^@mantine/', message: 'Use our parts from renderer/ui.' }
const otherProcess = (folder) => ({
  regex: `^(\\.\\./)+${folder}/`,
  message: `Nothing here may import ${folder}/.`,
})
const folders = (names, message) => ({ regex: `^(\\.\\./)+(${names.join('|')})/`, message })
const withExtension = {
  regex: '^\\.{1,2}/.*\\.(ts|tsx|js|mjs)$',
  message: 'Relative imports carry no extension.',
}

function block(files, { paths = [], patterns = [], ignores = [] }) {
  return {
    files,
    ignores,
    rules: {
      'no-restricted-imports': ['error', { paths, patterns: [withExtension, ...patterns] }],
    },
  }
}

/** Left to right: a layer may import what stands before it. */
const electronLayers = [
  ['platform'],
  ['database', 'files', 'rosters'],
  ['features'],
  ['sync', 'documents', 'backup', 'update'],
  ['api'],
  ['app', 'ipc'],
]
const rendererLayers = [['lib', 'ui'], ['queries'], ['components'], ['features'], ['app']]

/** `siblings` holds for the folders inside features/, not for what lies directly in it. */
function layerBlocks(root, layers, { paths, patterns, ignores, siblings }) {
  return layers.flatMap((layer, index) => {
    const later = layers.slice(index + 1).flat()
    const upward =
      later.length === 0
        ? []
        : [folders(later, `${layer.join(', ')} may not reach up to ${later.join(', ')}.`)]
    const whole = { paths: paths(layer), patterns: [...patterns(layer), ...upward], ignores }
    const blocks = [
      block(
        layer.map((name) => `${root}/${name}/**/*.{ts,tsx}`),
        whole,
      ),
    ]
    if (!layer.includes('features')) return blocks
    const within = { ...whole, patterns: [...whole.patterns, siblings] }
    return [...blocks, block([`${root}/features/*/**/*.{ts,tsx}`], within)]
  })
}

const siblingService = {
  // A sibling's tables may be read through its repository; its rules stay its own.
  regex: '^\\.\\./[^./][^/]*/(?!.*-repository$)',
  message: 'A feature may import only a sibling feature’s *-repository.',
}
const siblingFeature = {
  regex: '^\\.\\./[^./][^/]*/',
  message: 'Features do not know each other; what two need moves to renderer/components.',
}

export function importMatrix(tests) {
  const electronAware = ['electron/main.ts', 'electron/preload.ts', 'electron/app/**/*.ts']
  return [
    block(['shared/**/*.ts'], {
      ignores: tests,
      paths: [electronPackage],
      patterns: [
        nodeBuiltins,
        otherProcess('electron'),
        otherProcess('renderer'),
        {
          regex: '^(?!zod$|zod/)[^.]',
          message: 'shared imports zod and itself only.',
        },
      ],
    }),
    block(['renderer/**/*.ts', 'renderer/**/*.tsx'], {
      ignores: tests,
      paths: [electronPackage],
      patterns: [nodeBuiltins, otherProcess('electron'), mantine],
    }),
    ...layerBlocks('renderer', rendererLayers, {
      ignores: tests,
      paths: () => [electronPackage],
      // The provider is set up in app; everything else goes through ui.
      patterns: (layer) => [
        nodeBuiltins,
        otherProcess('electron'),
        ...(layer.includes('ui') || layer.includes('app') ? [] : [mantine]),
      ],
      siblings: siblingFeature,
    }),
    block(['renderer/lib/**/*.ts', 'renderer/lib/**/*.tsx'], {
      ignores: tests,
      paths: [electronPackage],
      patterns: [
        nodeBuiltins,
        otherProcess('electron'),
        mantine,
        folders(['queries', 'components', 'features', 'app'], 'lib is the lowest layer.'),
      ],
    }),
    block(['electron/**/*.ts'], {
      ignores: tests,
      paths: [electronPackage],
      patterns: [otherProcess('renderer')],
    }),
    ...layerBlocks('electron', electronLayers, {
      ignores: tests,
      paths: () => [electronPackage],
      patterns: () => [otherProcess('renderer')],
      siblings: siblingService,
    }),
    block(electronAware, { paths: [ipcMainOutsideBinding], patterns: [otherProcess('renderer')] }),
    block(['electron/preload.ts'], {
      paths: [ipcMainOutsideBinding],
      patterns: [
        otherProcess('renderer'),
        {
          regex: '^(?!electron$|\\./ipc/channels$)',
          allowTypeImports: true,
          message: 'The bridge is only Electron and types: it runs beside the page.',
        },
      ],
    }),
    block(['electron/ipc/bind-ipc.ts'], { patterns: [otherProcess('renderer')] }),
  ]
}
