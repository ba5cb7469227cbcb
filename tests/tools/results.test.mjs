import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { readResults } from './results.mjs';

const trx = (results, total, outcome = 'Completed') => `\ufeff<?xml version="1.0" encoding="utf-8"?>
<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>${results}</Results>
<ResultSummary outcome="${outcome}"><Counters total="${total}" /><RunInfos><RunInfo><Text>Exit code 8</Text></RunInfo></RunInfos>
</ResultSummary></TestRun>`;
const passed = '<UnitTestResult testName="A" outcome="Passed" />';
const skipped = '<UnitTestResult testName="B(x: &quot;&lt;&quot;)" outcome="NotExecuted"><Output><StdOut>No engine.</StdOut></Output></UnitTestResult>';
const failed = `<UnitTestResult testName="C" outcome="Failed"><Output><ErrorInfo><Message>1 &lt; 2</Message></ErrorInfo></Output></UnitTestResult>`;
const junit = `<?xml version="1.0"?><testsuites><testcase name="D" time="1" classname="test"/><testcase name="E"><skipped type="skipped" message="why"/></testcase>
<testsuite name="S"><testcase name="F"><failure message="no">stack</failure></testcase></testsuite></testsuites>`;

function read(name, content) {
  const directory = mkdtempSync(join(tmpdir(), 'portal-results-'));
  try {
    writeFileSync(join(directory, name), content);
    return readResults(join(directory, name));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test('TRX results are counted one by one, with reasons and messages', () => {
  assert.deepEqual(read('a.trx', trx(passed + skipped + failed, 3, 'Failed')), [
    { name: 'A', outcome: 'passed', message: '' },
    { name: 'B(x: "<")', outcome: 'skipped', message: 'No engine.' },
    { name: 'C', outcome: 'failed', message: '1 < 2' },
  ]);
});

test('JUnit results are counted one by one, nested ones too', () => {
  assert.deepEqual(read('a.xml', junit).map(({ name, outcome }) => [name, outcome]), [['D', 'passed'], ['E', 'skipped'], ['F', 'failed']]);
});

test('a file that is missing, cut short, empty or counts otherwise is refused', () => {
  assert.throws(() => readResults(join(tmpdir(), 'portal-no-such.trx')), /ENOENT/);
  assert.throws(() => read('a.trx', trx(passed, 1).slice(0, -12)), /ends too early|not well formed/);
  assert.throws(() => read('a.trx', trx('', 0)), /no test ran/);
  assert.throws(() => read('a.trx', trx(passed, 2)), /counts 2 tests and lists 1/);
  assert.throws(() => read('a.trx', 'No such test'), /neither|too early/);
});

test('a run that broke off without a failed test is refused', () => {
  assert.throws(() => read('a.trx', trx(passed, 1, 'Failed')), /Exit code 8/);
});
