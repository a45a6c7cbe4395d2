// Listens to a running server through masto, the client library of Phanpy and Elk, over its WebSocket.
//
// Usage: node masto.mjs ADDRESS TOKEN OTHER_TOKEN
//
// Prints "ok" for every step that succeeds. The first one that fails ends the program with a stack trace.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createRestAPIClient, createStreamingAPIClient } from 'masto';
import WebSocket from 'ws';

const [address, token, otherToken] = process.argv.slice(2);
const me = createRestAPIClient({ url: address, accessToken: token });
const other = createRestAPIClient({ url: address, accessToken: otherToken });
/** @type {Socket} */
let socket;
let said = 0;

/** Masto does not say when a subscription is active; the socket that it uses can be asked. */
class Socket extends WebSocket {
  constructor(...all) {
    super(...all);
    socket = this;
  }

  send(...all) {
    said++;
    super.send(...all);
  }
}

const step = name => console.log('ok', name);

/** A ping is answered when every frame before it has been processed. */
async function settled(frames) {
  while (said < frames) await new Promise(resolve => setImmediate(resolve));
  socket.ping();
  await once(socket, 'pong');
}

function listen(streaming) {
  const subscriptions = {
    home: streaming.user.subscribe(),
    notifications: streaming.user.notification.subscribe(),
    local: streaming.public.local.subscribe(),
    tag: streaming.hashtag.subscribe({ tag: 'TeaTime' }),
    quiet: streaming.direct.subscribe(),
  };
  return Object.fromEntries(Object.entries(subscriptions).map(([name, heard]) => {
    const ear = heard[Symbol.asyncIterator]();
    let waiting = ear.next();
    return [name, {
      stop: () => heard.unsubscribe(),
      async next() {
        const { value } = await waiting;
        waiting = ear.next();
        return value;
      },
    }];
  }));
}

async function hears(ear, event, id) {
  const heard = await ear.next();
  assert.equal(heard.event, event);
  assert.equal(event === 'delete' ? heard.payload : heard.payload.id, id);
  return heard.payload;
}

const instance = await me.v2.instance.fetch();
const streaming = createStreamingAPIClient({ streamingApiUrl: instance.configuration.urls.streaming, accessToken: token, implementation: Socket });
const ears = listen(streaming);
await settled(Object.keys(ears).length);
assert.equal(socket.protocol, token);
step('connects, and the token comes back as the subprotocol');

const post = await other.v1.statuses.create({ status: 'The kettle is on #TeaTime' });
for (const ear of [ears.home, ears.local, ears.tag]) {
  const heard = await hears(ear, 'update', post.id);
  assert.equal(heard.account.id, post.account.id);
  assert.equal(heard.content, post.content);
}
step('hears a post on three streams of one socket');

const mine = await me.v1.statuses.create({ status: 'Coming', visibility: 'unlisted' });
await hears(ears.home, 'update', mine.id);
await other.v1.statuses.$select(mine.id).favourite();
for (const ear of [ears.home, ears.notifications]) {
  const notification = (await ear.next()).payload;
  assert.equal(notification.type, 'favourite');
  assert.equal(notification.status.id, mine.id);
}
step('hears what others did');

await other.v1.statuses.$select(post.id).remove();
for (const ear of [ears.home, ears.local, ears.tag]) await hears(ear, 'delete', post.id);
step('hears what was taken back');

ears.local.stop();
await settled(Object.keys(ears).length + 1);
const last = await other.v1.statuses.create({ status: 'Biscuits #teatime' });
await hears(ears.home, 'update', last.id);
await hears(ears.tag, 'update', last.id);
step('listens on after it has left one stream');

const them = me.v1.accounts.$select(last.account.id);
assert.equal((await them.mute({ duration: 3600 })).muting, true);
assert.equal((await me.v1.mutes.list())[0].id, last.account.id);
await other.v1.statuses.create({ status: 'Unheard #teatime' });
assert.equal((await them.unmute()).muting, false);
const heard = await other.v1.statuses.create({ status: 'Heard #teatime' });
await hears(ears.home, 'update', heard.id);
await hears(ears.tag, 'update', heard.id);
step('hears nothing of whom it mutes');

