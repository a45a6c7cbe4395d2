// @ts-check
// What the browser keeps for us on this device. Where it keeps nothing (storage is blocked, or full), values last as long as the page.

/** @param {'localStorage' | 'sessionStorage'} name */
function storeOf(name) {
  /** @type {Map<string, string>} */
  const here = new Map();

  /** @template T @param {(store: Storage) => T} use @param {T} otherwise @returns {T} */
  function tryTo(use, otherwise) {
    try {
      return use(window[name]);
    } catch {
      return otherwise;
    }
  }

  return {
    /** @param {string} key @returns {string | null} */
    get: key => here.get(key) ?? tryTo(store => store.getItem(key), null),

    /** @param {string} key @param {string} value */
    set(key, value) {
      const isKept = tryTo(store => {
        store.setItem(key, value);
        return true;
      }, false);
      if (isKept) here.delete(key);
      else here.set(key, value);
    },

    /** @param {string} key */
    drop(key) {
      here.delete(key);
      tryTo(store => store.removeItem(key), undefined);
    },

    keys: () => [...here.keys(), ...tryTo(store => Object.keys(store), [])],
  };
}

export const device = storeOf('localStorage');
export const tab = storeOf('sessionStorage');
