// Names every skipped test, closes with one plain line of counts, and, where skips are forbidden (CI), fails on one.
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
    if (process.env.FORBID_SKIPPED_TESTS === '1' && skipped.length > 0)
      this.#error = new Error(`${skipped.length} tests were skipped where none may be`);
  }

  getLastError() {
    return this.#error;
  }
}

module.exports = ClosingLineReporter;