const ward = await me.v1.lists.create({ title: 'Ward 7', repliesPolicy: 'followed', exclusive: true });
assert.deepEqual([ward.title, ward.repliesPolicy, ward.exclusive], ['Ward 7', 'followed', true]);
const its = me.v1.lists.$select(ward.id);
await its.accounts.create({ accountIds: [last.account.id] });
assert.deepEqual((await its.accounts.list()).map(account => account.id), [last.account.id]);
assert.deepEqual((await them.lists.list()).map(list => list.id), [ward.id]);
assert.equal((await its.update({ title: 'Ward 8' })).title, 'Ward 8');
await its.accounts.remove({ accountIds: [last.account.id] });
assert.deepEqual(await its.accounts.list(), []);
await its.remove();
assert.deepEqual(await me.v1.lists.list(), []);
step('makes and deletes a list');

const tea = me.v1.tags.$select('TeaTime');
assert.equal((await tea.follow()).following, true);
// Spelt as it was first posted, however it is asked for.
assert.deepEqual((await me.v1.followedTags.list()).map(tag => tag.name), ['teatime']);
assert.equal((await tea.unfollow()).following, false);
assert.deepEqual(await me.v1.followedTags.list(), []);
step('follows a hashtag');

assert.equal((await tea.feature()).featuring, true);
const featured = await me.v1.featuredTags.list();
assert.deepEqual(featured.map(tag => [tag.name, tag.url.endsWith('/tagged/teatime')]), [['TeaTime', true]]);
assert.equal(featured[0].statusesCount, '0');
const biscuit = await other.v1.featuredTags.create({ name: 'teatime' });
assert.ok(Number(biscuit.statusesCount) > 0);
assert.match(biscuit.lastStatusAt, /^\d{4}-\d\d-\d\d$/);
assert.deepEqual((await them.featuredTags.list()).map(tag => tag.id), [biscuit.id]);
await other.v1.featuredTags.$select(biscuit.id).remove();
assert.deepEqual(await them.featuredTags.list(), []);
assert.deepEqual((await other.v1.featuredTags.suggestions.list()).map(tag => tag.name), ['teatime']);
assert.equal((await tea.unfeature()).featuring, false);
step('features a hashtag');

const myself = await me.v1.accounts.verifyCredentials();
const inDirectory = await me.v1.directory.list({ order: 'new', local: true, limit: 10 });
assert.ok(inDirectory.some(account => account.id === last.account.id));
assert.match(inDirectory.find(account => account.id === last.account.id).lastStatusAt, /^\d{4}-\d\d-\d\d$/);
assert.equal((await me.v1.directory.list({ offset: inDirectory.length })).length, 0);
step('reads the directory');

for (let tries = 0; ; tries++) {
  const { statuses } = await me.v2.search.list({ q: 'teatime', type: 'statuses', limit: 5 });
  if (statuses.length > 0) break;
  assert.ok(tries < 200, 'a post is found a moment after it was written');
  await new Promise(resolve => setTimeout(resolve, 50));
}
const searched = await me.v2.search.list({ q: 'teatime', limit: 5 });
assert.ok(searched.statuses.length > 0 && searched.hashtags.length > 0);
step('searches posts');

const [suggested] = await other.v2.suggestions.list({ limit: 10 });
assert.deepEqual([suggested.account.id, suggested.source, suggested.sources], [myself.id, 'global', []]);
assert.deepEqual((await other.v1.suggestions.list()).map(account => account.id), [myself.id]);
await other.v1.suggestions.$select(myself.id).remove();
assert.deepEqual(await other.v2.suggestions.list(), []);
step('is suggested people, and dismisses one');

