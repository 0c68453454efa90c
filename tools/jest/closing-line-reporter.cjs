// Names every skipped test, closes with one plain line of counts, and, where skips are forbidden (CI), fails on one
// that EXPECTED_SKIPS (a regular expression: tests of servers that cannot be had there) does not name.
class ClosingLineReporter {
  #error;

  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults
        .filter((test) => test.status === 'pending' || test.status === 'todo')
        .map((test) => test.fullName),
    );
    for (const name of skipped) console.log(`skipped: ${name}`);
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`);
    if (process.env.FORBID_SKIPPED_TESTS !== '1') return;
    const expected = new RegExp(process.env.EXPECTED_SKIPS ?? '^$');
    const unexpected = skipped.filter((name) => !expected.test(name));
    if (unexpected.length > 0)
      this.#error = new Error(`${unexpected.length} tests were skipped that should have run`);
  }

  getLastError() {
    return this.#error;
  }
}

module.exports = ClosingLineReporter;
