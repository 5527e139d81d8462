// node tools/tally.mjs <runner> <its JSON report>: prints "passed failed skipped"
import { readFileSync } from 'node:fs'

const readers = {
  gtest: (report) => {
    const tests = report.testsuites.flatMap((suite) => suite.testsuite)
    const failed = tests.filter((test) => test.failures).length
    const skipped = tests.filter((test) => test.result !== 'COMPLETED').length
    return [tests.length - failed - skipped, failed, skipped]
  },
  vitest: (report) => [report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests],
  playwright: ({ stats }) => [stats.expected + stats.flaky, stats.unexpected, stats.skipped],
}

const [runner, file] = process.argv.slice(2)
console.log(readers[runner](JSON.parse(readFileSync(file, 'utf8'))).join(' '))
