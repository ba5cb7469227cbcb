// node sum-results.mjs FILE…: prints failed tests with their messages, skipped ones with their reasons, and as the last
// line "N passed, N failed, N skipped". A file that cannot be read counts as one failure. Exit code 1 on any failure.

import { readResults } from './results.mjs';

const all = process.argv.slice(2).flatMap((file) => {
  try {
    return readResults(file);
  } catch (error) {
    return [{ name: file, outcome: 'failed', message: `The result file cannot be counted: ${error.message}` }];
  }
});
const of = (outcome) => all.filter((test) => test.outcome === outcome);

for (const test of of('skipped')) {
  console.log(`skipped  ${test.name}: ${test.message.split('\n')[0] || 'no reason given'}`);
}
for (const test of of('failed')) {
  console.log(`\nfailed   ${test.name}\n${test.message.replace(/^/gm, '         ')}`);
}
console.log(`\n${of('passed').length} passed, ${of('failed').length} failed, ${of('skipped').length} skipped`);
process.exitCode = of('failed').length === 0 && of('passed').length > 0 ? 0 : 1;
