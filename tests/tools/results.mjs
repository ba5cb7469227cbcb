// Reads one result file, TRX (.trx) or JUnit (.xml), into its tests: [{ name, outcome: passed|failed|skipped, message }].
// Throws where the file is missing or unreadable, counts otherwise than it lists, or tells of a run that broke off.

import { readFileSync } from 'node:fs';
import { descendants, parseXml } from './xml.mjs';

const trxOutcomes = { Passed: 'passed', NotExecuted: 'skipped' };

export function readResults(file) {
  const root = parseXml(readFileSync(file, 'utf8'));
  const tests = root.name === 'TestRun' ? readTrx(root) : root.name === 'testsuites' ? readJUnit(root) : undefined;
  if (!tests) {
    throw new Error(`<${root.name}> is neither a TRX nor a JUnit file`);
  }
  if (tests.length === 0) {
    throw new Error('no test ran');
  }
  return tests;
}

function readTrx(root) {
  const tests = descendants(root, 'UnitTestResult').map((result) => {
    const outcome = trxOutcomes[result.attributes.outcome] ?? 'failed';
    const said = outcome === 'failed' ? descendants(result, 'ErrorInfo') : descendants(result, 'StdOut');
    return { name: result.attributes.testName, outcome, message: said.map((element) => element.text.trim()).join('\n') };
  });
  const [counters] = descendants(root, 'Counters');
  if (Number(counters?.attributes.total) !== tests.length) {
    throw new Error(`counts ${counters?.attributes.total} tests and lists ${tests.length}`);
  }
  const [summary] = descendants(root, 'ResultSummary');
  if (summary.attributes.outcome === 'Failed' && tests.every((test) => test.outcome !== 'failed')) {
    throw new Error(`the run failed: ${descendants(summary, 'Text').map((element) => element.text.trim()).join(' ')}`);
  }
  return tests;
}

function readJUnit(root) {
  return descendants(root, 'testcase').map((test) => {
    const [failure] = [...descendants(test, 'failure'), ...descendants(test, 'error')];
    const [skipped] = descendants(test, 'skipped');
    return {
      name: test.attributes.name,
      outcome: failure ? 'failed' : skipped ? 'skipped' : 'passed',
      message: failure ? `${failure.attributes.message ?? ''}\n${failure.text.trim()}`.trim() : skipped?.attributes.message ?? '',
    };
  });
}
