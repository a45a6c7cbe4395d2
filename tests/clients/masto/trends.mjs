// Reads through masto, the client library of Phanpy and Elk, what trends on a running server.
//
// Usage: node trends.mjs ADDRESS TOKEN HASHTAG POST LINK
//
// Three people used each of the three today. Prints "ok" for every step that succeeds. The first one that fails ends the program with a
// stack trace.
import assert from 'node:assert/strict';
import { createRestAPIClient } from 'masto';

const [url, accessToken, hashtag, post, link] = process.argv.slice(2);
const DAY = 86_400;

/** @param {{day: string, uses: string, accounts: string}[]} history */
function reads(history) {
  assert.equal(history.length, 7);
  assert.deepEqual([history[0].uses, history[0].accounts], ['3', '3']);
  history.forEach(({ day, uses, accounts }, back) => {
    assert.equal(Number(day), Number(history[0].day) - back * DAY);
    assert.equal(Number(day) % DAY, 0);
    if (back > 0) assert.deepEqual([uses, accounts], ['0', '0']);
  });
}

for (const [who, client] of [['a visitor', createRestAPIClient({ url })], ['a member', createRestAPIClient({ url, accessToken })]]) {
  const [tag] = await client.v1.trends.tags.list({ limit: 5 });
  assert.equal(tag.name, hashtag);
  reads(tag.history);
  reads((await client.v1.tags.$select(tag.name).fetch()).history);
  assert.deepEqual((await client.v1.trends.statuses.list({ limit: 5 })).map(status => status.id), [post]);
  const [first] = await client.v1.trends.links.list({ limit: 5 });
  assert.deepEqual([first.url, first.type], [link, 'link']);
  reads(first.history);
  const pages = [];
  for await (const page of client.v1.trends.tags.list({ limit: 1 })) pages.push(page.map(each => each.name));
  assert.deepEqual(pages, [[hashtag], ['Second']]);
  console.log('ok', who, 'reads what trends');
}
console.log('ok done');