// The library does not know collections, but makes addresses of names.
const nights = (await me.v1.collections.create({ name: 'Nights', tagName: 'NightShift', discoverable: true, accountIds: [last.account.id] }))
  .collection;
assert.deepEqual([nights.name, nights.tag.name, nights.accountId, nights.itemCount], ['Nights', 'NightShift', myself.id, 0]);
assert.deepEqual(nights.items.map(item => [item.accountId, item.state]), [[last.account.id, 'pending']]);
const collection = me.v1.collections.$select(nights.id);
assert.equal((await collection.update({ name: 'Lates' })).collection.name, 'Lates');
assert.deepEqual((await collection.fetch()).accounts.map(account => account.id), [myself.id, last.account.id]);
const listed = await other.v1.accounts.$select(myself.id).collections.list({ limit: 5 });
assert.deepEqual(listed.collections.map(one => [one.id, one.description, one.discoverable]), [[nights.id, null, true]]);
const asked = (await other.v1.accounts.$select(last.account.id).inCollections.list()).collections[0];
await assert.rejects(other.v1.collections.$select(asked.id).remove(), failure => failure.statusCode === 403);
await other.v1.collections.$select(asked.id).items.$select(asked.items[0].id).revoke();
assert.deepEqual((await collection.fetch()).accounts.map(account => account.id), [myself.id]);
await assert.rejects(collection.items.create({ accountId: last.account.id }), failure => failure.statusCode === 403);
const own = (await collection.items.create({ accountId: myself.id })).collectionItem;
assert.equal(own.state, 'accepted');
await collection.items.$select(own.id).remove();
await collection.remove();
assert.deepEqual((await me.v1.accounts.$select(myself.id).collections.list()).collections, []);
await assert.rejects(me.v1.collections.create({ name: '' }), /blank/);
step('makes a collection, from which somebody takes themselves out');

const filter = await me.v2.filters.create({
  title: 'Nights', context: ['home', 'public'], filterAction: 'warn', expiresIn: 3600,
  keywordsAttributes: [{ keyword: 'night shift', wholeWord: 'true' }],
});
assert.equal((await ears.home.next()).event, 'filters_changed');
assert.deepEqual([filter.title, filter.filterAction, filter.keywords[0].keyword], ['Nights', 'warn', 'night shift']);
const night = await other.v1.statuses.create({ status: 'Night shift again #teatime' });
for (const ear of [ears.home, ears.tag]) {
  const [found] = (await hears(ear, 'update', night.id)).filtered;
  assert.deepEqual([found.filter.title, found.keywordMatches], ['Nights', ['night shift']]);
}
assert.equal((await me.v1.timelines.home.list({ limit: 1 }))[0].filtered[0].filter.id, filter.id);
const part = me.v2.filters.$select(filter.id);
await part.statuses.create({ statusId: last.id });
assert.deepEqual((await me.v1.statuses.$select(last.id).fetch()).filtered[0].statusMatches, [last.id]);
assert.deepEqual((await other.v1.statuses.$select(last.id).fetch()).filtered, []);
assert.equal((await part.update({ title: 'Rotas' })).title, 'Rotas');
await part.remove();
assert.deepEqual(await me.v2.filters.list(), []);
step('filters');

assert.equal((await them.follow({ notify: true })).notifying, true);
const rung = await other.v1.statuses.create({ status: 'A bell rings' });
const bell = (await ears.notifications.next()).payload;
assert.deepEqual([bell.type, bell.status.id], ['status', rung.id]);
step('is told of new posts');

assert.equal((await them.block()).blocking, true);
assert.equal((await me.v1.blocks.list())[0].id, last.account.id);
await assert.rejects(other.v1.accounts.$select((await me.v1.accounts.verifyCredentials()).id).fetch(), /not found/i);
assert.equal((await them.unblock()).blocking, false);
step('blocks and unblocks');

const closed = once(socket, 'close');
streaming.close();
await closed;
step('done');
process.exit(0);
