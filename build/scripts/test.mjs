/**
 * `npm test`: everything, from a bare clone. Each stage goes on when another failed, so that one run
 * gives the full picture. `npm test -- checks|unit|e2e [arguments]` runs one stage; what follows is
 * handed to vitest or Playwright. The last line is always `N passed, N failed`.
 */
import { setUp } from './setup.mjs'

const stageNames = ['checks', 'unit', 'e2e']
const [first, ...rest] = process.argv.slice(2)
const isOneStage = stageNames.includes(first)
const stages = isOneStage ? [first] : stageNames
const toolArguments = isOneStage ? rest : []

const tally = { passed: 0, failed: 0 }

function count(name, { passed, failed }) {
  tally.passed += passed
  tally.failed += failed
  console.log(`\n== ${name}: ${passed} passed, ${failed} failed`)
}

/** A stage that throws, before or between its tests, counts as one failure. */
async function stage(name, work) {
  console.log(`\n== ${name}`)
  try {
    count(name, await work())
  } catch (cause) {
    console.error(cause)
    count(name, { passed: 0, failed: 1 })
  }
}

try {
  const runtime = await setUp()
  const { runCheckStage, runEndToEndTests, runUnitTests } = await import('./test-stages.mjs')
  const work = {
    checks: () => runCheckStage(),
    unit: () => runUnitTests(toolArguments),
    e2e: () => runEndToEndTests(runtime, toolArguments),
  }
  for (const name of stages) await stage(name, work[name])
} catch (cause) {
  // Set-up itself failed: nothing could be tested.
  console.error(cause)
  tally.failed += 1
}
console.log(`\n${tally.passed} passed, ${tally.failed} failed`)
// Not by exitCode: what electron-builder loads ends an idle process itself, with 0.
process.exit(tally.failed === 0 && tally.passed > 0 ? 0 : 1)
