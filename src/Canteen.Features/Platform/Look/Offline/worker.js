// @ts-check
// Runs beside the pages of somebody who is signed in. Everything comes from the network as ever. When there is none, it answers with the
// home page as it last was, or with a page that says so. Nothing is sent from here.

const SHELL = 'canteen-shell-%VERSION%', HOME = 'canteen-home.', OFFLINE = '/offline', DAY = 24 * 3600_000;
const FILES = ['%STYLE%', '%SCRIPT%', '/favicon.svg'];
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

async function install() {
  const shell = await caches.open(SHELL);
  // Without cookies: the page that is kept says nothing about whoever is signed in.
  await shell.addAll([...FILES, new Request(OFFLINE, { credentials: 'omit' })]);
  await worker.skipWaiting();
}

async function activate() {
  const old = (await caches.keys()).filter(name => name.startsWith('canteen-shell-') && name !== SHELL);
  await Promise.all(old.map(name => caches.delete(name)));
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

const homes = async () => (await caches.keys()).filter(name => name.startsWith(HOME));

const forgetHomes = async () => Promise.all((await homes()).map(name => caches.delete(name)));

/** @param {Response} answer */
async function keepHome(answer) {
  const text = await answer.text(), viewer = /<body[^>]* data-viewer="([^"]+)"/.exec(text)?.[1];
  await forgetHomes();
  if (!viewer) return;
  const headers = new Headers(answer.headers);
  headers.set('kept-at', String(Date.now()));
  await (await caches.open(HOME + viewer)).put('/home', new Response(text, { headers }));
}

let signOuts = 0;

/** The first page came before the worker, which could not keep it: so it is fetched once more, alone. */
async function keepFirst() {
  if ((await homes()).length) return;
  const before = signOuts, answer = await fetch('/home');
  if (answer.ok) await keepHome(answer);
  // Whoever signed out meanwhile leaves nothing behind.
  if (signOuts !== before) await forgetHomes();
}

async function leave() {
  signOuts++;
  await forgetHomes();
}

/** The home page as it last was, with the time in it; undefined when there is none, or only an old one. */
async function keptHome() {
  const [name] = await homes();
  const kept = name && await (await caches.open(name)).match('/home');
  const at = Number(kept ? kept.headers.get('kept-at') : 0);
  if (!kept || Date.now() - at > DAY) return forgetHomes().then(() => undefined);
  return new Response((await kept.text()).replace('<html ', `<html data-offline="${at}" `), { headers: kept.headers });
}

/** @param {FetchEvent} event */
async function visit(event) {
  const { pathname, search } = new URL(event.request.url), isHome = pathname === '/home';
  try {
    const answer = await event.preloadResponse ?? await fetch(event.request);
    if (isHome && !search && answer.status === 200) event.waitUntil(keepHome(answer.clone()));
    return answer;
  } catch (unreached) {
    const kept = isHome || pathname === '/' ? await keptHome() : undefined;
    const said = kept ?? await (await caches.open(SHELL)).match(OFFLINE);
    if (said) return said;
    throw unreached;
  }
}

worker.addEventListener('install', event => event.waitUntil(install()));
worker.addEventListener('activate', event => event.waitUntil(activate()));
worker.addEventListener('message', event => { if (event.data === 'home') event.waitUntil(keepFirst()); });
worker.addEventListener('fetch', event => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (request.method === 'GET') event.respondWith(visit(event));
    else if (pathname === '/sign-out') event.waitUntil(leave());
  } else if (FILES.includes(pathname)) {
    event.respondWith(caches.open(SHELL).then(shell => shell.match(pathname)).then(file => file ?? fetch(request)));
  }
});
