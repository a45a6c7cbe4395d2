// Uses a running server through megalodon, the client library of Fedistar, Whalebird and others, from detecting the kind of server to its
// streams.
//
// Usage: node megalodon.mjs ADDRESS OTHER_TOKEN
//
//   ? authorize URL   open the page, agree, answer with the code
//
// Prints "ok" for every step that succeeds. The first one that fails ends the program with a stack trace.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import generator, { detector } from 'megalodon';

const [address, otherToken] = process.argv.slice(2);
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

const step = name => console.log('ok', name);

async function ask(question) {
  console.log('?', question);
  return (await answers.next()).value;
}

const kind = await detector(address);
assert.equal(kind, 'mastodon');
step('finds out what it speaks to');

const visitor = generator(kind, address);
const app = await visitor.registerApp('Ward list', { scopes: ['read', 'write', 'follow'] });
const code = await ask(`authorize ${app.url}`);
const { access_token } = await visitor.fetchAccessToken(app.client_id, app.client_secret, code);
const me = generator(kind, address, access_token);
const other = generator(kind, address, otherToken);
const account = (await me.verifyAccountCredentials()).data;
assert.equal(account.username, 'ada');
step('signs in');

const mine = (await me.postStatus('The kettle is on #TeaTime')).data;
const home = (await me.getHomeTimeline({ limit: 5 })).data;
assert.deepEqual(home.map(status => status.id), [mine.id]);
assert.equal(home[0].account.acct, 'ada');
step('posts, and reads its home timeline');

const bashir = (await other.verifyAccountCredentials()).data;
assert.equal((await me.followAccount(bashir.id)).data.following, true);
assert.equal((await me.setAccountNote(bashir.id, 'Met at handover')).data.note, 'Met at handover');
assert.equal((await me.pinAccount(bashir.id)).data.endorsed, true);
assert.equal((await me.getEndorsements()).data[0].id, bashir.id);
assert.equal((await me.unpinAccount(bashir.id)).data.endorsed, false);
step('notes and features people');

const featured = (await me.createFeaturedTag('#TeaTime')).data;
assert.deepEqual([featured.name, Number(featured.statuses_count)], ['TeaTime', 1]);
assert.deepEqual((await me.getFeaturedTags()).data.map(tag => tag.id), [featured.id]);
await assert.rejects(me.createFeaturedTag('teatime'), failure => failure.response.status === 422);
await me.deleteFeaturedTag(featured.id);
assert.deepEqual((await me.getFeaturedTags()).data, []);
step('features a hashtag');

const streaming = await me.userStreaming();
await once(streaming, 'connect');
// A ping is answered when every frame before it has been processed.
streaming._client.ping();
await once(streaming._client, 'pong');
const updated = once(streaming, 'update');
const theirs = (await other.postStatus('Coming')).data;
assert.equal((await updated)[0].id, theirs.id);
const notified = once(streaming, 'notification');
await other.favouriteStatus(mine.id);
assert.equal((await notified)[0].type, 'favourite');
step('hears what happens');

assert.equal((await me.muteStatus(mine.id)).data.muted, true);
assert.equal((await me.getStatus(mine.id)).data.muted, true);
await assert.rejects(me.editStatus(mine.id, { status: 'The kettle was on' }), failure => failure.response.status === 422 && failure.response.data.error.includes('Editing'));
step('mutes a conversation, and is told what is not there yet');

const deleted = once(streaming, 'delete');
await other.deleteStatus(theirs.id);
assert.equal((await deleted)[0], theirs.id);
streaming.stop();
step('done');
process.exit(0);
