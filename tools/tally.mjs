// node tools/tally.mjs <runner> <its JSON report>: prints "passed failed skipped"
import { readFileSync } from 'node:fs'

const readers = {
  gtest: (report) => {
    const tests = report.testsuites.flatMap((suite) => suite.testsuite)
    const failed = tests.filter((test) => test.failures).length
    const skipped = tests.filter((test) => test.result !== 'COMPLETED').length
    return [tests.length - failed - skipped, failed, skipped]
  },
  // A file that cannot be read has no tests, and has failed all the same.
  vitest: (report) => {
    const unread = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    return [report.numPassedTests, report.numFailedTests + unread, report.numPendingTests + report.numTodoTests]
  },
  playwright: ({ stats, errors }) => [stats.expected + stats.flaky, stats.unexpected + errors.filter(({ message }) => !message.includes('No tests found')).length, stats.skipped],
}

const [runner, file] = process.argv.slice(2)
console.log(readers[runner](JSON.parse(readFileSync(file, 'utf8'))).join(' '))
