// Verifies a feed with tuf-js and downloads every file of its release.
//   FEED_TOKEN=… node check.mjs --base http://localhost:5080 --feed default --root root.json [--expect-refused]
// Ends with 0 when the feed verifies (or, with --expect-refused, when it is refused), else with 1.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BaseFetcher, Updater } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';

const { values: options } = parseArgs({
  options: {
    base: { type: 'string' },
    feed: { type: 'string', default: 'default' },
    root: { type: 'string' },
    'expect-refused': { type: 'boolean', default: false },
  },
});

if (!options.base || !options.root) {
  console.error('Say where the feed is (--base http://host:port) and which root to trust (--root FILE).');
  process.exit(2);
}

class BearerFetcher extends BaseFetcher {
  async fetch(url) {
    const response = await fetch(url, {
      headers: process.env.FEED_TOKEN ? { authorization: `Bearer ${process.env.FEED_TOKEN}` } : {},
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    });
    if (response.status !== 200) {
      // tuf-js ends its walk through the roots at this error with 404.
      throw new DownloadHTTPError(`${url} answered ${response.status}`, response.status);
    }
    return response.body;
  }
}

const shards = Array.from({ length: 256 }, (_, number) => `titles-${number.toString(16).padStart(2, '0')}.json`);
const parts = Array.from({ length: 16 }, (_, digit) => `policies-${digit.toString(16)}.json`);

async function verify(folder) {
  const metadataDir = path.join(folder, 'metadata');
  const targetDir = path.join(folder, 'targets');
  fs.mkdirSync(metadataDir);
  fs.mkdirSync(targetDir);
  fs.copyFileSync(options.root, path.join(metadataDir, 'root.json'));
  const feedUrl = `${options.base.replace(/\/$/, '')}/feeds/${options.feed}`;
  const updater = new Updater({
    metadataDir,
    targetDir,
    metadataBaseUrl: `${feedUrl}/metadata`,
    targetBaseUrl: `${feedUrl}/targets`,
    fetcher: new BearerFetcher(),
  });
  await updater.refresh();
  const version = (role) => JSON.parse(fs.readFileSync(path.join(metadataDir, `${role}.json`), 'utf8')).signed.version;
  console.log(`metadata: root ${version('root')}, timestamp ${version('timestamp')}, snapshot ${version('snapshot')}, targets ${version('targets')}`);

  const read = async (name) => {
    const info = await updater.getTargetInfo(name);
    if (!info) {
      throw new Error(`${name} is not listed in targets`);
    }
    return fs.readFileSync(await updater.downloadTarget(info));
  };
  const release = JSON.parse(await read('release.json'));
  const policies = (await updater.getTargetInfo('policies.json')) ? ['policies.json'] : parts;
  const names = [...policies, ...shards].sort();
  const content = createHash('sha256');
  let titles = 0;
  for (const name of names) {
    const bytes = await read(name);
    content.update(createHash('sha256').update(bytes).digest());
    titles += name.startsWith('titles-') ? Object.keys(JSON.parse(bytes)).length : 0;
  }
  const digest = content.digest('hex');
  if (digest !== release.contentDigest) {
    throw new Error(`contentDigest is ${release.contentDigest}, and the files have ${digest}`);
  }
  if (release.feed !== options.feed || release.counts.titles !== titles) {
    throw new Error(`release.json says feed ${release.feed} with ${release.counts.titles} titles; the shards hold ${titles}`);
  }
  console.log(`verified: feed ${release.feed}, release ${release.release}, ${names.length + 1} targets, ${titles} titles`);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tuf-js-'));
let refusal;
try {
  await verify(folder);
} catch (error) {
  refusal = error;
} finally {
  fs.rmSync(folder, { recursive: true });
}

if (refusal) {
  console.log(`refused: ${refusal.message}`);
}
process.exit(Boolean(refusal) === options['expect-refused'] ? 0 : 1);
