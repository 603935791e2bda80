import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'

import { packageApp } from './app-package.mjs'
import { runChecks } from './checks.mjs'
import { openDisplay } from './display.mjs'
import { inRepo, packageScript, runNode } from './repo.mjs'

const results = inRepo('out', 'test-results')

export async function runCheckStage() {
  const checks = await runChecks(['types', 'lint', 'format'])
  const failed = checks.filter(({ ok }) => !ok).length
  return { passed: checks.length - failed, failed }
}

async function readReport(file, tool) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new Error(`${tool} left no report: it did not get as far as running tests.`, { cause })
  }
}

/** Unit tests beside the code and integration tests, in one run of vitest. */
export async function runUnitTests(toolArguments) {
  const report = path.join(results, 'unit.json')
  await rm(report, { force: true })
  const code = await runNode([
    packageScript('vitest', 'vitest.mjs'),
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...toolArguments,
  ])
  const { numPassedTests, numFailedTests, testResults } = await readReport(report, 'vitest')
  // A file that does not even load has no tests to fail.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  return atLeastOneFailure(code, { passed: numPassedTests, failed: numFailedTests + broken })
}

/** Drives the packaged app, on a screen of its own so that nobody's desktop is in the way. */
export async function runEndToEndTests(runtime, toolArguments) {
  const report = path.join(results, 'e2e.json')
  await rm(report, { force: true })
  const executable = await packageApp(runtime, { forTests: true })
  const display = await openDisplay({ alwaysVirtual: true })
  if (display.isVirtual) console.log(`The app’s windows open on Xvfb ${display.name}.`)
  try {
    const code = await runNode(
      [
        packageScript('playwright', 'cli.js'),
        'test',
        '--config',
        'tests/playwright.config.ts',
        ...toolArguments,
      ],
      { env: { ...process.env, ...display.env, SIMPUL_E2E_EXECUTABLE: executable } },
    )
    const { stats, errors } = await readReport(report, 'Playwright')
    const failed = stats.unexpected + stats.flaky + errors.length
    return atLeastOneFailure(code, { passed: stats.expected, failed })
  } finally {
    await display.close()
  }
}

/** A runner that ends badly although no test failed has found something all the same. */
function atLeastOneFailure(code, { passed, failed }) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
}
