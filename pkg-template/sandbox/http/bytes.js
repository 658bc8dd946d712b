const encoder = new TextEncoder();

/** @param {string} text */
export const encode = (text) => encoder.encode(text);

/** @param {string} text */
export const byteLength = (text) => encode(text).length;
