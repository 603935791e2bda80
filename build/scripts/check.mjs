/**
 * `npm run check [types|lint|format]`: the checks that need no build. Prints what failed and goes on,
 * so that one run shows the whole picture. Exit code 1 when anything failed.
 */
import { runChecks } from './checks.mjs'

const wanted = process.argv.slice(2)
const results = await runChecks(wanted.length > 0 ? wanted : ['types', 'lint', 'format'])
process.exitCode = results.every((result) => result.ok) ? 0 : 1
