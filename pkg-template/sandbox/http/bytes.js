/** @param {string} text */
export const encode = (text) => new TextEncoder().encode(text);

/** @param {string} text */
export const byteLength = (text) => encode(text).length;
