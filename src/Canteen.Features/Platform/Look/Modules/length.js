// @ts-check
// How long a post is, as the server counts it, with the same grammar of addresses and mentions as in Canteen.Domain/Posts. A test keeps the
// two equal.

const LINK_LENGTH = 23, MAX_LINK = 2048, LARGEST = 32;
const LETTER = '\\p{L}\\p{Mn}\\p{Mc}\\p{Nd}', LATIN = '0-9A-Za-z\\u{c0}-\\u{24f}\\u{300}-\\u{36f}\\u{1e00}-\\u{1eff}';
// The last label of a host ends where another script begins after Latin letters.
const LABEL = `[${LETTER}](?:[${LETTER}_-]*[${LETTER}])?`;
const HOST = `(?:${LABEL}\\.)+(?:[0-9A-Za-z](?:[${LATIN}_-]*[${LATIN}])?|(?![0-9A-Za-z])${LABEL})`;
const LOCAL_END = `(?!(?:[_-]*|\\.)[${LATIN}])`;
const LINK = '(?<![\\p{Lu}\\p{Ll}\\p{Lt}\\p{Nd}\\p{Nl}@#＠＃])(?:[Hh][Tt][Tt][Pp][Ss]?:\\/\\/)'
  + `(?<host>\\[[^\\]]+\\]|[Ll][Oo][Cc][Aa][Ll][Hh][Oo][Ss][Tt]${LOCAL_END}|${HOST})(?<port>:\\d{1,5}(?!\\d))?`;
const MENTION = `(?<![${LETTER}\\p{Nl}_/=])(?<name>@\\w(?:[\\w.-]*\\w)?)`
  + `(?:@(?:localhost${LOCAL_END}|${HOST})(?::\\d{1,5})?)?`;
const PARTS = new RegExp(`${LINK}|${MENTION}`, 'gu');
const INSIDE = /(?!\x60)[!#-;=?-[\]^_a-~\p{L}\p{M}\p{N}\p{Sc}\p{Sk}\p{So}\u00b7\u30fb\u2010-\u2013]/u;
const JOINED = /[\p{Lo}\p{Lm}\p{M}\p{So}\p{Sk}]/u;
const CLOSING = /** @type {Record<string, string>} */ ({ '(': ')', '[': ']', '{': '}' });
const parts = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Where the path, query and fragment that begin at a position end. @param {string} text @param {number} at */
function endOfTail(text, at) {
  if (!/[/?#]/.test(text.charAt(at))) return at;
  const open = /** @type {[string, number][]} */ ([]);
  const runes = [...text.slice(at, at + MAX_LINK)];
  let end = at;
  for (const [i, rune] of runes.entries()) {
    const joins = /[\u200c\u200d]/.test(rune) && JOINED.test(runes[i - 1] ?? '') && JOINED.test(runes[i + 1] ?? '');
    const isNext = /^https?:\/\//i.test(text.slice(end, end + 8)) && /[\p{Lo}\p{Lm}\p{Mn}\p{Mc}]/u.test(runes[i - 1] ?? '');
    if (rune === '\ufffd' || isNext || !(joins || INSIDE.test(rune))) break;
    if (rune in CLOSING) open.push([CLOSING[rune], end]);
    else if (/[)\]}]/.test(rune) && open.pop()?.[0] !== rune) break;
    end += rune.length;
  }
  const tail = text.slice(at, open[0]?.[1] ?? end);
  return at + tail.replace(/(?:[.,:;!?'*~|^\u00b7\u30fb\u2010-\u2013]|'s)+$/i, '').length;
}

/** @param {string} host */
function isHost(host) {
  const isNumber = /\.(?:\d+|0x[\da-f]*)$/i.test(host);
  // Browsers map some names to others; such a name only looks like a host.
  const isItself = host.normalize('NFKC').toLowerCase() === host.toLowerCase();
  return isItself && URL.canParse(`https://${host}`) && (!isNumber || new URL(`https://${host}`).host === host);
}

/** Counts graphemes; a link counts 23, and a mention of somebody on another server counts only the name. @param {string} text */
export function length(text) {
  let counted = '', at = 0;
  for (const part of text.matchAll(PARTS)) {
    if (part.index < at) continue;
    const { host, port, name } = part.groups ?? {};
    let end = part.index + part[0].length, said = name;
    if (host) {
      if (Number(port?.slice(1)) > 65535) end -= port.length;
      const named = /^[@%]|^:[^@/?#\\ \n\t<>"]*@/.test(text.slice(end));
      if (!named) end = endOfTail(text, end);
      said = named || !isHost(host) || end - part.index >= MAX_LINK ? text.slice(part.index, end) : '~'.repeat(LINK_LENGTH);
    }
    counted += text.slice(at, part.index) + said;
    at = end;
  }
  return [...parts.segment(counted + text.slice(at))].reduce((sum, part) => sum + Math.ceil(part.segment.length / LARGEST), 0);
}
